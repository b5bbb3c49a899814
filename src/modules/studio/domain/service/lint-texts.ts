import { lintEnglish, lintGerman } from '#kernel/readability';
import type { Work } from './plan.ts';
import { marker, type ServiceWords } from './write-texts.ts';

/** Imported texts that break the limits of plain language, each with its key; both languages, because the check of the city reads both. */
export function workOnTexts(de: ServiceWords, en: ServiceWords): readonly Work[] {
  const found = [...lint(de, 'texts.de.yaml', lintGerman), ...lint(en, 'texts.en.yaml', lintEnglish)];
  const keys = [...new Set(found.map(({ key }) => key))];
  return keys.map((key): Work => {
    const own = found.filter((one) => one.key === key);
    const files = [...new Set(own.map(({ file }) => file))];
    const said = [...new Set(own.map(({ what }) => what))];
    return {
      topic: 'text',
      text: `${key} in ${files.join(' und ')}: ${said.join('; ')}`,
      about: files.map((file) => `${file} ${key}`),
    };
  });
}

function lint(words: ServiceWords, file: string, rule: typeof lintGerman): readonly Found[] {
  return leaves(words, []).flatMap(({ path, text }) =>
    rule(text)
      .filter(({ level }) => level === 'error')
      .map(({ rule: broken, value, sentence }): Found => {
        const how = broken === 'hard-text' ? `schwer zu lesen (${value})` : 'zu langer Satz';
        return { file, key: path.join('.'), what: `${how}: „${sentence.replace(marker, '').trim()}“` };
      }),
  );
}

function leaves(value: unknown, path: readonly string[]): readonly { path: readonly string[]; text: string }[] {
  if (typeof value === 'string') return path[0] === 'search' ? [] : [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

interface Found {
  readonly file: string;
  readonly key: string;
  readonly what: string;
}
