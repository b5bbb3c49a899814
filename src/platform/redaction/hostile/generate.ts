import { kitTricks, scanTricks } from './kit-tricks.ts';
import { rawTricks } from './raw-tricks.ts';

/** Files from a seed, each with one string that must go and one trick that keeps it; the tricks take turns. */
export async function hostileFile(index: number): Promise<HostileFile> {
  // Another kind of string each time that the tricks begin anew.
  const secret = secrets[(index + Math.floor(index / tricks.length)) % secrets.length]!(index);
  const trick = tricks[index % tricks.length]!;
  const shown = 'Bescheid der Stadt';
  const made = await trick.make(secret, shown);
  return { trick: trick.name, secret, shown, ...made };
}

const secrets: readonly ((index: number) => string)[] = [
  (index) => `${firstNames[index % firstNames.length]!} ${lastNames[(index * 5 + 2) % lastNames.length]!}`,
  (index) => `0341 ${100_000 + index * 37}`,
  (index) => `${lastNames[index % lastNames.length]!.toLowerCase()}${index}@example.org`,
];

const firstNames = ['Wiebke', 'Tariq', 'Zofia', 'Ludwig', 'Ngozi', 'Bogdan', 'Friederike', 'Ines'];
const lastNames = ['Offenbecher', 'Quandtmeier', 'Wyszynska', 'Fluechtig', 'Okonkwo', 'Vandersloot', 'Affeldt'];

const tricks: readonly Trick[] = [
  ...Object.entries(rawTricks).map(([name, make]) => ({
    name,
    make: async (secret: string, shown: string) => ({ bytes: make(secret, shown) }),
  })),
  ...Object.entries(kitTricks).map(([name, make]) => ({
    name,
    make: async (secret: string, shown: string) => ({ bytes: await make(secret, shown) }),
  })),
  ...Object.entries(scanTricks).map(([name, make]) => ({ name, make })),
];
export const trickCount = tricks.length;

interface Trick {
  readonly name: string;
  readonly make: (secret: string, shown: string) => Promise<Pick<HostileFile, 'bytes' | 'box'>>;
}

/** `box`: where the string stands when only its pixels do. */
export interface HostileFile {
  readonly trick: string;
  readonly secret: string;
  readonly shown: string;
  readonly bytes: Buffer;
  readonly box?: readonly [x: number, y: number, width: number, height: number];
}
