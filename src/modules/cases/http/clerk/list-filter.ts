import { readPlace, taskFilters, type WorklistFilter, whoseFilters } from '../../use-cases/clerk/worklist.ts';

/** The selection of tasks as it stands in an address; whatever is unknown means all. */
export function readFilter(query: URLSearchParams): ListFilter {
  const place = query.get('ab') ?? '';
  return {
    whose: whoseFilters.find((known) => known === query.get('wer')) ?? 'all',
    kind: taskFilters.find((known) => known === query.get('art')) ?? 'all',
    service: /^[a-z0-9-]{1,80}$/.exec(query.get('dienst') ?? '')?.[0] ?? null,
    overdue: query.get('frist') === 'vorbei',
    basket: readBasket(query.get('korb') ?? ''),
    after: readPlace(place),
    place: readPlace(place) ? place : '',
  };
}

/** The same selection as a query, `?` included; empty when nothing is narrowed down. */
export function filterQuery(filter: ListFilter, changes: Partial<ListFilter> & Further = {}): string {
  const { whose, kind, service, overdue, basket, place, ...further } = { ...filter, ...changes };
  const query = new URLSearchParams();
  if (whose !== 'all') query.set('wer', whose);
  if (kind !== 'all') query.set('art', kind);
  if (service) query.set('dienst', service);
  if (overdue) query.set('frist', 'vorbei');
  if (basket !== 'mine') query.set('korb', basket === 'all' ? 'alle' : basket.replace('/', '~'));
  if (place) query.set('ab', place);
  for (const name of ['aufgabe', 'alles', 'fertig', 'zu'] as const) if (further[name]) query.set(name, further[name]);
  const text = query.toString();
  return text ? `?${text}` : '';
}

function readBasket(text: string): string {
  if (text === 'alle') return 'all';
  return /^[a-z0-9-]{1,80}~[a-z0-9-]{0,80}$/.test(text) ? text.replace('~', '/') : 'mine';
}

interface Further {
  /** Token of the task. */
  readonly aufgabe?: string | undefined;
  readonly alles?: string | undefined;
  /** What was just done. */
  readonly fertig?: string | undefined;
  /** Number of the case it was done with. */
  readonly zu?: string | undefined;
}
export interface ListFilter extends WorklistFilter {
  /** `after` as text. */
  readonly place: string;
}
