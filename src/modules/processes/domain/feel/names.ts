/** A set of known names with outer scopes; finds the longest one that stands at a position of a text. */
export class NameScope {
  private readonly outer: NameScope | null;
  private readonly names = new Set<string>();
  private readonly byFirst = new Map<string, readonly KnownName[]>();

  constructor(outer: NameScope | null, names: Iterable<string> = []) {
    this.outer = outer;
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    const parts = name.match(partPattern) ?? [];
    const first = parts[0];
    if (first !== undefined) this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { name, parts }]);
  }

  has(name: string): boolean {
    return this.names.has(name) || (this.outer?.has(name) ?? false);
  }

  /** The longest known name at the position and where it ends; white space between its parts may differ. */
  longestAt(text: string, position: number): NameMatch | null {
    let best = this.outer?.longestAt(text, position) ?? null;
    partAt.lastIndex = position;
    const first = partAt.exec(text)?.[0];
    for (const known of first === undefined ? [] : (this.byFirst.get(first) ?? [])) {
      const end = endOf(text, position, known.parts);
      if (end >= 0 && (best === null || end >= best.end)) best = { name: known.name, end };
    }
    return best;
  }
}

/** Letters that may begin a name (DMN 1.5, 10.3.1.2, rule 28). */
export const nameStart =
  '?A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
/** Letters that may follow within a name. */
export const namePart = `${nameStart}0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`;

const partPattern = new RegExp(`[${namePart}]+|[^\\s${namePart}]`, 'gu');
const partAt = new RegExp(`[${namePart}]+|[^\\s${namePart}]`, 'uy');
const spaceAt = /\s*/y;

function endOf(text: string, position: number, parts: readonly string[]): number {
  let at = position;
  for (const [index, part] of parts.entries()) {
    if (index > 0) {
      spaceAt.lastIndex = at;
      at += spaceAt.exec(text)?.[0].length ?? 0;
    }
    partAt.lastIndex = at;
    if (partAt.exec(text)?.[0] !== part) return -1;
    at += part.length;
  }
  return at;
}

type KnownName = { readonly name: string; readonly parts: readonly string[] };
type NameMatch = { readonly name: string; readonly end: number };
