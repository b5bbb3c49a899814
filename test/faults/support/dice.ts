import { seededRandom } from '../../support/seeded-random.ts';

/** Throws that are the same in every run: whole numbers from 0 up to below the given one. */
export function seededDice(seed: string): Dice {
  const random = seededRandom(seed);
  return (below) => Buffer.from(random.bytes(4)).readUInt32BE() % below;
}

export type Dice = (below: number) => number;
