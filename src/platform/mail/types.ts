/** Outgoing e-mail over SMTP. It says only that something happened; contents stay in the app. */
export interface Mailer {
  /** Sends one message; throws when the server refuses (the job is retried). `id` becomes the Message-ID so that a repeat is recognised. */
  send(mail: {
    readonly id: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
  }): Promise<void>;
  close(): Promise<void>;
}
