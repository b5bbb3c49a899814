/** Outgoing e-mail over SMTP. It says only that something happened; contents stay in the app. */
export interface Mailer {
  /** Sends one message; throws when the server refuses (the job is retried). `id` becomes the Message-ID so that a repeat is recognised. */
  send(mail: {
    readonly id: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    /** An invitation, its update or its cancellation, beside the text (RFC 6047). */
    readonly calendar?: { readonly method: 'request' | 'cancel'; readonly file: string };
  }): Promise<void>;
  close(): Promise<void>;
}
