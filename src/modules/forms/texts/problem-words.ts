import type { Bilingual } from '#kernel/language';
import type { JourneyProblem } from '../domain/journey.ts';
import type { FormProblem } from '../domain/parse-form.ts';

/** What is wrong with a form or a journey, and what a department does about it. */
export const problemWords: Readonly<Record<FormCheckCode, (detail: string) => Bilingual>> = {
  'form-shape': (detail) => ({
    de: `Das Formular hat nicht die richtige Gestalt: ${detail}. Vergleichen Sie es mit einem anderen Dienst.`,
    en: `The form does not have the right shape: ${detail}. Compare it with another service.`,
  }),
  'form-condition': (detail) => ({
    de: `Diese Bedingung ist kein gültiges FEEL: ${detail.replace(' at ', ', Zeichen ')}.`,
    en: `This condition is not valid FEEL: ${detail}.`,
  }),
  'form-pattern': (detail) => ({
    de: `Dieses Muster ist kein gültiger regulärer Ausdruck: ${detail}.`,
    en: `This pattern is not a valid regular expression: ${detail}.`,
  }),
  'form-id-twice': (detail) => ({
    de: `„${detail}“ kommt zweimal vor. Geben Sie jedem Teil einen eigenen Namen.`,
    en: `“${detail}” appears twice. Give each part a name of its own.`,
  }),
  'form-options': (detail) => ({
    de: `Die Frage „${detail}“ braucht mindestens zwei Antworten zur Auswahl.`,
    en: `The question “${detail}” needs at least two answers to choose from.`,
  }),
  'form-label': (detail) => ({
    de: `Die Liste nennt ihre Einträge nach „${detail}“. Diese Frage gibt es darin nicht.`,
    en: `The list names its entries after “${detail}”. There is no such question in it.`,
  }),
  'form-range': (detail) => ({
    de: `Die Liste verlangt mehr Einträge, als sie erlaubt: ${detail}.`,
    en: `The list asks for more entries than it allows: ${detail}.`,
  }),
  'journey-day': (detail) => ({
    de: `Dem Beispiel fehlt ein gültiger Tag: ${detail}.`,
    en: `The journey has no valid day: ${detail}.`,
  }),
  'journey-page': (detail) => ({
    de: `Das Formular fragt hier etwas anderes. Erwartet war ${german(detail)}.`,
    en: `The form asks something else here. Expected was ${detail}.`,
  }),
  'journey-question': (detail) => ({
    de: `Diese Frage steht nicht auf der Seite: ${detail}.`,
    en: `This question is not on the page: ${detail}.`,
  }),
  'journey-answer': (detail) => ({
    de: `Das Formular nimmt diese Antwort nicht an: ${detail}.`,
    en: `The form does not accept this answer: ${detail}.`,
  }),
  'journey-exit': (detail) => ({
    de: `Der Ausgang passt nicht: ${german(detail)}.`,
    en: `The exit does not fit: ${detail}.`,
  }),
  'journey-open': (detail) => ({
    de: `Das Beispiel endet zu früh. Offen ist noch ${detail}.`,
    en: `The journey ends too early. Still open is ${detail}.`,
  }),
  'journey-back': (detail) => ({
    de: `Der Weg zurück ist ein anderer: ${detail}.`,
    en: `The way back is a different one: ${detail}.`,
  }),
  'journey-not-kept': (detail) => ({
    de: `Auf dem Weg zurück geht eine Antwort verloren: ${detail}.`,
    en: `An answer is lost on the way back: ${detail}.`,
  }),
  'journey-record': (detail) => ({
    de: `Auf Deutsch und auf Englisch entsteht nicht derselbe deutsche Datensatz: ${detail}.`,
    en: `German and English do not give the same German record: ${detail}.`,
  }),
  'journey-unvisited': (detail) => ({
    de: `Kein Beispiel kommt auf die Seite „${detail}“. Ergänzen Sie eines.`,
    en: `No journey reaches the page “${detail}”. Add one.`,
  }),
};

/** The walk tells what it expected and what came instead: `chip, not the check page`. */
const german = (detail: string): string =>
  detail
    .replace(', not the check page', ', nicht die Prüfseite')
    .replace(', not none', ', nicht keiner')
    .replace(', not ', ', nicht ');

export type FormCheckCode =
  | FormProblem['code']
  | JourneyProblem['code']
  | 'journey-day'
  | 'journey-record'
  | 'journey-unvisited';
