import { findAbbreviations, splitWords } from './sentences.ts';

/** Warnings on the style of one German sentence: passive, noun style, nested clauses, abbreviations, double negation. */
export const styleFindings = (sentence: string): Finding[] =>
  checks.flatMap(([rule, count, limit]) => {
    const value = count(sentence);
    return value > limit ? [{ level: 'warning', rule, sentence, value }] : [];
  });

function passives(sentence: string): number {
  const words = splitWords(sentence).map((word) => word.toLowerCase());
  return words.some((word) => passiveVerbs.has(word)) ? words.filter((word) => participle.test(word)).length : 0;
}

const nounsOfAction = (sentence: string): number =>
  splitWords(sentence).filter((word) => /^\p{Lu}.{3,}(?:ung|heit|keit)(?:en|s)?$/u.test(word)).length;

const nestedClauses = (sentence: string): number => sentence.match(clauseStart)?.length ?? 0;

const negations = (sentence: string): number =>
  splitWords(sentence).filter((word) =>
    /^(?:nicht|nie|niemals|ohne|kein(?:e[mnrs]?)?|un(?:zulässig|möglich|berechtigt|nötig).*)$/iu.test(word),
  ).length;

const clauseStart =
  /(?:^|,\s)(?:dass|weil|wenn|ob|obwohl|damit|sofern|soweit|falls|nachdem|bevor)\s|,\s(?:der|die|das|dem|den)\s/giu;
const passiveVerbs = new Set(['wird', 'werden', 'wurde', 'wurden', 'worden', 'würde', 'würden']);
const participle =
  /^(?:(?:ab|an|auf|aus|bei|ein|mit|nach|vor|weg|zu|zurück|weiter)?ge\p{L}{2,}(?:t|en)|(?:be|er|ver|zer|ent)\p{L}{2,}t|\p{L}{2,}iert)$/u;

const checks: readonly (readonly [StyleRule, (sentence: string) => number, number])[] = [
  ['passive', passives, 0],
  ['noun-style', nounsOfAction, 2],
  ['nested-clauses', nestedClauses, 2],
  ['abbreviation', (sentence) => findAbbreviations(sentence).length, 0],
  ['double-negation', negations, 1],
];

export interface Finding {
  readonly level: 'error' | 'warning';
  readonly rule: 'long-sentence' | 'hard-text' | StyleRule;
  readonly sentence: string;
  readonly value: number;
}
export type StyleRule = 'passive' | 'noun-style' | 'nested-clauses' | 'abbreviation' | 'double-negation';
