/** Outgoing notices to browsers. Like e-mail they say only that something happened; contents stay in the app. */
export interface Pusher {
  /** The application server key that a browser asks for when it subscribes (RFC 8292): uncompressed point, base64url. */
  readonly publicKey: string;
  /** Reads what a browser said about itself; null for anything else, and for services that the city does not know. */
  read(said: Readonly<Record<keyof PushTarget, string>>): PushTarget | null;
  /** Sends one notice; `gone` when the browser takes no more. Throws when the service refuses (the job is retried). */
  send(to: PushTarget, notice: PushNotice): Promise<'sent' | 'gone'>;
}

/** One browser on one device (W3C Push API, `PushSubscription`). */
export interface PushTarget {
  readonly endpoint: string;
  /** Public key of the browser: uncompressed point, base64url. */
  readonly p256dh: string;
  /** Secret between the city and the browser: 16 bytes, base64url. */
  readonly auth: string;
}
export interface PushNotice {
  /** The same for a repeat: a later one takes the place of an earlier one. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Where it leads, on the site of the city. */
  readonly url: string;
  /** For how long the service keeps it for a device that is away. */
  readonly seconds: number;
}
