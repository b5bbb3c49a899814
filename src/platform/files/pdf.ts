import { ok, type Result, refuse } from '#kernel/result';
import { hiddenObjects } from './pdf-streams.ts';
import type { FileRefusal } from './types.ts';

/**
 * Checks that a PDF (ISO 32000) has header, cross-reference and end, is not encrypted, and does nothing by itself when opened:
 * no script, no start of programs, no attached files, no forms that send, no action on opening. The bytes stay as they are.
 */
export const inspectPdf = (bytes: Uint8Array): Result<Uint8Array, FileRefusal> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!hasFrame(file)) return refuse('file-damaged');
  const names = namesOf(file);
  if (names.has('Encrypt')) return refuse('file-encrypted');
  const hidden = hiddenObjects(bytes, file);
  if (!hidden.ok) return hidden;
  const open = [withoutStreams(file), ...hidden.value];
  for (const text of open) for (const name of namesOf(text)) names.add(shortNames.has(name) ? `open ${name}` : name);
  if (activeNames.some((name) => names.has(name))) return refuse('file-active-content');
  return opensWithAction(open) ? refuse('file-active-content') : ok(bytes);
};

const hasFrame = (file: string): boolean => {
  const header = /%PDF-(?:1\.[0-7]|2\.0)/u.exec(file.slice(0, 1030));
  const tail = file.slice(-4096);
  const starts = [...tail.matchAll(/startxref\s+(\d{1,10})\s+%%EOF/gu)];
  const position = Number(starts.at(-1)?.[1] ?? Number.NaN);
  if (!header || !Number.isFinite(position)) return false;
  // A few programs count from the header instead of from the start of the file.
  return [position, position + header.index].some((at) =>
    /^\s{0,4}(?:xref\b|\d+\s+\d+\s+obj\b)/u.test(file.slice(at, at + 40)),
  );
};

/** All names of a text, with `#4A` spellings resolved (ISO 32000-1, 7.3.5). */
const namesOf = (text: string): Set<string> => {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(/\/([^\s\0()<>[\]{}/%]{1,60})/gu)) names.add(resolve(name!));
  return names;
};

const resolve = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const withoutStreams = (file: string): string => {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = file.indexOf('stream', at);
    const end = start < 0 ? -1 : file.indexOf('endstream', start);
    if (end < 0) break;
    parts.push(file.slice(at, start));
    at = end + 9;
  }
  return [...parts, file.slice(at)].join('\n');
};

/** An opening action that only turns to a page is fine; everything else is not, nor is more of it than revisions explain. */
const opensWithAction = (texts: readonly string[]): boolean => {
  const actions = texts.flatMap((text) => [
    ...resolve(text)
      .matchAll(openAction)
      .take(mostRevisions + 1),
  ]);
  return actions.length > mostRevisions || actions.some((action) => !isHarmless(action, texts));
};

const isHarmless = ([, kind, id, after]: RegExpMatchArray, texts: readonly string[]): boolean => {
  if (kind === '[' || kind === 'null') return true;
  if (kind === '<<') return turnsPage(after ?? '');
  const targets = id === undefined ? [] : texts.flatMap((text) => objectsWithId(text, id));
  return (
    targets.length > 0 &&
    targets.length <= mostRevisions &&
    targets.every((target) => /^\s*\[/u.test(target) || turnsPage(target))
  );
};

const openAction = /\/OpenAction\s*(\[|<<|(\d{1,10})\s+\d+\s+R|null)?(?=([\s\S]{0,300}))/gu;
const mostRevisions = 10;
const turnsPage = (dictionary: string): boolean => /^[\s\S]{0,300}?\/S\s*\/GoTo\b/u.test(resolve(dictionary));

const objectsWithId = (text: string, id: string): string[] => {
  const start = new RegExp(String.raw`(?<!\d)${id}\s+\d+\s+obj\b(?=([\s\S]{0,300}))`, 'gu');
  return [...text.matchAll(start).take(mostRevisions + 1)].map((match) => match[1] ?? '');
};

/** Three bytes turn up by chance in packed data, so short names count only outside of streams. */
const shortNames: ReadonlySet<string> = new Set(['JS', 'EF', 'XFA']);
const activeNames = [
  ...['open JS', 'open EF', 'open XFA'],
  ...['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'RichMedia'],
  ...['SubmitForm', 'ImportData', 'GoToE', 'Rendition'],
];
