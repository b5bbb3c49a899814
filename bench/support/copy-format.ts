import { closeSync, openSync, writeSync } from 'node:fs';

/** A file in PostgreSQL's binary COPY format, written in large pieces. */
export class CopyFile {
  readonly #file: number;
  #buffer = Buffer.allocUnsafe(8_000_000);
  #at = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o644);
    this.#put(Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1'));
  }

  /** One row; null is a null, every other field is its bytes in the binary form of its type. */
  row(fields: readonly (Uint8Array | null)[]): void {
    const size = fields.reduce((sum, field) => sum + 4 + (field?.length ?? 0), 2);
    if (this.#at + size > this.#buffer.length) this.#flush();
    this.#at = this.#buffer.writeInt16BE(fields.length, this.#at);
    for (const field of fields) {
      this.#at = this.#buffer.writeInt32BE(field?.length ?? -1, this.#at);
      if (!field) continue;
      this.#buffer.set(field, this.#at);
      this.#at += field.length;
    }
  }

  close(): void {
    this.#put(Buffer.from([0xff, 0xff]));
    this.#flush();
    closeSync(this.#file);
  }

  #put(bytes: Buffer): void {
    this.#buffer.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #flush(): void {
    writeSync(this.#file, this.#buffer, 0, this.#at);
    this.#at = 0;
  }
}

/** The binary form of a value of a type, from what `to_jsonb` gives for it. */
export function binary(type: string, value: unknown): Buffer | null {
  if (value === null || value === undefined) return null;
  const known = forms[type];
  if (!known) throw new Error(`the type ${type} is not known to the bench`);
  return known(value);
}

/** A UUID as its 16 bytes. */
export const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** An instant as microseconds since the year 2000. */
export function instantBytes(milliseconds: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(BigInt(milliseconds - year2000) * 1_000n);
  return bytes;
}

/** Text of JSON as `jsonb`. */
export const jsonBytes = (text: string): Buffer => Buffer.concat([Buffer.of(1), Buffer.from(text)]);

const year2000 = Date.UTC(2000, 0, 1);
const int4 = (value: unknown): Buffer => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(Number(value));
  return bytes;
};
const forms: Readonly<Record<string, (value: unknown) => Buffer>> = {
  uuid: (value) => uuidBytes(String(value)),
  text: (value) => Buffer.from(String(value)),
  int4,
  int8: (value) => {
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeBigInt64BE(BigInt(String(value)));
    return bytes;
  },
  bool: (value) => Buffer.of(value ? 1 : 0),
  timestamptz: (value) => instantBytes(Date.parse(String(value))),
  date: (value) => int4((Date.parse(String(value)) - year2000) / 86_400_000),
  bytea: (value) => Buffer.from(String(value).slice(2), 'hex'),
  jsonb: (value) => jsonBytes(JSON.stringify(value)),
};
