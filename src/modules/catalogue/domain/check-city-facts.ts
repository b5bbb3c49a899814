import type { City } from './city.ts';
import { periodFaults } from './fees-on.ts';
import type { Finding } from './problem.ts';
import { findingAt, type Path, type Source } from './source.ts';

/** The lists of the city agree with each other: ids once, fees without hole or overlap, life events and demand with services that exist. */
export function checkCityFacts(
  sources: Readonly<Record<string, Source>>,
  lists: Pick<City, 'offices' | 'fees' | 'lifeEvents' | 'demand'>,
  serviceIds: readonly string[],
): readonly Finding[] {
  const { 'offices.yaml': offices, 'fees.yaml': fees, 'life-events.yaml': events, 'demand.yaml': demand } = sources;
  return [
    ...(offices ? doubles(offices, lists.offices, rootOf(offices, 'offices')) : []),
    ...(fees ? [...doubles(fees, lists.fees, rootOf(fees, 'fees')), ...feeFindings(fees, lists.fees)] : []),
    ...(events
      ? [
          ...doubles(events, lists.lifeEvents, rootOf(events, 'lifeEvents')),
          ...eventFindings(events, lists, serviceIds),
        ]
      : []),
    ...(demand
      ? [
          ...doubles(demand, lists.demand, rootOf(demand, 'demand')),
          ...lists.demand.flatMap(({ id }, index) =>
            unknownService(demand, [...rootOf(demand, 'demand'), index, 'id'], id, serviceIds),
          ),
        ]
      : []),
  ];
}

function feeFindings(source: Source, fees: City['fees']): Finding[] {
  const root = rootOf(source, 'fees');
  return fees.flatMap((fee, index) => [
    ...periodFaults(fee).map((fault) =>
      findingAt(source, [...root, index, 'amounts', fault.index], `fee-${fault.kind}`, {
        id: `${fee.id}.${fault.id}`,
        day: fault.day,
      }),
    ),
    ...fee.amounts.flatMap((amount, place) =>
      amount.state === 'unconfirmed'
        ? [
            findingAt(
              source,
              [...root, index, 'amounts', place, 'state'],
              'fee-unconfirmed',
              { id: `${fee.id}.${amount.id}` },
              'warning',
            ),
          ]
        : [],
    ),
  ]);
}

function eventFindings(source: Source, lists: Pick<City, 'lifeEvents'>, serviceIds: readonly string[]): Finding[] {
  return lists.lifeEvents.flatMap((event, index) =>
    event.services.flatMap((id, place) =>
      unknownService(source, [...rootOf(source, 'lifeEvents'), index, 'services', place], id, serviceIds),
    ),
  );
}

const unknownService = (source: Source, path: Path, id: string, serviceIds: readonly string[]): Finding[] =>
  serviceIds.includes(id) ? [] : [findingAt(source, path, 'listed-service-unknown', { id })];

function doubles(source: Source, entries: readonly { readonly id: string }[], root: Path): Finding[] {
  return entries.flatMap(({ id }, index) =>
    entries.findIndex((entry) => entry.id === id) < index
      ? [findingAt(source, [...root, index, 'id'], 'id-twice', { id })]
      : [],
  );
}

/** The list stands alone in its file or under its name. */
const rootOf = (source: Source, name: string): Path => (Array.isArray(source.value) ? [] : [name]);
