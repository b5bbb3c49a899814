import type { FileType } from './types.ts';

/** A name fit for showing and saving: no path, no control or direction characters, NFC, at most 80 code points, extension in small letters. */
export const safeName = (name: string, type: FileType): string => {
  const extension = extensionOf(name) || fittingExtensions[type][0]!;
  const base = baseOf(name);
  const stem = [...base.slice(0, base.lastIndexOf('.') < 0 ? base.length : base.lastIndexOf('.'))];
  const kept = stem
    .slice(0, longest - extension.length - 1)
    .join('')
    .replace(/^[. ]+|[. ]+$/gu, '');
  return `${/[\p{L}\p{N}]/u.test(kept) && !reserved.test(kept) ? kept : fallback}.${extension}`;
};

/** The claimed extension in small letters, without the dot; empty when there is none. */
export const extensionOf = (name: string): string =>
  /\.([a-z0-9]{1,5})$/iu.exec(baseOf(name))?.[1]?.toLowerCase() ?? '';

/** The extensions under which each type may be sent; the first is given when a name has none. */
export const fittingExtensions: Readonly<Record<FileType, readonly string[]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  heic: ['heic', 'heif', 'hif'],
};

const baseOf = (name: string): string =>
  name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/^.*[/\\]/su, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/[. ]+$/u, '');

/** Names that old file systems keep for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;
const longest = 80;
const fallback = 'datei';
