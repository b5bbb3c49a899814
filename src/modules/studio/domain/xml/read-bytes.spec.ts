import { describe, expect, it } from 'vitest';
import { mostBytes, readBytes } from './read-bytes.ts';

describe('reading bytes', () => {
  const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding);

  it('takes UTF-8 with and without mark', () => {
    expect(readBytes(bytes('<?xml version="1.0" encoding="utf-8"?><ä/>'))).toMatchObject({ ok: true });
    expect(readBytes(bytes('\ufeff<ä/>'))).toEqual({ ok: true, text: '<ä/>' });
  });

  it.each([
    ['UTF-16', bytes('\ufeff<a/>', 'utf16le')],
    ['another declared encoding', bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a/>')],
    ['bytes of another encoding', bytes('<?xml version="1.0" encoding="windows-1252"?><ä/>', 'latin1')],
    ['bytes of another encoding that say nothing', bytes('<ä/>', 'latin1')],
  ])('refuses %s', (_, given) => {
    expect(readBytes(given)).toMatchObject({ ok: false, code: 'encoding' });
  });

  it('refuses what is too large before reading it', () => {
    expect(readBytes(new Uint8Array(mostBytes + 1))).toMatchObject({ ok: false, code: 'too-large', detail: '8' });
  });
});
