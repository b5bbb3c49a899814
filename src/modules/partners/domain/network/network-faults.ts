import { officeFaults } from '../office/office-faults.ts';
import { applyChannels, type Channel, channels, type Network } from './network.ts';

/** What does not fit together in a network that has the right shape, each with its place; nothing for a sound one. */
export function networkFaults(network: Network, known: KnownServices): readonly NetworkFault[] {
  return [
    ...doubleFaults(network),
    ...matrixFaults(network, known),
    ...placeFaults(network),
    ...approvalFaults(network),
    ...tariffFaults(network),
    ...officeFaults(network).map(({ code, path, found }) => fault(code, path, found)),
    ...network.items.flatMap(({ service }, at) =>
      network.matrix.some((row) => row.service === service)
        ? []
        : [fault('service-unknown', ['items', at, 'service'], service)],
    ),
  ];
}

function doubleFaults(network: Network): NetworkFault[] {
  const lists = ['bases', 'reasons', 'items', 'institutions', 'districts'] as const;
  const places = [...network.branches, ...network.lockers].map(({ id }) => id);
  return [
    ...lists.flatMap((list) =>
      doubles(
        network[list].map(({ id }) => id),
        (index) => [list, index, 'id'],
      ),
    ),
    ...doubles(
      network.matrix.map(({ service }) => service),
      (index) => ['matrix', index, 'service'],
    ),
    ...doubles(places, (index) =>
      index < network.branches.length ? ['branches', index, 'id'] : ['lockers', index - network.branches.length, 'id'],
    ),
  ];
}

/** Each service of the catalogue has its row, each row all channels, each pair a legal basis; nothing is offered by partners alone. */
function matrixFaults({ matrix, bases, reasons }: Network, known: KnownServices): NetworkFault[] {
  const rows = new Set(matrix.map(({ service }) => service));
  return [
    ...[...known].flatMap((service) => (rows.has(service) ? [] : [fault('service-missing', ['matrix'], service)])),
    ...matrix.flatMap((row, at) => {
      const path = ['matrix', at, 'channels'];
      const isOpen = (channel: Channel): boolean => (row.channels[channel]?.state ?? 'refused') !== 'refused';
      return [
        ...(known.has(row.service) || row.name
          ? []
          : [fault('service-unknown', ['matrix', at, 'service'], row.service)]),
        ...channels.flatMap((channel) => {
          const pair = row.channels[channel];
          const place = [...path, channel];
          if (!pair) return [fault('pair-missing', path, channel)];
          return [
            ...(has(bases, pair.basis) ? [] : [fault('basis-unknown', [...place, 'basis'], pair.basis)]),
            ...(pair.state === 'refused' || !pair.identity || has(bases, pair.identity.basis)
              ? []
              : [fault('basis-unknown', [...place, 'identity', 'basis'], pair.identity.basis)]),
            ...(pair.state !== 'refused' || has(reasons, pair.reason)
              ? []
              : [fault('reason-unknown', [...place, 'reason'], pair.reason)]),
            ...(pair.state === 'refused' && !pair.instead.some(isOpen)
              ? [fault('no-way-out', [...place, 'instead'], pair.instead.join(', '))]
              : []),
          ];
        }),
        ...(isOpen('partner') && !applyChannels.some((channel) => channel !== 'partner' && isOpen(channel))
          ? [fault('partner-only', [...path, 'partner'], row.service)]
          : []),
      ];
    }),
  ];
}

function placeFaults({ branches, lockers, institutions, districts }: Network): NetworkFault[] {
  const ofPlace = (place: (typeof branches)[number] | (typeof lockers)[number], path: Place): NetworkFault[] => [
    ...(has(districts, place.district) ? [] : [fault('district-unknown', [...path, 'district'], place.district)]),
    ...place.hours.flatMap(({ from, to }, index) =>
      from < to ? [] : [fault('times-reversed', [...path, 'hours', index], `${from} - ${to}`)],
    ),
  ];
  return [
    ...branches.flatMap((branch, at) => [
      ...ofPlace(branch, ['branches', at]),
      ...(has(institutions, branch.institution)
        ? []
        : [fault('institution-unknown', ['branches', at, 'institution'], branch.institution)]),
    ]),
    ...lockers.flatMap((locker, at) => ofPlace(locker, ['lockers', at])),
    ...institutions.flatMap(({ contract: { from, until } }, at) =>
      from <= until ? [] : [fault('times-reversed', ['institutions', at, 'contract'], `${from} - ${until}`)],
    ),
  ];
}

/** No approval for what the matrix refuses, none without an audit before its first day. */
function approvalFaults({ approvals, institutions, bases, matrix }: Network): NetworkFault[] {
  return approvals.flatMap(({ institution, service, basis, audit, from, until }, at) => {
    const path = ['approvals', at];
    const pair = matrix.find((row) => row.service === service)?.channels.partner;
    return [
      ...(has(institutions, institution) ? [] : [fault('institution-unknown', [...path, 'institution'], institution)]),
      ...(has(bases, basis) ? [] : [fault('basis-unknown', [...path, 'basis'], basis)]),
      ...(pair && pair.state !== 'refused' ? [] : [fault('approval-refused', [...path, 'service'], service)]),
      ...(from <= until ? [] : [fault('times-reversed', path, `${from} - ${until}`)]),
      ...(audit.on <= from ? [] : [fault('audit-late', [...path, 'audit', 'on'], audit.on)]),
    ];
  });
}

/** Whatever a partner may do has a price for the city, and never one for the person. */
function tariffFaults({ tariffs, matrix }: Network): NetworkFault[] {
  const editions = tariffs.map(({ service, edition }) => `${service} ${edition}`);
  return [
    ...doubles(editions, (index) => ['tariffs', index]),
    ...tariffs.flatMap(({ service, surchargeForPerson }, at) => [
      ...(matrix.some((row) => row.service === service)
        ? []
        : [fault('service-unknown', ['tariffs', at, 'service'], service)]),
      ...(surchargeForPerson === 0
        ? []
        : [fault('extra-fee', ['tariffs', at, 'surchargeForPerson'], String(surchargeForPerson))]),
    ]),
    ...matrix.flatMap(({ service, channels: { partner } }, at) =>
      !partner || partner.state === 'refused' || tariffs.some((one) => one.service === service && one.edition === 1)
        ? []
        : [fault('tariff-missing', ['matrix', at, 'service'], service)],
    ),
  ];
}

const has = (list: readonly { readonly id: string }[], id: string): boolean => list.some((one) => one.id === id);

const doubles = (ids: readonly string[], placeOf: (index: number) => Place): NetworkFault[] =>
  ids.flatMap((id, index) => (ids.indexOf(id) < index ? [fault('id-twice', placeOf(index), id)] : []));

const fault = (code: NetworkFaultCode, path: Place, found: string): NetworkFault => ({ code, path, found });

type Place = readonly (string | number)[];
type KnownServices = ReadonlySet<string>;
export type NetworkFaultCode =
  | 'id-twice'
  | 'service-missing'
  | 'service-unknown'
  | 'pair-missing'
  | 'basis-unknown'
  | 'reason-unknown'
  | 'no-way-out'
  | 'partner-only'
  | 'district-unknown'
  | 'institution-unknown'
  | 'times-reversed'
  | 'approval-refused'
  | 'audit-late'
  | 'tariff-missing'
  | 'extra-fee';
export interface NetworkFault {
  readonly code: NetworkFaultCode;
  readonly path: Place;
  readonly found: string;
}
