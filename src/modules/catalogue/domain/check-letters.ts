import { languages } from '#kernel/language';
import { leafTexts } from './leaf-texts.ts';
import type { Finding } from './problem.ts';
import type { ReadFolder } from './read-folder.ts';
import { findingAt, type Path, type Source } from './source.ts';

/** Each text of a letter stands in both languages and names the same values; every placeholder is whole. */
export function checkLetters(folder: ReadFolder): readonly Finding[] {
  return Object.entries(folder.sources)
    .filter(([name]) => name.startsWith('letters/'))
    .flatMap(([, source]) => [...walk(source, source.value, []), ...oneLanguage(source)]);
}

/** What a person reads in a letter never stands there as one bare text. */
const oneLanguage = (source: Source): Finding[] =>
  leafTexts(source).flatMap(({ path, text }) => {
    const isSpoken = path.some((step) => spoken.has(String(step)));
    const isNamed = path.some((step) => step === 'de' || step === 'en');
    const isValue = !/\p{L}/u.test(text.replace(/\{\{[^{}]*\}\}/g, ''));
    if (!isSpoken || isNamed || isValue || unspoken.has(String(path.at(-1)))) return [];
    return [findingAt(source, path, 'language-missing', { key: path.join('.'), language: 'en' })];
  });

const spoken = new Set(['subject', 'text', 'label', 'heading', 'caption', 'title', 'head', 'items']);
const unspoken = new Set(['when', 'value', 'each', 'id', 'kind']);

/** Placeholders in the texts of a service are whole. */
export function checkTextPlaceholders(folder: ReadFolder): readonly Finding[] {
  return languages.flatMap((language) => {
    const source = folder.sources[`texts.${language}.yaml`];
    return source ? walk(source, source.value, []) : [];
  });
}

function walk(source: Source, value: unknown, path: Path): Finding[] {
  if (typeof value === 'string') return placeholderFaults(source, value, path);
  if (Array.isArray(value)) return value.flatMap((entry, index) => walk(source, entry, [...path, index]));
  if (value === null || typeof value !== 'object') return [];
  const entries = value as Record<string, unknown>;
  const findings = Object.entries(entries).flatMap(([key, entry]) => walk(source, entry, [...path, key]));
  if ('de' in entries || 'en' in entries) findings.push(...languageFaults(source, entries, path));
  return findings;
}

function languageFaults(source: Source, texts: Record<string, unknown>, path: Path): Finding[] {
  const missing = languages.filter((language) => typeof texts[language] !== 'string' || texts[language].trim() === '');
  if (missing.length > 0)
    return missing.map((language) => findingAt(source, path, 'language-missing', { key: path.join('.'), language }));
  const [de, en] = languages.map((language) => expressionsOf(texts[language] as string).join(' | '));
  return de === en
    ? []
    : [findingAt(source, path, 'placeholder-differs', { key: path.join('.'), de: de ?? '', en: en ?? '' })];
}

function placeholderFaults(source: Source, text: string, path: Path): Finding[] {
  const rest = text.replace(/\{\{([^{}]+)\}\}/g, '');
  if (/\{\{|\}\}/.test(rest) || /\{\{\s*\}\}/.test(text))
    return [findingAt(source, path, 'placeholder-open', { key: path.join('.') })];
  return placeholdersOf(text).flatMap(({ format }) =>
    formats.has(format) ? [] : [findingAt(source, path, 'placeholder-format', { format, known: [...formats] })],
  );
}

/** The values a text names, sorted: word order may differ between the languages. */
const expressionsOf = (text: string): string[] =>
  placeholdersOf(text)
    .map(({ expression, format }) => `${expression}:${format}`)
    .sort();

/** `{{ expression : format }}`: the format is a single word after the last colon that stands apart. */
const placeholdersOf = (text: string): { expression: string; format: string }[] =>
  [...text.matchAll(/\{\{([^{}]+)\}\}/g)].map((hit) => {
    const parts = /^(.*?)\s+:\s*([A-Za-z]+)\s*$/.exec(hit[1]!);
    return parts ? { expression: parts[1]!.trim(), format: parts[2]! } : { expression: hit[1]!.trim(), format: 'text' };
  });

const formats: ReadonlySet<string> = new Set(['text', 'money', 'date', 'number', 'list', 'address']);
