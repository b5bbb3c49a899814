import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../../test/support/seeded-random.ts';
import { commitmentTo, drawOrder, faultOfDraw, listDigest, oneTicketPerPerson, type PublishedDraw } from './index.ts';

const seed = Uint8Array.from({ length: 32 }, (_, place) => place);
const tickets = ['A-17', 'B-2', 'C-305', 'D-4'];
const ticketList = fc.uniqueArray(fc.stringMatching(/^[!-~]{1,8}$/), { minLength: 1, maxLength: 20 });
const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('the draw', () => {
  it('gives the test vector that was computed with other tools', () => {
    expect(commitmentTo(seed)).toBe('630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd');
    expect(listDigest(tickets)).toBe('c751322bb555859556a2f2485100f71a5bc127c64e1b6e808de04071bc652163');
    expect(drawOrder({ seed, tickets })).toEqual(['D-4', 'B-2', 'A-17', 'C-305']);
    expect(drawOrder({ seed, tickets, publicValue: '3 7 12 21 33 49' })).toEqual(['C-305', 'D-4', 'B-2', 'A-17']);
  });

  it('does not depend on when somebody came', () => {
    fc.assert(
      fc.property(bytes, ticketList, fc.nat(), (drawn, list, turn) => {
        const other = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].reverse();
        expect(drawOrder({ seed: drawn, tickets: other })).toEqual(drawOrder({ seed: drawn, tickets: list }));
      }),
    );
  });

  it('forgets nobody and doubles nobody', () => {
    fc.assert(
      fc.property(bytes, ticketList, (drawn, list) => {
        expect([...drawOrder({ seed: drawn, tickets: list })].sort()).toEqual([...list].sort());
      }),
    );
  });

  it('is uniform: over 10,000 draws each of ten tickets takes each place about equally often (chi-square)', () => {
    const random = seededRandom('draws');
    const ten = Array.from({ length: 10 }, (_, place) => `T-${place}`);
    const counts = ten.map(() => new Array<number>(10).fill(0));
    for (let draw = 0; draw < 10_000; draw++)
      for (const [place, ticket] of drawOrder({ seed: random.bytes(32), tickets: ten }).entries())
        counts[Number(ticket.slice(2))]![place]!++;
    // Each ticket and each place: nine degrees of freedom, 0.1 % bound 27.88; all together 81 degrees, 0.1 % bound 124.8.
    const squares = (row: readonly number[]) => row.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    for (const row of counts) expect(squares(row)).toBeLessThan(27.88);
    for (const place of ten.keys()) expect(squares(counts.map((row) => row[place]!))).toBeLessThan(27.88);
    expect(counts.reduce((sum, row) => sum + squares(row), 0)).toBeLessThan(124.8);
  });

  it('does not put a later ticket behind or before an earlier one: half of 10,000 draws each way', () => {
    const random = seededRandom('pairs');
    let earlierFirst = 0;
    for (let draw = 0; draw < 10_000; draw++)
      if (drawOrder({ seed: random.bytes(32), tickets: ['late', 'early'] })[0] === 'early') earlierFirst++;
    expect((earlierFirst - 5_000) ** 2 / 2_500).toBeLessThan(10.83); // one degree, 0.1 %
  });

  it('refuses what would make a draw unclear', () => {
    expect(() => drawOrder({ seed: seed.slice(1), tickets })).toThrow('32 bytes');
    expect(() => drawOrder({ seed, tickets: ['A', 'A'] })).toThrow('once');
    expect(() => drawOrder({ seed, tickets: ['A\nB'] })).toThrow('printable');
    expect(() => drawOrder({ seed, tickets, publicValue: '1\n2' })).toThrow('one line');
  });
});

describe('running a published draw again', () => {
  const publicValue = '3 7 12';
  const published: PublishedDraw = {
    commitment: commitmentTo(seed),
    listDigest: listDigest(tickets),
    publicValue,
    seed: Buffer.from(seed).toString('hex'),
    order: drawOrder({ seed, tickets, publicValue }),
  };

  it('finds nothing wrong with a true one', () => {
    expect(faultOfDraw(published)).toBeNull();
  });

  it.each([
    ['another seed', { seed: published.seed.replace('00', '01') }, 'seed-not-committed'],
    ['no seed', { seed: 'none' }, 'seed-unreadable'],
    ['somebody left out', { order: published.order.slice(1) }, 'list-changed'],
    ['somebody added', { order: ['E-5', ...published.order] }, 'list-changed'],
    ['somebody twice', { order: [published.order[0]!, ...published.order] }, 'ticket-twice'],
    ['somebody moved up', { order: [...published.order].reverse() }, 'order-changed'],
    ['another public value', { publicValue: '1 2 3' }, 'order-changed'],
    ['a ticket that cannot be read', { order: ['E 5', ...published.order] }, 'ticket-unreadable'],
  ] as const)('finds %s', (_, change, fault) => {
    expect(faultOfDraw({ ...published, ...change })).toBe(fault);
  });
});

describe('one ticket for each person', () => {
  it('is left, however many they hold', () => {
    const held = [
      { ticket: 'c', person: 'one' },
      { ticket: 'a', person: 'one' },
      { ticket: 'b', person: 'two' },
    ];
    expect(oneTicketPerPerson(held)).toEqual(['a', 'b']);
    expect(oneTicketPerPerson([...held].reverse())).toEqual(['a', 'b']);
  });
});
