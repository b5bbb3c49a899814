/** JSON lines without personal data: an event name, technical fields, and for faults the cause. */
export interface Log {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  /** `cause` is what was thrown; values that may belong to a person are taken out of it. */
  error(event: string, cause: unknown, fields?: Fields): void;
}
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>;
