import type { Bilingual } from '#kernel/language';
import type { FeelSyntaxCode } from '../domain/feel/problem-codes.ts';

/** Why FEEL cannot be read, as a sentence for whoever wrote it. */
export const feelReason = (code: string): Bilingual =>
  code in reasons
    ? reasons[code as FeelSyntaxCode]
    : { de: 'Der Ausdruck lässt sich nicht lesen.', en: 'The expression cannot be read.' };

const reasons: Readonly<Record<FeelSyntaxCode, Bilingual>> = {
  'feel.expected': {
    de: 'Hier fehlt ein Zeichen oder ein Wort, zum Beispiel eine Klammer, „then“ oder „else“.',
    en: 'A character or a word is missing here, for example a bracket, “then” or “else”.',
  },
  'feel.expression-expected': {
    de: 'Hier fehlt ein Wert, ein Name oder eine Rechnung.',
    en: 'A value, a name or a calculation is missing here.',
  },
  'feel.name-expected': { de: 'Hier fehlt ein Name.', en: 'A name is missing here.' },
  'feel.string-not-closed': {
    de: 'Ein Text beginnt mit einem Anführungszeichen und endet mit keinem.',
    en: 'A text begins with a quotation mark and ends with none.',
  },
  'feel.too-deep': { de: 'Zu viele Klammern stehen ineinander.', en: 'Too many brackets stand inside each other.' },
  'feel.too-long': {
    de: 'Der Ausdruck ist länger als 20.000 Zeichen.',
    en: 'The expression is longer than 20,000 characters.',
  },
  'feel.type-expected': { de: 'Hier fehlt der Name eines Typs.', en: 'The name of a type is missing here.' },
  'feel.unexpected': {
    de: 'Ab hier passt nichts mehr zum Anfang. Vielleicht fehlt ein Zeichen zum Rechnen oder Vergleichen.',
    en: 'From here on nothing fits the beginning. Perhaps a sign to calculate or compare with is missing.',
  },
};
