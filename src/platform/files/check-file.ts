import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { cleanHeic } from './heic.ts';
import { cleanJpeg } from './jpeg.ts';
import { inspectPdf } from './pdf.ts';
import { cleanPng } from './png.ts';
import { extensionOf, fittingExtensions, safeName } from './safe-name.ts';
import type { AllowedFiles, CheckedFile, FileCheck, FileRefusal, FileType } from './types.ts';

/**
 * Gives an upload back in the form in which it is kept: type told from its content, image metadata such as the place removed, safe name, hash of what is kept.
 * Refused when empty, too large, of a type that is not wanted or does not fit its name, damaged, encrypted or with active content.
 */
export const checkFile: FileCheck['check'] = (file, allowed) => {
  if (file.bytes.length === 0) return refuse('file-empty');
  if (file.bytes.length > allowed.maxBytes) return refuse('file-too-large', { maxBytes: allowed.maxBytes });
  const type = signatures.find((entry) => entry.matches(file.bytes))?.type;
  if (type === undefined || !mayBe(type, file.name, allowed)) return refuse('file-type', { types: [...allowed.types] });
  const kept = readers[type](file.bytes);
  return kept.ok ? ok(checked(file.name, type, kept.value)) : kept;
};

const mayBe = (type: FileType, name: string, allowed: AllowedFiles): boolean =>
  allowed.types.includes(type) && fittingExtensions[type].includes(extensionOf(name));

const checked = (name: string, type: FileType, bytes: Uint8Array): CheckedFile => ({
  name: safeName(name, type),
  type,
  mediaType: mediaTypes[type],
  bytes,
  sha256: sha256Of(bytes).toString('hex'),
});

const startsWith = (bytes: Uint8Array, at: number, ...wanted: readonly number[]): boolean =>
  wanted.every((value, index) => bytes[at + index] === value);
const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

const signatures: readonly { readonly type: FileType; readonly matches: (bytes: Uint8Array) => boolean }[] = [
  { type: 'png', matches: (bytes) => startsWith(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: 'jpeg', matches: (bytes) => startsWith(bytes, 0, 0xff, 0xd8, 0xff) },
  { type: 'heic', matches: (bytes) => ascii(bytes, 4, 8) === 'ftyp' && /hei[cxms]|hev[cx]/u.test(ascii(bytes, 8, 64)) },
  { type: 'pdf', matches: (bytes) => ascii(bytes, 0, 1024).includes('%PDF-') },
];

const readers: Readonly<Record<FileType, (bytes: Uint8Array) => Result<Uint8Array, FileRefusal>>> = {
  pdf: inspectPdf,
  jpeg: cleanJpeg,
  png: cleanPng,
  heic: cleanHeic,
};

const mediaTypes = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
} as const satisfies Record<FileType, string>;
