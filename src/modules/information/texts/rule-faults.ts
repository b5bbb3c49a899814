import type { Bilingual } from '#kernel/language';
import type { RuleFault } from '../domain/rules/read-rules.ts';

/** What is wrong in the rules of asking, and what a department has to do. */
export const ruleFaultWords = ({ code, found }: RuleFault): Bilingual => words[code](found);

const words: Readonly<Record<RuleFault['code'], (found: string) => Bilingual>> = {
  shape: (found) => ({
    de: `Diese Stelle hat nicht die richtige Form: ${found}.`,
    en: `This place has the wrong shape: ${found}.`,
  }),
  'office-unknown': (id) => ({
    de: `Das Amt ${id} gibt es nicht in offices.yaml. Nennen Sie eines von dort.`,
    en: `There is no office ${id} in offices.yaml. Name one from there.`,
  }),
  double: (id) => ({
    de: `${id} steht zweimal da. Nennen Sie jede Id einmal.`,
    en: `${id} stands there twice. Name each id once.`,
  }),
  'versions-overlap': (day) => ({
    de: `Die Fassung ab ${day} beginnt, bevor die davor endet. Setzen Sie until.`,
    en: `The version from ${day} begins before the one before ends. Set until.`,
  }),
  'ends-before-it-begins': (day) => ({
    de: `Die Fassung endet am ${day}, bevor sie beginnt.`,
    en: `The version ends on ${day}, before it begins.`,
  }),
  'fee-upside-down': () => ({
    de: 'Die kleinste Gebühr ist größer als die größte.',
    en: 'The least fee is above the most.',
  }),
  'exemption-unknown': (id) => ({
    de: `Den Grund ${id} gibt es unten nicht. Schreiben Sie ihn unter exemptions.`,
    en: `There is no ground ${id} below. Write it under exemptions.`,
  }),
  'nothing-applies': () => ({
    de: 'Keine Fassung gilt für diese Stadt. Setzen Sie applies bei mindestens einer.',
    en: 'No version applies to this city. Set applies for at least one.',
  }),
};
