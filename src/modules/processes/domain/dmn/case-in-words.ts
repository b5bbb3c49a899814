import type { Bilingual, Language } from '#kernel/language';
import type { TableCase } from './analyse-table.ts';

/** A case of a decision table as a sentence part people understand: `„Chip“ ist nein und „Alter“ ist mindestens 18`. */
export function caseInWords(found: TableCase): Bilingual {
  const parts = found.filter(({ values }) => values !== '-');
  const write = (language: Language): string =>
    parts
      .map(({ input, values }) => words[language].is(input, testInWords(values, language)))
      .join(words[language].and);
  return parts.length > 0 ? { de: write('de'), en: write('en') } : { de: words.de.every, en: words.en.every };
}

/** A FEEL test as words: `>= 18` is `mindestens 18`. */
function testInWords(test: string, language: Language): string {
  const say = words[language];
  const not = /^not\((.*)\)$/s.exec(test);
  if (not) return say.not(listed(not[1]!, language));
  return listed(test, language);
}

function listed(tests: string, language: Language): string {
  return partsOf(tests)
    .map((test) => oneInWords(test, language))
    .join(words[language].or);
}

function oneInWords(test: string, language: Language): string {
  const say = words[language];
  const compared = /^(<=|>=|<|>)\s*(.+)$/s.exec(test);
  if (compared) return say.compare[compared[1] as '<'](valueInWords(compared[2]!, language));
  const range = /^([[(])(.+?)\.\.(.+)([\])])$/s.exec(test);
  if (!range) return valueInWords(test, language);
  const [low, high] = [valueInWords(range[2]!, language), valueInWords(range[3]!, language)];
  return `${say.compare[range[1] === '[' ? '>=' : '>'](low)}${say.and}${say.compare[range[4] === ']' ? '<=' : '<'](high)}`;
}

function valueInWords(value: string, language: Language): string {
  const say = words[language];
  if (value === 'true') return say.yes;
  if (value === 'false') return say.no;
  const text = /^"(.*)"$/s.exec(value);
  if (text) return say.quoted(text[1]!);
  const day = /^@"(\d{4})-(\d\d)-(\d\d)"$/.exec(value);
  return day && language === 'de' ? `${day[3]}.${day[2]}.${day[1]}` : value.replace(/^@"(.*)"$/, '$1');
}

/** Splits at commas that stand outside quotation marks. */
const partsOf = (tests: string): string[] => tests.match(/(?:"[^"]*"|[^,"])+/g)?.map((part) => part.trim()) ?? [tests];

const words = {
  de: {
    is: (input: string, value: string) => `„${input}“ ist ${value}`,
    and: ' und ',
    or: ' oder ',
    yes: 'ja',
    no: 'nein',
    quoted: (text: string) => `„${text}“`,
    not: (text: string) => `etwas anderes als ${text}`,
    every: 'jeder Fall',
    compare: {
      '<': (value: string) => `kleiner als ${value}`,
      '<=': (value: string) => `höchstens ${value}`,
      '>': (value: string) => `größer als ${value}`,
      '>=': (value: string) => `mindestens ${value}`,
    },
  },
  en: {
    is: (input: string, value: string) => `“${input}” is ${value}`,
    and: ' and ',
    or: ' or ',
    yes: 'yes',
    no: 'no',
    quoted: (text: string) => `“${text}”`,
    not: (text: string) => `something other than ${text}`,
    every: 'every case',
    compare: {
      '<': (value: string) => `less than ${value}`,
      '<=': (value: string) => `at most ${value}`,
      '>': (value: string) => `more than ${value}`,
      '>=': (value: string) => `at least ${value}`,
    },
  },
} as const;
