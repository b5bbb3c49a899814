/** Gives names that FEEL can read, each only once: camelCase ASCII from German words. */
export class Names {
  readonly #taken: Set<string>;
  /** Where counting goes on for a name that is taken. */
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set([...taken].map((name) => name.toLowerCase()));
  }

  /** A free name for these words with an ending; when it is taken, the groups around it, innermost first, make it unique. */
  take(words: string, around: readonly string[] = [], ending = ''): string {
    const own = (camelCase(words, 36 - ending.length) || 'angabe') + ending;
    const candidates = [own, ...around.toReversed().map((outer) => joined(camelCase(outer, 24), own))];
    const free = candidates.find((name) => name !== '' && this.isFree(name)) ?? this.#numbered(own);
    this.#taken.add(free.toLowerCase());
    return free;
  }

  isFree(name: string): boolean {
    return !this.#taken.has(name.toLowerCase()) && !reserved.has(name.toLowerCase());
  }

  #numbered(name: string): string {
    for (let number = this.#next.get(name) ?? 2; ; number += 1) {
      if (!this.isFree(`${name}${number}`)) continue;
      this.#next.set(name, number + 1);
      return `${name}${number}`;
    }
  }
}

/** `Straße (Inland)` -> `strasse`: what stands in brackets explains and is left out; whole words up to a length. */
export function camelCase(words: string, mostLetters = 36): string {
  const plain = words
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[äöüÄÖÜß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  let name = '';
  for (const word of plain.split(/[^A-Za-z0-9]+/).filter(Boolean)) {
    const next = name === '' ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
    if (name !== '' && name.length + next.length > mostLetters) break;
    name += next.slice(0, mostLetters);
  }
  return /^\d/.test(name) ? `nr${name}` : name;
}

const joined = (outer: string, own: string): string =>
  outer === '' ? '' : outer + own.charAt(0).toUpperCase() + own.slice(1);

const umlauts: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' },
  ...{ Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' },
};

/** Words of FEEL, names every condition knows, and results of the process that is written beside the form. */
const reserved: ReadonlySet<string> = new Set([
  ...['if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'and', 'or', 'not', 'true', 'false'],
  ...['null', 'function', 'external', 'between', 'instance', 'of', 'date', 'time', 'duration', 'item', 'partial'],
  ...[
    'string',
    'number',
    'list',
    'context',
    'range',
    'any',
    'count',
    'sum',
    'min',
    'max',
    'mean',
    'day',
    'month',
    'year',
  ],
  ...['today', 'senton', 'language', 'fees', 'freetext', 'casenumber', 'applicant', 'registeredon', 'nachfrage'],
  ...['decidedbyperson', 'codebestaetigt', 'pruefung', 'constructor', 'prototype', '__proto__'],
]);
