import type { Glyph } from '../engine/read-glyphs.ts';
import { findAll, normalForm } from '../text/normal-form.ts';
import { readings } from '../text/reading-order.ts';
import type { OutputParts } from './output-parts.ts';

/** The strings that still stand in the pages' text, as drawn, as shown, and over the end of a page; page 0 when only the whole has it. */
export function checkText(pages: readonly (readonly Glyph[])[], strings: readonly SoughtString[]): TextFinding[] {
  const read = pages.map((glyphs) => readings(glyphs).map(({ text }) => text));
  const texts = read.map((orders) => orders.map(normalForm));
  const whole = [0, 1].map((order) => normalForm(read.map((orders) => orders[order]!).join('\n')));
  return strings.flatMap((sought) => {
    const on = texts.flatMap((orders, index) => (orders.some((text) => stands(text, sought)) ? [index + 1] : []));
    if (on.length > 0) return on.map((page) => ({ string: sought.string, page }));
    return whole.some((text) => stands(text, sought)) ? [{ string: sought.string, page: 0 }] : [];
  });
}

/** The same in the raw bytes: between the objects and in every unpacked stream but pictures, in the ways in which a PDF can write text. */
export function checkBytes({ open, streams }: OutputParts, strings: readonly SoughtString[]): TextFinding[] {
  const data = [
    Buffer.from(open.replaceAll(tableRows, ''), 'latin1'),
    ...streams.filter(({ head }) => !head.includes('/Image')).map((stream) => stream.data),
  ];
  const texts = data.flatMap(spellings).map((text) => plain(text));
  return strings.flatMap(({ string }) => {
    const form = plain(string);
    return isTelling(form) && texts.some((text) => text.includes(form)) ? [{ string, page: 0 }] : [];
  });
}

/** Long enough not to stand in the numbers and names of a PDF by chance. */
const isTelling = (form: string): boolean =>
  /\p{L}/u.test(form) ? form.length >= 5 : form.replaceAll(/\D/gu, '').length >= 7;

const stands = (text: ReturnType<typeof normalForm>, { string, isGiven }: SoughtString): boolean =>
  findAll(text, string, isGiven ? undefined : leastOfMark).length > 0;

function spellings(data: Buffer): string[] {
  const latin = data.toString('latin1');
  const hex = [...latin.matchAll(/<([0-9A-Fa-f\s]{8,})>/gu)].map(([, digits]) =>
    Buffer.from(digits!.replaceAll(/\s/gu, ''), 'hex'),
  );
  const inside = hex.flatMap((part) => [part.toString('latin1'), wide(part, 0)]);
  return [
    latin,
    latin.replaceAll(/\\([()\\])/gu, '$1'),
    data.toString('utf8'),
    wide(data, 0),
    wide(data, 1),
    ...inside,
  ];
}

/** As UTF-16 with the upper byte first, from an even or odd place on. */
const wide = (data: Buffer, from: number): string => {
  const even = data.subarray(from, from + ((data.length - from) & ~1));
  return Buffer.from(even).swap16().toString('utf16le');
};

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();

/** Places of objects, and colours. */
const tableRows = /\d{10} \d{5} [nf] \n|\/DeviceRGB \d+ <[0-9a-f]*>/gu;
/** What a mark happens to cover may be half a word, which other words have inside. */
const leastOfMark = 6;

/** `isGiven`: named by somebody as a whole; otherwise what a mark covered. */
export interface SoughtString {
  readonly string: string;
  readonly isGiven: boolean;
}

export interface TextFinding {
  readonly string: string;
  readonly page: number;
}
