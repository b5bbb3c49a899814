import type { Cases } from '#cases';
import type { Clock } from '#kernel/clock';
import { formatNumber, formatPercent } from '#kernel/format';
import type { Language } from '#kernel/language';
import type { FigureProps } from '#ui';
import { remember } from '../domain/remember.ts';
import { texts } from '../texts/index.ts';

/** The measured figures, counted at most every few seconds per node. */
export function createMeasures(cases: Pick<Cases, 'durationsOf' | 'figuresOfToday'>, clock: Clock): Measures {
  const now = () => clock.now();
  const durations = remember(now, 60, (service) => cases.durationsOf(service));
  const today = remember(now, 10, () => cases.figuresOfToday());
  return { durationsOf: (service) => durations(service), today: () => today('today') };
}

/** The three figures of the home page, each with the way to how it is counted. */
export async function figuresFor(measures: Measures, language: Language): Promise<readonly FigureProps[]> {
  const t = texts[language].open.figures;
  const { sentToday, decidedToday, keptPromise } = await measures.today();
  const to = (place: string): string => `/${language}/zahlen#${place}`;
  return [
    { value: formatNumber(sentToday, language), label: t.sent, href: to('gesendet') },
    { value: formatNumber(decidedToday, language), label: t.decided, href: to('entschieden') },
    {
      value: keptPromise === null ? t.notYet : formatPercent(keptPromise, language),
      label: keptPromise === null ? t.nothingDue : t.kept,
      href: to('puenktlich'),
    },
  ];
}

export interface Measures {
  durationsOf(service: string): ReturnType<Cases['durationsOf']>;
  today(): ReturnType<Cases['figuresOfToday']>;
}
