import type { Plan } from './plan.ts';

/** What does not fit together in a plan that has the right shape, each with its place; nothing for a sound one. */
export function planFaults(plan: Plan, known: KnownIds): readonly PlanFault[] {
  const services = new Set(plan.services.map(({ id }) => id));
  const policies = new Set(plan.policies.map(({ id }) => id));
  return [
    ...doubles(
      plan.services.map(({ id }) => id),
      (index) => ['services', index, 'id'],
    ),
    ...doubles(
      plan.policies.map(({ id }) => id),
      (index) => ['policies', index, 'id'],
    ),
    ...doubles(
      plan.offices.map(({ id }) => id),
      (index) => ['offices', index, 'id'],
    ),
    ...plan.services.flatMap(({ service }, index) =>
      service && !known.services.has(service)
        ? [fault('service-unknown', ['services', index, 'service'], service)]
        : [],
    ),
    ...groupFaults(plan.groups ?? [], services),
    ...plan.policies.flatMap(policyFaults),
    ...deskDoubles(plan),
    ...plan.offices.flatMap((office, at) =>
      officeFaults(office, ['offices', at], { ...known, bookable: services, policies }),
    ),
  ];
}

/** A service is called under one letter, and a letter names one group. */
function groupFaults(groups: NonNullable<Plan['groups']>, bookable: Names): PlanFault[] {
  const all = groups.flatMap(({ services }) => services);
  return [
    ...doubles(
      groups.map(({ letter }) => letter),
      (index) => ['groups', index, 'letter'],
    ),
    ...groups.flatMap(({ services }, index) =>
      services.flatMap((id, place) => [
        ...(bookable.has(id) ? [] : [fault('skill-unknown', ['groups', index, 'services', place], id)]),
        ...(all.indexOf(id) === all.lastIndexOf(id)
          ? []
          : [fault('id-twice', ['groups', index, 'services', place], id)]),
      ]),
    ),
  ];
}

function policyFaults({ parts }: Plan['policies'][number], at: number): PlanFault[] {
  const path = ['policies', at, 'parts'];
  const sum = parts.reduce((all, { share }) => all + share, 0);
  return [
    ...(sum > 1 + 1e-9 ? [fault('shares-above-one', path, String(Math.round(sum * 100) / 100))] : []),
    ...parts.flatMap(({ channel, release, between }, index) => [
      ...((channel === 'online') === (release === undefined)
        ? [fault('release-missing', [...path, index], channel)]
        : []),
      ...(between && between.from >= between.to
        ? [fault('hours-reversed', [...path, index, 'between'], between.from)]
        : []),
    ]),
  ];
}

function officeFaults(office: Plan['offices'][number], path: Place, known: AllIds): PlanFault[] {
  const desks = new Set(office.desks.map(({ id }) => id));
  const dates = office.policies.map(({ from }) => from);
  return [
    ...(known.offices.has(office.id) ? [] : [fault('office-unknown', [...path, 'id'], office.id)]),
    ...(known.offices.has(office.department)
      ? []
      : [fault('office-unknown', [...path, 'department'], office.department)]),
    ...office.shifts.flatMap((shift, index) => shiftFaults(shift, [...path, 'shifts', index], desks, known.bookable)),
    ...office.policies.flatMap(({ policy }, index) =>
      known.policies.has(policy) ? [] : [fault('policy-unknown', [...path, 'policies', index, 'policy'], policy)],
    ),
    ...(dates.every((from, index) => index === 0 || from > dates[index - 1]!)
      ? []
      : [fault('policies-unordered', [...path, 'policies'], dates.join(', '))]),
    ...Object.keys(office.durations ?? {}).flatMap((id) =>
      known.bookable.has(id) ? [] : [fault('skill-unknown', [...path, 'durations', id], id)],
    ),
  ];
}

function shiftFaults(
  shift: Plan['offices'][number]['shifts'][number],
  path: Place,
  desks: Numbers,
  bookable: Names,
): PlanFault[] {
  return [
    ...(shift.from >= shift.to ? [fault('hours-reversed', path, `${shift.from} - ${shift.to}`)] : []),
    ...(shift.desks === 'all' ? [] : shift.desks).flatMap((id) =>
      desks.has(id) ? [] : [fault('desk-unknown', [...path, 'desks'], String(id))],
    ),
    ...(shift.skills === 'all' ? [] : shift.skills).flatMap((id) =>
      bookable.has(id) ? [] : [fault('skill-unknown', [...path, 'skills'], id)],
    ),
  ];
}

/** A desk is one place in the whole city: two offices never share its number. */
function deskDoubles(plan: Plan): PlanFault[] {
  const seen = new Set<number>();
  return plan.offices.flatMap(({ desks }, office) =>
    desks.flatMap(({ id }, desk) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [fault('id-twice', ['offices', office, 'desks', desk, 'id'], String(id))];
    }),
  );
}

const doubles = (ids: readonly string[], placeOf: (index: number) => Place): PlanFault[] =>
  ids.flatMap((id, index) => (ids.indexOf(id) < index ? [fault('id-twice', placeOf(index), id)] : []));

const fault = (code: PlanFaultCode, path: Place, found: string): PlanFault => ({ code, path, found });

type Names = ReadonlySet<string>;
type Numbers = ReadonlySet<number>;
type Place = readonly (string | number)[];
type AllIds = KnownIds & { readonly bookable: Names; readonly policies: Names };
export interface KnownIds {
  readonly offices: Names;
  readonly services: Names;
}
export type PlanFaultCode =
  | 'id-twice'
  | 'service-unknown'
  | 'office-unknown'
  | 'policy-unknown'
  | 'policies-unordered'
  | 'desk-unknown'
  | 'skill-unknown'
  | 'hours-reversed'
  | 'shares-above-one'
  | 'release-missing';
export interface PlanFault {
  readonly code: PlanFaultCode;
  readonly path: Place;
  readonly found: string;
}
