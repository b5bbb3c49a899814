import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eligibilityAt, levelAtCounter, openServices, tariffOf } from './eligibility.ts';
import { findBranches, kilometresBetween } from './find-places.ts';
import { channels, type Network } from './network.ts';
import { readNetwork } from './read-network.ts';

const data = parse(readFileSync('city/partners.yaml', 'utf8')) as Network;
const services = new Set(data.matrix.filter(({ name }) => !name).map(({ service }) => service));
const network = readNetwork(data, services).network ?? expect.fail('the network of the city cannot be read');
const day = Temporal.PlainDate.from('2026-11-23');

describe('the network of the city', () => {
  it('is sound, with two institutions of five branches each, marked as examples, and a locker', () => {
    expect(readNetwork(data, services).faults).toEqual([]);
    expect(network.institutions.map(({ id, example }) => [id, example])).toEqual([
      ['musterbank', true],
      ['musterpost', true],
    ]);
    for (const { id } of network.institutions)
      expect(network.branches.filter(({ institution }) => institution === id)).toHaveLength(5);
    expect(network.lockers).toHaveLength(1);
  });

  it('has a legal basis for every pair of service and channel', () => {
    for (const { service, channels: row } of network.matrix)
      for (const channel of channels)
        expect(
          network.bases.map(({ id }) => id),
          `${service} ${channel}`,
        ).toContain(row[channel]?.basis);
  });
});

it('another level of identity at the counter stands in the data with its basis, else that of the service counts', () => {
  expect(levelAtCounter(network, 'wohnsitz-anmelden', 'high')).toBe('substantial');
  expect(levelAtCounter(network, 'bewohnerparkausweis', 'high')).toBe('high');
  expect(levelAtCounter(network, 'hund-anmelden', 'low')).toBe('low');
  expect(levelAtCounter(network, 'gibt-es-nicht', 'high')).toBe('high');
  const copy = structuredClone(network);
  const { partner } = copy.matrix.find(({ service }) => service === 'hund-anmelden')!.channels;
  if (partner?.state === 'open') partner.identity = { level: 'low', basis: 'x' };
  expect(readNetwork(copy, services).faults).toMatchObject([{ code: 'basis-unknown', found: 'x' }]);
});

describe('what does not fit', () => {
  const broken: readonly [string, (copy: Network) => void][] = [
    ['id-twice', (n) => n.branches.push(n.branches[0]!)],
    ['service-missing', (n) => n.matrix.splice(0, 1)],
    ['service-unknown', (n) => n.matrix.push({ ...n.matrix[0]!, service: 'gibt-es-nicht' })],
    ['pair-missing', (n) => delete n.matrix[0]!.channels.locker],
    ['basis-unknown', (n) => (n.matrix[0]!.channels.online!.basis = 'x')],
    ['reason-unknown', (n) => n.reasons.splice(0, n.reasons.length)],
    ['no-way-out', (n) => rowOf(n, 'personalausweis').channels.partner && close(n, 'personalausweis')],
    ['partner-only', (n) => close(n, 'hund-anmelden')],
    ['district-unknown', (n) => (n.branches[0]!.district = 'x')],
    ['institution-unknown', (n) => (n.branches[0]!.institution = 'x')],
    ['times-reversed', (n) => (n.branches[0]!.hours[0]!.to = '01:00')],
    ['approval-refused', (n) => (n.approvals[0]!.service = 'personalausweis')],
    ['audit-late', (n) => (n.approvals[0]!.audit.on = '2026-10-02')],
    ['tariff-missing', (n) => n.tariffs.splice(0, 1)],
    ['extra-fee', (n) => (n.tariffs[0]!.surchargeForPerson = 100)],
  ];
  it.each(broken)('%s is found and named', (code, spoil) => {
    const copy = structuredClone(network);
    spoil(copy);
    expect(readNetwork(copy, services).faults.map((fault) => fault.code)).toContain(code);
  });
  it('a wrong shape is named with its place', () => {
    const copy = { ...structuredClone(network), vatPercent: 'viel' };
    expect(readNetwork(copy, services)).toMatchObject({
      network: null,
      faults: [{ code: 'shape', path: ['vatPercent'] }],
    });
  });
});

describe('eligibility', () => {
  const at = (service: string, branch: string, on = day, isProtected = false) =>
    eligibilityAt(network, { service, branch, day: on, isProtected });

  it('is open while the approval stands, and closes by itself', () => {
    expect(at('hund-anmelden', 'musterbank-plagwitz')).toMatchObject({ isOpen: true });
    expect(at('hund-anmelden', 'musterbank-plagwitz', Temporal.PlainDate.from('2027-09-30'))).toMatchObject({
      isOpen: true,
    });
    expect(at('hund-anmelden', 'musterbank-plagwitz', Temporal.PlainDate.from('2027-10-01'))).toMatchObject({
      isOpen: false,
    });
    expect(at('hund-anmelden', 'musterbank-plagwitz', Temporal.PlainDate.from('2026-09-30'))).toMatchObject({
      isOpen: false,
    });
    expect(at('leipzig-pass', 'musterpost-gohlis-mitte')).toMatchObject({ isOpen: false, why: 'neutral' });
  });

  it.each(['personalausweis', 'reisepass'])('%s is refused by law, with what to offer instead', (service) => {
    for (const { id } of network.branches)
      expect(at(service, id)).toMatchObject({ isOpen: false, why: 'law', instead: ['office', 'on-site'] });
  });

  it('tells a block from nothing else', () => {
    for (const { id } of network.branches)
      for (const service of openServices(network, id, day)) {
        const blocked = at(service, id, day, true);
        expect(blocked).toEqual(at(service, id, Temporal.PlainDate.from('2030-01-01')));
        expect(blocked).toEqual(at('gibt-es-nicht', id));
      }
    expect(at('personalausweis', 'musterbank-zentrum', day, true)).toEqual(at('personalausweis', 'musterbank-zentrum'));
  });

  it('pays by the edition of the service', () => {
    expect([1, 2, 3].map((edition) => tariffOf(network, 'wohnsitz-anmelden', edition))).toEqual([850, 895, 895]);
    expect(tariffOf(network, 'personalausweis', 1)).toBeNull();
  });
});

describe('finding a branch', () => {
  const wish = { day, district: 'plagwitz', service: null, language: null, isStepFree: false };
  it('lists the nearest first and leaves out what does not fit', () => {
    const all = findBranches(network, wish);
    expect(all).toHaveLength(10);
    expect(all[0]).toMatchObject({ branch: { id: 'musterbank-plagwitz' }, kilometres: 0 });
    const distances = all.map(({ kilometres }) => kilometres!);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(findBranches(network, { ...wish, isStepFree: true })).toHaveLength(8);
    expect(findBranches(network, { ...wish, language: 'vi' }).map(({ branch }) => branch.id)).toEqual([
      'musterpost-reudnitz-thonberg',
    ]);
    expect(findBranches(network, { ...wish, service: 'leipzig-pass' })).toHaveLength(5);
    expect(findBranches(network, { ...wish, day: Temporal.PlainDate.from('2026-09-01') })).toEqual([]);
  });

  it('measures as the crow flies', () => {
    const berlin = { latitude: 52.52, longitude: 13.405 };
    const leipzig = { latitude: 51.3397, longitude: 12.3731 };
    expect(kilometresBetween(berlin, leipzig)).toBe(149);
    expect(kilometresBetween(leipzig, leipzig)).toBe(0);
  });
});

const rowOf = (n: Network, service: string) => n.matrix.find((row) => row.service === service)!;
function close(n: Network, service: string): void {
  const { channels: row } = rowOf(n, service);
  for (const channel of ['online', 'office', 'on-site'] as const)
    row[channel] = { state: 'refused', basis: n.bases[0]!.id, reason: n.reasons[0]!.id, instead: [] };
}
