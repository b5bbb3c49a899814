import { type Finding as LanguageFinding, lintEnglish, lintGerman, splitSentences } from '#kernel/readability';
import type { AllowedWording } from './city.ts';
import { asRead, leafTexts } from './leaf-texts.ts';
import type { Finding } from './problem.ts';
import type { ReadFolder } from './read-folder.ts';
import { findingAt, type Source } from './source.ts';

/** Holds every text of a service, its letters too, against the limits of plain language; wording the law prescribes is left alone. */
export function checkLanguage(folder: ReadFolder, allowed: readonly AllowedWording[]): readonly Finding[] {
  const sentences = allowedSentences(allowed);
  return Object.entries(folder.sources).flatMap(([name, source]) => {
    if (name === 'texts.de.yaml') return lint(source, undefined, lintGerman, sentences);
    if (name === 'texts.en.yaml') return lint(source, undefined, lintEnglish, sentences);
    return name.startsWith('letters/') ? bothLanguages(source, sentences) : [];
  });
}

/** The same for the texts of the city itself: life events and explained words. */
export function checkCityLanguage(
  sources: Readonly<Record<string, Source>>,
  allowed: readonly AllowedWording[],
): readonly Finding[] {
  const sentences = allowedSentences(allowed);
  return ['life-events.yaml', 'glossary.yaml'].flatMap((name) => {
    const source = sources[name];
    return source ? bothLanguages(source, sentences) : [];
  });
}

const bothLanguages = (source: Source, allowed: ReadonlySet<string>): Finding[] => [
  ...lint(source, 'de', lintGerman, allowed),
  ...lint(source, 'en', lintEnglish, allowed),
];

function lint(
  source: Source,
  language: 'de' | 'en' | undefined,
  rule: typeof lintGerman,
  allowed: ReadonlySet<string>,
): Finding[] {
  return leafTexts(source, language).flatMap(({ path, text }) =>
    rule(asRead(text), allowed).map((found) =>
      findingAt(source, path, codeOf(found), detailsOf(found, path.join('.')), found.level),
    ),
  );
}

const codeOf = ({ rule, level }: LanguageFinding): string => {
  if (rule === 'hard-text') return 'text-too-hard';
  if (rule === 'long-sentence') return level === 'error' ? 'sentence-too-long' : 'sentence-long';
  return 'plain-language';
};

const detailsOf = ({ rule, sentence, value }: LanguageFinding, key: string): Finding['details'] => ({
  key,
  rule,
  sentence: sentence.length > 80 ? `${sentence.slice(0, 80)}…` : sentence,
  words: value,
});

const allowedSentences = (allowed: readonly AllowedWording[]): ReadonlySet<string> =>
  new Set(allowed.flatMap((wording) => [wording.text, ...splitSentences(wording.text)]));
