import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aHeic, aJpeg, aPdf, aPng, box, chunk, objectStream, segment } from './file-builders.ts';
import { checkFile } from './index.ts';
import type { AllowedFiles, FileRefusal } from './types.ts';

const allowed: AllowedFiles = { types: ['pdf', 'jpeg', 'png', 'heic'], maxBytes: 5_000_000 };
const secret = 'GPS 51.3397 12.3731';
const check = (name: string, bytes: Uint8Array) => checkFile({ name, bytes }, allowed);
const reasonFor = (name: string, bytes: Uint8Array): FileRefusal | 'accepted' => {
  const result = check(name, bytes);
  return result.ok ? 'accepted' : result.reason;
};
const keptText = (name: string, bytes: Uint8Array): string => {
  const result = check(name, bytes);
  if (!result.ok) throw new Error(result.reason);
  return Buffer.from(result.value.bytes).toString('latin1');
};

describe('checkFile', () => {
  it.each([
    ['a.pdf', aPdf(), 'application/pdf'],
    ['a.JPG', aJpeg(), 'image/jpeg'],
    ['a.png', aPng(), 'image/png'],
    ['a.heic', aHeic(), 'image/heic'],
  ])('keeps a good %s with its media type and the hash of what is kept', (name, bytes, mediaType) => {
    const result = check(name, bytes);
    expect(result).toMatchObject({ ok: true, value: { mediaType, name: name.toLowerCase() } });
    if (result.ok) expect(result.value.sha256).toBe(createHash('sha256').update(result.value.bytes).digest('hex'));
  });

  it.each<[string, string, Uint8Array, FileRefusal]>([
    ['nothing', 'a.pdf', new Uint8Array(), 'file-empty'],
    ['more than wanted', 'a.pdf', new Uint8Array(5_000_001), 'file-too-large'],
    ['a program named pdf', 'a.pdf', Buffer.from('MZ\x90\0program'), 'file-type'],
    ['a picture named pdf', 'a.pdf', aPng(), 'file-type'],
    ['no extension', 'scan', aPdf(), 'file-type'],
    ['a double extension', 'a.pdf.exe', aPdf(), 'file-type'],
    ['a page of HTML', 'a.png', Buffer.from('<html>'), 'file-type'],
  ])('refuses %s', (_, name, bytes, reason) => {
    expect(reasonFor(name, bytes)).toBe(reason);
  });

  it('refuses a type that the question does not want', () => {
    expect(checkFile({ name: 'a.png', bytes: aPng() }, { ...allowed, types: ['pdf'] })).toMatchObject({
      reason: 'file-type',
    });
  });

  it('never throws, whatever the bytes are', () => {
    const starts = [aPdf(), aJpeg(), aPng(), aHeic()];
    const names = ['a.pdf', 'a.jpg', 'a.png', 'a.heic'];
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 12 }),
        fc.nat(2000),
        (which, changes, length) => {
          const bytes = Uint8Array.from(starts[which]!);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          checkFile({ name: names[which]!, bytes }, allowed);
          checkFile({ name: names[which]!, bytes: bytes.subarray(0, length) }, allowed);
        },
      ),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.uint8Array({ maxLength: 400 }),
        (name, bytes) => void check(name, bytes),
      ),
    );
  });
});

describe('PNG', () => {
  it('loses text, place and time but keeps the picture and its profile', () => {
    const extra = [
      chunk('tEXt', `Comment\0${secret}`),
      chunk('eXIf', secret),
      chunk('iTXt', secret),
      chunk('tIME', '1234567'),
      chunk('prVt', secret),
    ];
    const profile = chunk('iCCP', Buffer.concat([Buffer.from('sRGB\0\0'), deflateSync('profile')]));
    const text = keptText('a.png', aPng({ extra: [...extra, profile] }));
    expect(text).not.toContain(secret);
    expect(text).not.toContain('tIME');
    expect(text).toContain('iCCP');
    expect(keptText('a.png', Buffer.from(text, 'latin1'))).toBe(text);
  });

  it('cuts off what follows its end', () => {
    expect(keptText('a.png', Buffer.concat([aPng(), Buffer.from('PK\x03\x04 hidden')]))).not.toContain('hidden');
  });

  it.each<[string, Uint8Array, FileRefusal]>([
    ['a wrong checksum', aPng().with(40, 0xaa), 'file-damaged'],
    ['a cut file', aPng().subarray(0, 50), 'file-damaged'],
    ['too little image data', aPng({ raw: Buffer.alloc(10) }), 'file-damaged'],
    ['a bomb: more image data than the header says', aPng({ raw: Buffer.alloc(30_000_000) }), 'file-damaged'],
    ['a giant header', aPng({ width: 29_000, height: 29_000 }), 'file-too-large'],
    ['an endless side', aPng({ width: 2_000_000_000 }), 'file-too-large'],
    ['an unknown critical chunk', aPng({ extra: [chunk('EVIL', 'x')] }), 'file-damaged'],
    ['a depth that does not exist', aPng({ depth: 3 }), 'file-damaged'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(reasonFor('a.png', bytes)).toBe(reason);
  });

  it('reads interlaced pictures', () => {
    expect(reasonFor('a.png', aPng({ width: 8, height: 8, interlace: 1, raw: Buffer.alloc(interlacedBytes) }))).toBe(
      'accepted',
    );
  });
});

describe('JPEG', () => {
  it('loses place, camera and comments but keeps how it is turned and its profile', () => {
    const exif = segment(
      0xe1,
      Buffer.concat([
        Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0', 'latin1'),
        Buffer.from(secret),
      ]),
    );
    const others = [
      segment(0xfe, secret),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`),
      segment(0xed, secret),
      segment(0xe2, `MPF\0${secret}`),
    ];
    const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01profile');
    const text = keptText('a.jpg', aJpeg({ extra: [exif, ...others, profile] }));
    expect(text).not.toContain(secret);
    expect(text).toContain('ICC_PROFILE');
    expect(text).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06');
    expect(keptText('a.jpg', Buffer.from(text, 'latin1'))).toBe(text);
  });

  it('loses the small preview and what follows the end', () => {
    const jfif = segment(
      0xe0,
      Buffer.concat([Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\x04\x04', 'latin1'), Buffer.from(secret)]),
    );
    expect(keptText('a.jpg', Buffer.concat([aJpeg({ extra: [jfif] }), Buffer.from(secret)]))).not.toContain(secret);
  });

  it('keeps restart markers and stuffed bytes inside the picture', () => {
    const scan = Buffer.from([1, 0xff, 0, 2, 0xff, 0xd3, 4, 0xff, 0, 5]);
    expect(keptText('a.jpg', aJpeg({ scan }))).toContain(scan.toString('latin1'));
  });

  it.each<[string, Uint8Array, FileRefusal]>([
    ['no end', aJpeg().subarray(0, -2), 'file-damaged'],
    ['no picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'file-damaged'],
    ['a height of nothing', aJpeg({ height: 0 }), 'file-damaged'],
    ['a giant', aJpeg({ height: 29_000, width: 29_000 }), 'file-too-large'],
    ['hundreds of scans', aJpeg({ scans: 300 }), 'file-too-large'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(reasonFor('a.jpg', bytes)).toBe(reason);
  });
});

describe('HEIC', () => {
  it('blanks Exif and XMP items where they lie and keeps the picture', () => {
    const text = keptText('a.heic', aHeic({ exif: secret, more: [box('uuid', secret)] }));
    expect(text).not.toContain(secret);
    expect(text).toContain('PICTURE');
    expect(text).toHaveLength(aHeic({ exif: secret, more: [box('uuid', secret)] }).length);
  });

  it.each<[string, Uint8Array, FileRefusal]>([
    ['a cut file', aHeic().subarray(0, -3), 'file-damaged'],
    ['a giant', aHeic({ width: 40_000 }), 'file-too-large'],
    ['metadata outside of the file', aHeic({ exif: secret, exifAt: 1_000_000 }), 'file-damaged'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(reasonFor('a.heic', bytes)).toBe(reason);
  });
});

describe('PDF', () => {
  it('stays as it is, byte for byte', () => {
    expect(keptText('a.pdf', aPdf())).toBe(Buffer.from(aPdf()).toString('latin1'));
  });

  it.each<[string, Uint8Array, FileRefusal | 'accepted']>([
    ['an opening on page one', aPdf({ catalog: '/OpenAction [3 0 R /Fit]' }), 'accepted'],
    ['an opening that turns to a page', aPdf({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' }), 'accepted'],
    [
      'an opening by reference to a page',
      aPdf({ catalog: '/OpenAction 9 0 R', extra: ['9 0 obj [3 0 R /Fit] endobj'] }),
      'accepted',
    ],
    [
      'an opening that loads an address',
      aPdf({ catalog: '/OpenAction << /S /URI /URI (http://example.org) >>' }),
      'file-active-content',
    ],
    [
      'an opening by reference to an address',
      aPdf({ catalog: '/OpenAction 9 0 R', extra: ['9 0 obj << /S /URI >> endobj'] }),
      'file-active-content',
    ],
    ['an opening by reference to nothing', aPdf({ catalog: '/OpenAction 99 0 R' }), 'file-active-content'],
    [
      'a second opening behind a harmless one',
      aPdf({ catalog: '/OpenAction [3 0 R /Fit] /OpenAction << /S /URI >>' }),
      'file-active-content',
    ],
    [
      'a second version of a harmless target',
      aPdf({ catalog: '/OpenAction 9 0 R', extra: ['9 0 obj [3 0 R] endobj 9 0 obj << /S /URI >> endobj'] }),
      'file-active-content',
    ],
    [
      'openings without end',
      aPdf({ extra: Array<string>(20).fill('/OpenAction [3 0 R /Fit]') }),
      'file-active-content',
    ],
    ['a script', aPdf({ extra: ['9 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj'] }), 'file-active-content'],
    ['a script in disguise', aPdf({ extra: ['9 0 obj << /S /J#61va#53cript >> endobj'] }), 'file-active-content'],
    ['a program start', aPdf({ extra: ['9 0 obj << /S /Launch /F (cmd.exe) >> endobj'] }), 'file-active-content'],
    [
      'an attached file',
      aPdf({ extra: ['9 0 obj << /Type /Filespec /EF << /F 8 0 R >> >> endobj'] }),
      'file-active-content',
    ],
    [
      'a script in an object stream',
      aPdf({ extra: [objectStream(9, '<< /S /JavaScript /JS (x) >>')] }),
      'file-active-content',
    ],
    [
      'a short script name in an object stream',
      aPdf({ extra: [objectStream(9, '<< /JS 4 0 R >>')] }),
      'file-active-content',
    ],
    [
      'an object stream that hides its type',
      aPdf({ extra: [objectStream(9, '<< /S /Launch >>', '/Kind /Picture')] }),
      'file-active-content',
    ],
    [
      'an opening inside an object stream',
      aPdf({ catalog: '/OpenAction 9 0 R', extra: [objectStream(9, '<< /S /URI >>')] }),
      'file-active-content',
    ],
    ['a harmless object stream', aPdf({ extra: [objectStream(9, '<< /Type /Font >>')] }), 'accepted'],
    ['a bomb in an object stream', aPdf({ extra: [objectStream(9, ' '.repeat(20_000_000))] }), 'file-damaged'],
    [
      'a damaged object stream',
      aPdf({ extra: ['9 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\nxx\nendstream endobj'] }),
      'file-damaged',
    ],
    ['a password', aPdf({ trailer: '/Encrypt 9 0 R' }), 'file-encrypted'],
    ['a word like a password setting', aPdf({ catalog: '/EncryptMetadata true' }), 'accepted'],
    ['no end', aPdf().subarray(0, -8), 'file-damaged'],
    ['a cross-reference that is not there', Buffer.from('%PDF-1.4\nhello\nstartxref\n3\n%%EOF'), 'file-damaged'],
    [
      'an unknown version',
      Buffer.from(Buffer.from(aPdf()).toString('latin1').replace('PDF-1.4', 'PDF-9.9'), 'latin1'),
      'file-damaged',
    ],
  ])('with %s', (_, bytes, reason) => {
    expect(reasonFor('a.pdf', bytes)).toBe(reason);
  });
});

/** The seven passes of an 8 by 8 picture in RGBA, one filter byte a row. */
const interlacedBytes = [
  [1, 1],
  [1, 1],
  [2, 1],
  [2, 2],
  [4, 2],
  [4, 4],
  [8, 4],
].reduce((sum, [columns, rows]) => sum + rows! * (1 + columns! * 4), 0);
