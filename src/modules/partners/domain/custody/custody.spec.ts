import { describe, expect, it } from 'vitest';
import {
  applyCustody,
  type Custody,
  type CustodyCommand,
  type CustodyRules,
  decideCustody,
  emptyCustody,
  type Hand,
  holderOf,
  overdueLegs,
} from './index.ts';

const office: Hand = { role: 'office', id: 'olga', place: 'office' };
const branch: Hand = { role: 'branch', id: 'ben', place: 'plagwitz' };
const courier: Hand = { role: 'courier', id: 'cora', place: null };
const auditor: Hand = { role: 'auditor', id: 'ada', place: null };
const rules: CustodyRules = {
  office: 'office',
  legHours: 24,
  kinds: {
    pass: { securityClass: 2, dayNeed: 2, holderOnly: false },
    card: { securityClass: 2, dayNeed: 9, holderOnly: true },
    safe: { securityClass: 4, dayNeed: 9, holderOnly: true },
  },
  places: { office: { securityClass: 4 }, plagwitz: { securityClass: 2 } },
  lastDay: () => '2026-12-02',
};
const base = { at: 1000, day: '2026-11-23' };

describe('custody', () => {
  it('goes from the office to the person, and the list is the same all the way', () => {
    const ready = atBranch(['P1']);
    expect(ready.items['P1']).toMatchObject({ state: 'ready', until: '2026-12-02' });
    const done = run(ready, { ...base, by: branch, do: 'hand-out', serial: 'P1', pickUp });
    expect(holderOf(done, 'P1')).toBe('person');
    expect(reasonOf(done, { ...base, by: branch, do: 'hand-out', serial: 'P1', pickUp })).toBe('not-now');
  });

  it('goes back after the last day, and to nobody else', () => {
    let custody = atBranch(['P1']);
    const late = { ...base, day: '2026-12-03', by: branch };
    expect(reasonOf(custody, { ...late, do: 'hand-out', serial: 'P1', pickUp })).toBe('expired');
    expect(reasonOf(custody, { ...base, by: branch, do: 'expire', serial: 'P1' })).toBe('not-now');
    custody = run(custody, { ...late, do: 'expire', serial: 'P1' });
    expect(reasonOf(custody, { ...late, do: 'bag', seal: 'R', serials: ['P1'], to: 'plagwitz' })).toBe('not-free');
    custody = run(custody, { ...late, do: 'bag', seal: 'R', serials: ['P1'], to: 'office' });
    custody = carry(custody, 'R', branch, office);
    expect(custody.items['P1']?.state).toBe('returned');
    expect(holderOf(custody, 'P1')).toBe('place:office');
  });

  it('needs code and identity, and a document of the person alone goes to no proxy', () => {
    const custody = atBranch(['P1'], 'card');
    const out = (change: Partial<typeof pickUp>) =>
      reasonOf(custody, { ...base, by: branch, do: 'hand-out', serial: 'P1', pickUp: { ...pickUp, ...change } });
    expect(out({ isCodeRight: false })).toBe('code-wrong');
    expect(out({ isIdentityChecked: false })).toBe('identity-missing');
    expect(out({ isProxy: true })).toBe('holder-only');
    expect(out({})).toBeNull();
    expect(
      reasonOf(custody, { ...base, by: { ...branch, place: 'other' }, do: 'hand-out', serial: 'P1', pickUp }),
    ).toBe('wrong-hand');
  });

  it('wants a place that is safe enough, and never more than a day needs', () => {
    expect(
      reasonOf(emptyCustody, { ...base, by: office, do: 'register', serial: 'X', kind: 'safe', to: 'plagwitz' }),
    ).toBe('class-too-low');
    let custody = registered(['P1', 'P2', 'P3']);
    const bag = (serials: readonly string[], seal: string): CustodyCommand => ({
      ...{ ...base, by: office, do: 'bag', seal, serials, to: 'plagwitz' },
    });
    expect(reasonOf(custody, bag(['P1', 'P2', 'P3'], 'S'))).toBe('over-day-need');
    custody = run(custody, bag(['P1', 'P2'], 'S'));
    expect(reasonOf(custody, bag(['P3'], 'T'))).toBe('over-day-need');
    expect(reasonOf(custody, bag(['P3'], 'S'))).toBe('seal-used');
    expect(reasonOf(custody, bag(['P1'], 'T'))).toBe('not-free');
    expect(reasonOf(custody, { ...base, by: office, do: 'register', serial: 'P1', kind: 'pass', to: 'plagwitz' })).toBe(
      'serial-used',
    );
  });

  it('passes on with two signatures of two people under one list', () => {
    const custody = run(registered(['P1']), {
      ...{ ...base, by: office, do: 'bag', seal: 'S', serials: ['P1'], to: 'plagwitz' },
    });
    const { listHash } = custody.bags['S']!;
    const hand = (...signatures: readonly (readonly [Hand, string])[]) =>
      reasonOf(custody, {
        ...{ ...base, by: office, do: 'hand-over', seal: 'S' },
        signatures: signatures.map(([one, hash]) => ({ hand: one, listHash: hash })),
      });
    expect(hand([office, listHash])).toBe('signature-missing');
    expect(hand([office, listHash], [courier, 'other'])).toBe('other-list');
    expect(hand([office, listHash], [{ ...courier, id: office.id }, listHash])).toBe('same-hand');
    expect(hand([branch, listHash], [courier, listHash])).toBe('signature-missing');
    expect(hand([office, listHash], [courier, listHash])).toBeNull();
  });

  it('opens a dispute when the count differs, moves nothing, and ends it with both signatures', () => {
    let custody = run(registered(['P1', 'P2']), {
      ...{ ...base, by: office, do: 'bag', seal: 'S', serials: ['P1', 'P2'], to: 'plagwitz' },
    });
    const { listHash } = custody.bags['S']!;
    const both = [branch, courier].map((hand) => ({ hand, listHash }));
    custody = run(custody, {
      ...base,
      by: office,
      do: 'hand-over',
      seal: 'S',
      signatures: [office, courier].map((hand) => ({ hand, listHash })),
    });
    expect(overdueLegs(custody, base.at + 24 * 60, rules)).toEqual([]);
    expect(overdueLegs(custody, base.at + 24 * 60 + 1, rules)).toEqual(['S']);
    for (const [counted, isSealWhole] of [
      [['P1'], true],
      [['P1', 'P2', 'P9'], true],
      [['P1', 'P2'], false],
    ] as const) {
      const next = run(custody, {
        ...base,
        by: branch,
        do: 'receive',
        seal: 'S',
        signatures: both,
        counted,
        isSealWhole,
      });
      expect(next.bags['S']?.state).toBe('disputed');
      expect(next.holdings).toEqual(custody.holdings);
    }
    custody = run(custody, {
      ...base,
      by: branch,
      do: 'receive',
      seal: 'S',
      signatures: both,
      counted: ['P1'],
      isSealWhole: true,
    });
    expect(
      reasonOf(custody, { ...base, by: branch, do: 'settle-dispute', seal: 'S', signatures: both, found: ['P1'] }),
    ).toBe('wrong-hand');
    custody = run(custody, { ...base, by: auditor, do: 'settle-dispute', seal: 'S', signatures: both, found: ['P1'] });
    expect([custody.items['P1']?.state, custody.items['P2']?.state]).toEqual(['received', 'missing']);
    expect(holderOf(custody, 'P2')).toBe('courier:cora');
  });

  it('counts the stock: a difference is a dispute and changes nothing', () => {
    const custody = atBranch(['P1', 'P2']);
    const counted = (serials: readonly string[]) =>
      decideCustody(custody, { ...base, by: branch, do: 'count', place: 'plagwitz', serials }, rules);
    expect(counted(['P2', 'P1'])).toMatchObject({ value: [{ type: 'place-counted', count: 2 }] });
    expect(counted(['P1', 'P7'])).toMatchObject({
      value: [{ type: 'count-disputed', missing: ['P2'], foreign: ['P7'] }],
    });
  });
});

const pickUp = { isCodeRight: true, isIdentityChecked: true, isProxy: false };

function run(custody: Custody, command: CustodyCommand): Custody {
  const decided = decideCustody(custody, command, rules);
  if (!decided.ok) return expect.fail(`${command.do}: ${decided.reason}`);
  return decided.value.reduce(applyCustody, custody);
}

function reasonOf(custody: Custody, command: CustodyCommand): string | null {
  const decided = decideCustody(custody, command, rules);
  return decided.ok ? null : decided.reason;
}

const registered = (serials: readonly string[], kind = 'pass'): Custody =>
  serials.reduce(
    (custody, serial) => run(custody, { ...base, by: office, do: 'register', serial, kind, to: 'plagwitz' }),
    emptyCustody,
  );

function carry(custody: Custody, seal: string, from: Hand, to: Hand): Custody {
  const { listHash, serials } = custody.bags[seal]!;
  const sign = (hand: Hand) => ({ hand, listHash });
  const handed = run(custody, { ...base, by: from, do: 'hand-over', seal, signatures: [sign(from), sign(courier)] });
  return run(handed, {
    ...{
      ...base,
      by: to,
      do: 'receive',
      seal,
      signatures: [sign(courier), sign(to)],
      counted: serials,
      isSealWhole: true,
    },
  });
}

function atBranch(serials: readonly string[], kind = 'pass'): Custody {
  const bagged = run(registered(serials, kind), { ...base, by: office, do: 'bag', seal: 'S', serials, to: 'plagwitz' });
  return serials.reduce(
    (custody, serial) => run(custody, { ...base, by: branch, do: 'make-ready', serial }),
    carry(bagged, 'S', office, branch),
  );
}
