import type { FeelArgument, FeelEntry, FeelFormal, FeelNode } from './ast.ts';
import { parseLiteral, scanString } from './parse-literals.ts';
import { scanBound, scanKey, scanName } from './parse-names.ts';
import { parseType } from './parse-types.ts';
import { maxNesting, ParserState } from './parser-state.ts';

/** Reads operands: literals, names, paths, filters, calls, lists, ranges, contexts and function definitions. */
export abstract class OperandParser extends ParserState {
  protected abstract expression(): FeelNode;
  protected abstract additive(): FeelNode;
  protected abstract test(): FeelNode;

  protected instance(): FeelNode {
    const value = this.postfix();
    if (!this.scanner.acceptKeyword('instance')) return value;
    this.scanner.expectKeyword('of');
    return { kind: 'instance', value, type: parseType(this.scanner, this.types) };
  }

  protected postfix(start?: FeelNode): FeelNode {
    const { scanner } = this;
    let node = start ?? this.primary();
    for (let links = 0; ; links += 1) {
      if (links > maxNesting) scanner.fail('feel.too-deep', { limit: maxNesting });
      if (scanner.looksAt('.') && !scanner.looksAt('..')) {
        scanner.accept('.');
        const name = scanName(scanner, this.memberScope);
        node = { kind: 'path', object: node, name: name ?? scanner.fail('feel.name-expected') };
      } else if (scanner.looksAt('(')) {
        node = { kind: 'call', callee: node, args: this.args() };
      } else if (!this.filtersOff && scanner.accept('[')) {
        const list = node;
        const condition = this.scoped(() => this.filterCondition());
        scanner.expect(']');
        node = { kind: 'filter', list, condition };
      } else return node;
    }
  }

  private filterCondition(): FeelNode {
    this.bind('item');
    for (const member of this.members) this.known.add(member);
    return this.unfiltered(false, () => this.test());
  }

  private args(): FeelArgument[] {
    const { scanner } = this;
    scanner.expect('(');
    const args: FeelArgument[] = [];
    if (scanner.accept(')')) return args;
    do {
      const name = scanKey(scanner);
      if (name !== null) scanner.expect(':');
      args.push({ name, value: this.nested(() => this.expression()) });
    } while (scanner.accept(','));
    scanner.expect(')');
    return args;
  }

  private primary(): FeelNode {
    const { scanner } = this;
    scanner.skip();
    const named = this.known.longestAt(scanner.text, scanner.position);
    const literal = named === null || !/[^\w]/.test(named.name) ? parseLiteral(scanner) : null;
    if (literal !== null) return literal;
    if (scanner.match(/function\s*\(/y) !== null) return this.functionDefinition();
    if (scanner.accept('{')) return this.context();
    if (scanner.accept('[')) return this.listOrRange();
    if (scanner.accept(']')) return this.rangeFrom(false);
    if (scanner.accept('(')) return this.parenthesised();
    const name = scanName(scanner, this.known) ?? scanner.fail('feel.expression-expected', { found: this.rest() });
    const local = this.locals?.has(name) ?? false;
    if (!local) this.reads.add(name);
    return { kind: 'name', name, local };
  }

  private parenthesised(): FeelNode {
    const { scanner } = this;
    const first = this.nested(() => this.test());
    if (first.kind !== 'test' && scanner.accept('..')) return this.rangeFrom(false, first);
    scanner.expect(')');
    return first;
  }

  private listOrRange(): FeelNode {
    const { scanner } = this;
    if (scanner.accept(']')) return { kind: 'list', items: [] };
    const items = [this.nested(() => this.test())];
    if (scanner.accept('..')) return this.rangeFrom(true, items[0]);
    while (scanner.accept(',')) items.push(this.nested(() => this.test()));
    scanner.expect(']');
    return { kind: 'list', items };
  }

  protected rangeFrom(startIncluded: boolean, first?: FeelNode): FeelNode {
    const { scanner } = this;
    const start = first ?? this.nested(() => this.additive());
    if (first === undefined) scanner.expect('..');
    const end = this.unfiltered(true, () => this.additive());
    const close = scanner.match(/[\])[]/y) ?? scanner.fail('feel.expected', { expected: ']' });
    return { kind: 'range', startIncluded, start, end, endIncluded: close === ']' };
  }

  private context(): FeelNode {
    const { scanner } = this;
    return this.scoped(() => {
      const entries: FeelEntry[] = [];
      if (scanner.accept('}')) return { kind: 'context', entries };
      do {
        const name = scanString(scanner) ?? scanKey(scanner) ?? scanner.fail('feel.name-expected');
        scanner.expect(':');
        entries.push({ name, value: this.nested(() => this.expression()) });
        this.bind(name);
      } while (scanner.accept(','));
      scanner.expect('}');
      return { kind: 'context', entries };
    });
  }

  private functionDefinition(): FeelNode {
    const { scanner } = this;
    return this.scoped(() => {
      const parameters: FeelFormal[] = [];
      while (!scanner.accept(')')) {
        if (parameters.length > 0) scanner.expect(',');
        const name = scanBound(scanner, /[:,)]/g);
        parameters.push({ name, type: scanner.accept(':') ? parseType(scanner, this.types) : null });
        this.bind(name);
      }
      if (!scanner.acceptKeyword('external')) {
        return { kind: 'function', parameters, body: this.nested(() => this.expression()) };
      }
      this.expression();
      return { kind: 'function', parameters, body: null };
    });
  }
}
