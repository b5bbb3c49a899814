import type { MonthRow } from './month-rows.ts';
import type { ThingMeasured } from './things.ts';

/** The figures of one service and month, each with a value or the reason why there is none; from the published rows alone. */
export function serviceFigures(
  service: string,
  rows: readonly MonthRow[],
  { promised, cost, hasEnded }: ServiceFacts,
  work: (
    thing: ThingMeasured,
    measure: 'share' | 'mean' | 'median' | 'p90',
    counted: readonly string[],
  ) => number | null,
): ServiceFigure[] {
  const has = (thing: ThingMeasured): boolean => rows.some((row) => row.subject === service && row.thing === thing);
  const figure = (name: FigureName, value: number | null, why: FigureReason = 'zu-wenige'): ServiceFigure => ({
    ...{ name, value, unit: unitOf[name], state: value === null ? why : 'gemessen' },
  });
  const of = (
    name: FigureName,
    thing: ThingMeasured,
    ...how: readonly [Parameters<typeof work>[1], readonly string[]]
  ) => figure(name, has(thing) ? work(thing, ...how) : null);
  const steps = has('handgriffe') ? work('handgriffe', 'mean', []) : null;
  const cents = steps === null || !cost ? null : cost.centsPerCase + Math.round(steps * cost.centsPerStep);
  const completion = has('abschluss') ? work('abschluss', 'share', ['abgeschickt']) : null;
  return [
    { ...figure('kosten', cents), ...(cents !== null && cost?.isAssumed ? { state: 'modell' as const } : {}) },
    of('zufriedenheit', 'zufriedenheit', 'share', ['4', '5']),
    figure('abschluss', completion, hasEnded ? 'zu-wenige' : 'noch-nicht-gemessen'),
    of('online-anteil', 'weg', 'share', ['online']),
    figure('zugesagt', promised, 'nichts-zugesagt'),
    of('dauer-median', 'dauer', 'median', []),
    of('dauer-90-prozent', 'dauer', 'p90', []),
    of('frist', 'frist', 'share', ['eingehalten']),
    of('klartext', 'klartext', 'share', ['innerhalb']),
    of('englisch', 'englisch', 'share', ['vorhanden']),
  ];
}

const unitOf = {
  kosten: 'cent',
  zufriedenheit: 'prozent',
  abschluss: 'prozent',
  'online-anteil': 'prozent',
  zugesagt: 'tage',
  'dauer-median': 'tage',
  'dauer-90-prozent': 'tage',
  frist: 'prozent',
  klartext: 'prozent',
  englisch: 'prozent',
} as const;

export type FigureName = keyof typeof unitOf;
export type FigureReason = 'zu-wenige' | 'noch-nicht-gemessen' | 'nichts-zugesagt';
export interface ServiceFigure {
  readonly name: FigureName;
  readonly value: number | null;
  readonly unit: (typeof unitOf)[FigureName];
  /** `modell`: worked out with an assumed price. */
  readonly state: 'gemessen' | 'modell' | FigureReason;
}
export interface ServiceFacts {
  /** Promised days; working days are counted as such. */
  readonly promised: number | null;
  /** Whether any form of the service was sent or lapsed in the month. */
  readonly hasEnded: boolean;
  readonly cost: { readonly centsPerCase: number; readonly centsPerStep: number; readonly isAssumed: boolean } | null;
}
