import type { Deadline, DeadlineStep, FreeDay, NoShift } from './deadline.ts';
import { formatDate, formatDateWithWeekday, formatList } from './format.ts';
import type { Language } from './language.ts';

/** The steps of a deadline as short sentences for people, each with the rule that was applied. */
export const explainDeadline = (deadline: Deadline, language: Language): ExplainedStep[] =>
  deadline.steps.map((step) => explainStep(step, language));

/** One step as one or two short sentences and its rule. */
export const explainStep = (step: DeadlineStep, language: Language): ExplainedStep => ({
  text: sentences[language][step.code](step, formatDate(step.date, language)),
  rule: step.rule,
});

const freeDayWords = (days: readonly FreeDay[], language: Language): string =>
  formatList(
    days.map(({ date, name }) => `${formatDate(date, language)} (${name[language]})`),
    language,
  );

const moved: Readonly<Record<Language, (step: DeadlineStep) => string>> = {
  de: (step) => {
    const end = formatDateWithWeekday(step.date, 'de');
    return `Kein Werktag: ${freeDayWords(step.freeDays ?? [], 'de')}. Es zählt darum erst ${end}.`;
  },
  en: (step) => {
    const end = formatDateWithWeekday(step.date, 'en');
    return `Not a working day: ${freeDayWords(step.freeDays ?? [], 'en')}. So the day that counts is ${end}.`;
  },
};

const reasons: Readonly<Record<Language, Readonly<Record<NoShift, string>>>> = {
  de: {
    'fixed-day': 'Denn dieser Tag ist fest bestimmt.',
    'benefit-period': 'Denn eine Leistung gilt für einen festen Zeitraum.',
    'authority-appointment': 'Denn die Behörde hat diesen Termin gesetzt.',
    'waiting-period': 'Denn es ist eine Wartezeit.',
  },
  en: {
    'fixed-day': 'The reason: this day is fixed.',
    'benefit-period': 'The reason: a benefit is for a fixed time.',
    'authority-appointment': 'The reason: the authority set this appointment.',
    'waiting-period': 'The reason: it is a waiting time.',
  },
};

const sentences: Readonly<
  Record<Language, Readonly<Record<DeadlineStep['code'], (step: DeadlineStep, date: string) => string>>>
> = {
  de: {
    'event-day-not-counted': (_, date) => `Der ${date} zählt nicht mit. Die Frist beginnt am Tag danach.`,
    'start-day-counts': (_, date) => `Der ${date} zählt schon mit.`,
    'same-number-of-month': (_, date) => `Die Frist endet am Tag mit der gleichen Zahl. Das ist der ${date}.`,
    'day-before-same-number': (_, date) => `Die Frist endet am Tag vor der gleichen Zahl. Das ist der ${date}.`,
    'last-day-of-month': (_, date) =>
      `Diesen Tag gibt es im letzten Monat nicht. Es zählt der letzte Tag, der ${date}.`,
    'same-weekday': (_, date) => `Die Frist endet am gleichen Wochentag. Das ist der ${date}.`,
    'day-before-same-weekday': (_, date) => `Die Frist endet am Wochentag davor. Das ist der ${date}.`,
    'days-counted': (_, date) => `Alle Tage zählen. Der letzte Tag ist der ${date}.`,
    'working-days-counted': (_, date) => `Nur Werktage von Montag bis Freitag zählen. Der letzte Tag ist der ${date}.`,
    'moved-to-working-day': moved.de,
    'not-moved': (step, date) => `Es bleibt beim ${date}. ${reasons.de[step.because ?? 'fixed-day']}`,
    extended: (_, date) => `Die alte Frist endet am ${date}. Die neue Frist beginnt am Tag danach.`,
    'fourth-day': (_, date) => `Der Bescheid gilt nach vier Tagen als bekannt. Das ist der ${date}.`,
    fetched: (_, date) => `Sie haben den Bescheid abgerufen. Er gilt am Tag danach als bekannt, am ${date}.`,
    'received-later': (_, date) => `Der Bescheid kam erst später an. Es zählt der ${date}.`,
    served: (_, date) => `Der Bescheid wurde am ${date} zugestellt.`,
  },
  en: {
    'event-day-not-counted': (_, date) => `${date} does not count. The period begins on the day after.`,
    'start-day-counts': (_, date) => `${date} already counts.`,
    'same-number-of-month': (_, date) => `The period ends on the day with the same number. That is ${date}.`,
    'day-before-same-number': (_, date) => `The period ends on the day before the same number. That is ${date}.`,
    'last-day-of-month': (_, date) => `The last month has no such day. Its last day counts: ${date}.`,
    'same-weekday': (_, date) => `The period ends on the same day of the week. That is ${date}.`,
    'day-before-same-weekday': (_, date) => `The period ends one weekday earlier. That is ${date}.`,
    'days-counted': (_, date) => `All days count. The last day is ${date}.`,
    'working-days-counted': (_, date) => `Only working days from Monday to Friday count. The last day is ${date}.`,
    'moved-to-working-day': moved.en,
    'not-moved': (step, date) => `The day stays ${date}. ${reasons.en[step.because ?? 'fixed-day']}`,
    extended: (_, date) => `The old period ends on ${date}. The new one begins on the day after.`,
    'fourth-day': (_, date) => `The notice counts as notified after four days. That is ${date}.`,
    fetched: (_, date) => `You fetched the notice. It counts as notified on the day after, ${date}.`,
    'received-later': (_, date) => `The notice arrived only later. ${date} counts.`,
    served: (_, date) => `The notice was served on ${date}.`,
  },
};

export interface ExplainedStep {
  readonly text: string;
  readonly rule: string;
}
