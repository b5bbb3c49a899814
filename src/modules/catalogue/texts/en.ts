import type { Details } from '#kernel/result';
import type { de } from './de.ts';

const value = (details: Details, name: string): string => {
  const entry = details[name];
  return Array.isArray(entry) ? entry.join(', ') : String(entry ?? '');
};

const expected: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of entries',
  record: 'a group of entries',
  'not-empty': 'an entry that is not empty',
  kebab: 'small letters, digits and hyphens, for example hund-anmelden',
  'feel-name': 'a name without blanks, umlauts and hyphens, for example hundName',
  'iso-date': 'a date like 2026-01-31',
  'iso-period': 'a period like P2W (two weeks) or P3M (three months)',
  promised: 'a promise like WD5 (five working days) or PT5M (five minutes)',
  sha256: '64 characters from 0 to 9 and a to f',
  'service-key': '99 and twelve more digits in quotation marks',
  edition: 'a whole number from 1',
  law: 'at least one legal basis',
  cents: 'an amount in cents, without a decimal point',
  ars: 'twelve digits in quotation marks',
  ags: 'eight digits in quotation marks',
  colour: 'a colour like #1a5fb4',
  postcode: 'five digits in quotation marks',
  'house-number': 'a house number from 1',
};

const kinds: Readonly<Record<string, string>> = {
  page: 'The page',
  question: 'The question',
  option: 'The option',
  repeat: 'The repeated group',
  exit: 'The exit',
  step: 'The step',
  task: 'The task',
  outcome: 'The outcome',
  entry: 'The entry',
};

const rules: Readonly<Record<string, string>> = {
  passive: 'say who does it',
  'noun-style': 'fewer nouns on -ung, -heit and -keit',
  'nested-clauses': 'fewer subordinate clauses',
  abbreviation: 'write the abbreviation out',
  'double-negation': 'no double negation',
};

const of = (details: Details, name: string, words: Readonly<Record<string, string>>): string =>
  words[value(details, name)] ?? value(details, name);

export const en: Readonly<Record<keyof typeof de, (details: Details) => string>> = {
  'file-missing': (d) => `The file ${value(d, 'name')} is missing. Add it.`,
  'file-unknown': (d) => `The file ${value(d, 'name')} does not belong here. Rename or delete it.`,
  'file-broken': (d) => `The file is not valid YAML. Check indentation and quotation marks: ${value(d, 'reason')}`,
  'folder-address': (d) =>
    `The folder name ${value(d, 'folder')} is not an address. Use small letters, digits and hyphens.`,
  'folder-name': (d) =>
    `The id ${value(d, 'id')} does not match the folder ${value(d, 'folder')}. Both must be the same.`,
  'key-twice': () => 'This entry is there twice. Delete one of them.',
  'key-missing': (d) => `The entry ${value(d, 'key')} is missing. Add it.`,
  'key-unknown': (d) => `The entry ${value(d, 'key')} is unknown. Check the spelling or delete it.`,
  'text-unquoted': (d) => `A comma breaks a sentence here: ${value(d, 'key')}. Put the whole text in quotation marks.`,
  'value-wrong': (d) => `${value(d, 'key')} is "${value(d, 'found')}". Expected: ${of(d, 'expected', expected)}.`,
  'language-missing': (d) =>
    `${value(d, 'key')} has no text in ${value(d, 'language') === 'de' ? 'German' : 'English'}. Add it.`,
  'text-one-language': (d) => `The text ${value(d, 'key')} is only in ${value(d, 'other')}. Translate it here.`,
  'text-missing': (d) => `${of(d, 'kind', kinds)} ${value(d, 'id')} has no text. Add it.`,
  'text-unused': (d) => `Nobody shows the text ${value(d, 'key')}. Check the id or delete it.`,
  'office-unknown': (d) => `The office ${value(d, 'id')} is not in offices.yaml. Check the id.`,
  'office-closed': (d) => `The office ${value(d, 'id')} is closed. Name an office that is open.`,
  'fee-unknown': (d) => `The fee ${value(d, 'id')} is not in fees.yaml. Add it there.`,
  'life-event-unknown': (d) => `The life event ${value(d, 'id')} is not in life-events.yaml. Check the id.`,
  'follow-up-unknown': (d) => `The follow-up service ${value(d, 'id')} does not exist. Check the id.`,
  'listed-service-unknown': (d) => `The service ${value(d, 'id')} does not exist. Check the id or delete it.`,
  'question-unknown': (d) => `The question ${value(d, 'id')} is not in form.yaml. Check the id.`,
  'deadline-not-a-date': (d) => `The deadline runs from ${value(d, 'id')}. This question must be a date.`,
  'letter-missing': (d) => `The process writes the letter ${value(d, 'id')}. Add letters/${value(d, 'id')}.yaml.`,
  'service-key-unconfirmed': (d) => `The national service key is not confirmed: ${value(d, 'reason')}`,
  'id-twice': (d) => `The id ${value(d, 'id')} is there twice. Each id may stand only once.`,
  'fee-gap': (d) => `${value(d, 'id')} has no amount from ${value(d, 'day')}. Close the gap.`,
  'fee-overlap': (d) => `${value(d, 'id')} has two amounts from ${value(d, 'day')}. End the earlier one with until.`,
  'fee-unconfirmed': (d) => `The amount ${value(d, 'id')} is not confirmed. Check the source.`,
  'placeholder-open': (d) => `A placeholder in ${value(d, 'key')} is not complete. Write {{ name }}.`,
  'placeholder-format': (d) => `The format ${value(d, 'format')} is unknown. Possible: ${value(d, 'known')}.`,
  'placeholder-differs': (d) =>
    `${value(d, 'key')} names different values in German and English. German: ${value(d, 'de') || 'none'}. English: ${value(d, 'en') || 'none'}.`,
  'edition-not-raised': (d) =>
    `The content is new, but the edition is still ${value(d, 'edition')}. Set it to ${value(d, 'next')}.`,
  'sentence-too-long': (d) =>
    `A sentence in ${value(d, 'key')} has ${value(d, 'words')} words. Split it: "${value(d, 'sentence')}"`,
  'sentence-long': (d) =>
    `A sentence in ${value(d, 'key')} has ${value(d, 'words')} words. Shorter is easier to read: "${value(d, 'sentence')}"`,
  'text-too-hard': (d) => `The text ${value(d, 'key')} is hard to read. Use shorter words and sentences.`,
  'plain-language': (d) =>
    `The text ${value(d, 'key')} can be simpler (${of(d, 'rule', rules)}): "${value(d, 'sentence')}"`,
  'german-term-missing': (d) =>
    `"${value(d, 'english')}" stands here for the first time. Write the German word in brackets after it: (${value(d, 'term')}).`,
  'term-unexplained': (d) => `The word ${value(d, 'term')} is used in ${value(d, 'key')}. Explain it in glossary.yaml.`,
  'provenance-stale': (d) =>
    `The provenance names ${value(d, 'id')} in the form. It is no longer there. Adjust provenance.yaml.`,
  'check-failed': (d) => `The check "${value(d, 'check')}" failed: ${value(d, 'reason')}`,
};
