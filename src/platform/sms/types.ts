/** Outgoing text messages. Like e-mail they say only that something happened; contents stay in the app. */
export interface Texter {
  /** Sends one message; throws when the gateway refuses (the job is retried). `id` lets the gateway recognise a repeat. */
  send(message: { readonly id: string; readonly to: string; readonly text: string }): Promise<void>;
}
