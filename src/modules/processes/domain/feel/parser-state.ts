import type { FeelNode } from './ast.ts';
import { NameScope } from './names.ts';
import { typeScope } from './parse-types.ts';
import { Scanner } from './scanner.ts';

/** What a parser keeps while it walks: the text, the names in reach and how deep it is. */
export abstract class ParserState {
  readonly reads = new Set<string>();
  protected readonly scanner: Scanner;
  protected readonly types: NameScope;
  protected readonly members: readonly string[];
  protected readonly memberScope: NameScope;
  protected known: NameScope;
  protected locals: NameScope | null = null;
  protected filtersOff = false;
  private depth = 0;

  constructor(text: string, options: ParserOptions) {
    this.scanner = new Scanner(text);
    this.types = typeScope(options.typeNames ?? []);
    this.members = options.members ?? [];
    this.memberScope = new NameScope(memberNames, this.members);
    this.known = new NameScope(new NameScope(null, options.builtins), options.names);
  }

  /** One level deeper; refused when an expression is nested too deep to be evaluated safely. */
  protected deeper<T>(body: () => T): T {
    this.depth += 1;
    if (this.depth > maxNesting) this.scanner.fail('feel.too-deep', { limit: maxNesting });
    const result = body();
    this.depth -= 1;
    return result;
  }

  protected scoped<T extends FeelNode>(body: () => T): T {
    const [known, locals] = [this.known, this.locals];
    this.known = new NameScope(known);
    this.locals = new NameScope(locals);
    const node = body();
    this.known = known;
    this.locals = locals;
    return node;
  }

  protected bind(name: string): void {
    this.known.add(name);
    this.locals?.add(name);
  }

  protected nested<T>(body: () => T): T {
    return this.unfiltered(false, body);
  }

  protected unfiltered<T>(off: boolean, body: () => T): T {
    const before = this.filtersOff;
    this.filtersOff = off;
    const result = body();
    this.filtersOff = before;
    return result;
  }

  protected rest(): string {
    return this.scanner.text.slice(this.scanner.position, this.scanner.position + 20);
  }
}

export const maxNesting = 150;
const memberNames = new NameScope(null, [
  'start included',
  'end included',
  'time offset',
  'years',
  'months',
  'start',
  'end',
]);

type ParserOptions = {
  readonly names: Iterable<string>;
  readonly builtins: Iterable<string>;
  readonly typeNames?: Iterable<string>;
  readonly members?: readonly string[];
};
