import { access, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Bilingual } from '#kernel/language';
import { sha256Of } from '#kernel/sha256';
import { importXdf } from '../domain/import-xdf.ts';
import type { Work } from '../domain/service/plan.ts';
import type { CodeList } from '../domain/xdf/model.ts';
import { readCodeList } from '../domain/xdf/read-code-list.ts';
import { readBytes } from '../domain/xml/read-bytes.ts';
import type { Refusal } from '../domain/xml/refusal.ts';
import { refusalWords } from '../texts/refusals.ts';
import { readXmlFile } from './read-xml-file.ts';

/**
 * Makes a service folder from an XDatenfelder file; code lists in genericode are taken from the folder the file lies in. Nothing is
 * overwritten. Refused: a file that is not there, hostile, broken or no XDatenfelder, a wrong address, a folder that exists.
 */
export async function importService(wish: ImportWish): Promise<ImportAnswer> {
  const { file, id, office, into, today } = wish;
  if (!isAddress(id)) return refusal(refusalWords['id-wrong'](id));
  if (!isAddress(office)) return refusal(refusalWords['office-wrong'](office));
  const folder = join(into, id);
  if (await exists(folder)) return refusal(refusalWords['folder-exists'](folder));
  const read = await readXmlFile(file);
  if (!read) return refusal(refusalWords['file-missing'](file));
  if (!read.ok) return refusal(refusalWords[read.code](read.detail), read.line);
  const lists = await codeListsBeside(file);
  const made = importRead(read, { file: basename(file), id, office, today, lists });
  if (!made.ok) return made;
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(made.files)) await writeFile(join(folder, name), text, { flag: 'wx' });
  return { ok: true, folder, files: Object.keys(made.files), questions: made.questions, work: made.work };
}

/**
 * Makes the files of a service from an XDatenfelder file that somebody sent, with the code lists sent beside it. Refused: a wrong address, a
 * hostile or broken file, and one that is no XDatenfelder.
 */
export function importSent(wish: SentWish): SentAnswer {
  const { file, lists, id, office, today } = wish;
  if (!isAddress(id)) return refusal(refusalWords['id-wrong'](id));
  if (!isAddress(office)) return refusal(refusalWords['office-wrong'](office));
  const read = readBytes(file.bytes);
  if (!read.ok) return refusal(refusalWords[read.code](read.detail), read.line);
  const known = lists.slice(0, mostLists).flatMap(({ bytes }) => codeListIn(readBytes(bytes)));
  const name = basename(file.name.replaceAll('\\', '/')).slice(0, 200);
  return importRead({ bytes: file.bytes, text: read.text }, { file: name, id, office, today, lists: known });
}

function importRead({ bytes, text }: { bytes: Uint8Array; text: string }, about: About): SentAnswer {
  const sha256 = sha256Of(bytes).toString('hex');
  const made = importXdf({ ...about, text, sha256, today: about.today.toString() });
  if (!made.ok) return refusal(refusalWords[made.code](made.detail), made.line);
  const questions = made.plan.places.filter(({ kind, became }) => kind === 'field' && became !== '').length;
  return { ok: true, files: made.files, questions, work: made.work };
}

const isAddress = (text: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text) && text.length <= 80;

/** Every code list in genericode that lies in the same folder; other files and broken lists are passed over, a missing list is named later. */
async function codeListsBeside(file: string): Promise<readonly CodeList[]> {
  const folder = dirname(file);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xml') && name !== basename(file)).sort();
  const lists: CodeList[] = [];
  for (const name of names.slice(0, mostLists)) {
    const read = await readXmlFile(join(folder, name));
    if (read) lists.push(...codeListIn(read));
  }
  return lists;
}

function codeListIn(read: { readonly ok: true; readonly text: string } | Refusal): readonly CodeList[] {
  if (!read.ok || !/<(\w+:)?CodeList[\s>]/.test(read.text.slice(0, 2_000))) return [];
  const list = readCodeList(read.text);
  return list.ok ? [list.list] : [];
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const refusal = (message: Bilingual, line?: number): Refused => ({
  ok: false,
  message,
  ...(line !== undefined && { line }),
});

const mostLists = 500;

export interface ImportWish {
  /** Path of the XDatenfelder file. */
  readonly file: string;
  /** Address of the new service: `hund-anmelden`. */
  readonly id: string;
  /** Id in `offices.yaml`. */
  readonly office: string;
  /** Folder with the services of a city. */
  readonly into: string;
  readonly today: Temporal.PlainDate;
}
/** A file that came with a form. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface SentWish extends Pick<ImportWish, 'id' | 'office' | 'today'> {
  readonly file: SentFile;
  readonly lists: readonly SentFile[];
}
interface About extends Pick<ImportWish, 'file' | 'id' | 'office' | 'today'> {
  readonly lists: readonly CodeList[];
}
interface Made {
  readonly ok: true;
  readonly questions: number;
  readonly work: readonly Work[];
}
interface Refused {
  readonly ok: false;
  readonly message: Bilingual;
  readonly line?: number;
}
export type SentAnswer = (Made & { readonly files: Readonly<Record<string, string>> }) | Refused;
export type ImportAnswer = (Made & { readonly folder: string; readonly files: readonly string[] }) | Refused;
