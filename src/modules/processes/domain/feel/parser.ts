import type { ArithmeticOperator, FeelArgument, FeelEntry, FeelFormal, FeelIterator, FeelNode } from './ast.ts';
import { NameScope } from './names.ts';
import { parseLiteral, scanString } from './parse-literals.ts';
import { scanBound, scanKey, scanName } from './parse-names.ts';
import { parseType, typeScope } from './parse-types.ts';
import { Scanner } from './scanner.ts';
import type { RangeOperator } from './values.ts';

/** Reads FEEL text into its tree (DMN 1.5, 10.3.1.2); throws `FeelSyntaxError` at the first misfit. */
export class Parser {
  readonly reads = new Set<string>();
  private readonly scanner: Scanner;
  private readonly types: NameScope;
  private readonly members: readonly string[];
  private readonly memberScope: NameScope;
  private known: NameScope;
  private locals: NameScope | null = null;
  private depth = 0;
  private filtersOff = false;

  constructor(text: string, options: ParserOptions) {
    this.scanner = new Scanner(text);
    this.types = typeScope(options.typeNames ?? []);
    this.members = options.members ?? [];
    this.memberScope = new NameScope(memberNames, this.members);
    this.known = new NameScope(new NameScope(null, options.builtins), options.names);
  }

  parseExpressionText(): FeelNode {
    const node = this.expression();
    if (!this.scanner.atEnd()) this.scanner.fail('feel.unexpected', { found: this.rest() });
    return node;
  }

  parseUnaryTestsText(): FeelNode {
    const { scanner } = this;
    if (scanner.text.trim() === '-') return { kind: 'any' };
    if (/^\s*not\s*\(/.test(scanner.text)) {
      const negated = this.negatedTests();
      if (negated !== null) return negated;
    }
    const tests = this.tests();
    if (!scanner.atEnd()) scanner.fail('feel.unexpected', { found: this.rest() });
    return { kind: 'tests', negated: false, tests };
  }

  private negatedTests(): FeelNode | null {
    const { scanner } = this;
    scanner.acceptKeyword('not');
    scanner.expect('(');
    const tests = this.unfiltered(false, () => this.tests());
    if (scanner.accept(')') && scanner.atEnd()) return { kind: 'tests', negated: true, tests };
    scanner.position = 0;
    return null;
  }

  private tests(): FeelNode[] {
    const tests = [this.test()];
    while (this.scanner.accept(',')) tests.push(this.test());
    return tests;
  }

  private test(): FeelNode {
    return this.comparisonTest() ?? this.expression();
  }

  private comparisonTest(): FeelNode | null {
    const operator = this.scanner.match(/<=|>=|!=|<|>|=/y) as RangeOperator | null;
    return operator === null ? null : { kind: 'test', operator, operand: this.additive() };
  }

  private expression(): FeelNode {
    this.depth += 1;
    if (this.depth > maxDepth) this.scanner.fail('feel.too-deep', { limit: maxDepth });
    const node = this.textual();
    this.depth -= 1;
    return node;
  }

  private textual(): FeelNode {
    const { scanner } = this;
    if (!this.knownNameHere()) {
      if (scanner.acceptKeyword('if')) return this.conditional();
      if (scanner.acceptKeyword('for')) return this.loop();
      if (scanner.acceptKeyword('some')) return this.quantified('some');
      if (scanner.acceptKeyword('every')) return this.quantified('every');
    }
    return this.disjunction();
  }

  private knownNameHere(): boolean {
    this.scanner.skip();
    const match = this.known.longestAt(this.scanner.text, this.scanner.position);
    return match !== null && /^(?:if|for|some|every|function)\b/.test(match.name);
  }

  private conditional(): FeelNode {
    const condition = this.expression();
    this.scanner.expectKeyword('then');
    const then = this.expression();
    this.scanner.expectKeyword('else');
    return { kind: 'if', condition, then, otherwise: this.expression() };
  }

  private loop(): FeelNode {
    return this.scoped(() => {
      const iterators = this.iterators();
      this.scanner.expectKeyword('return');
      this.bind('partial');
      return { kind: 'for', iterators, body: this.expression() };
    });
  }

  private quantified(kind: 'some' | 'every'): FeelNode {
    return this.scoped(() => {
      const iterators = this.iterators();
      this.scanner.expectKeyword('satisfies');
      return { kind, iterators, body: this.expression() };
    });
  }

  private iterators(): FeelIterator[] {
    const iterators: FeelIterator[] = [];
    do {
      const name = scanBound(this.scanner, /\sin\b/g);
      this.scanner.expectKeyword('in');
      const from = this.expression();
      const to = this.scanner.accept('..') ? this.expression() : null;
      this.bind(name);
      iterators.push({ name, from, to });
    } while (this.scanner.accept(','));
    return iterators;
  }

  private disjunction(): FeelNode {
    let left = this.conjunction();
    while (this.scanner.acceptKeyword('or')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): FeelNode {
    let left = this.comparison();
    while (this.scanner.acceptKeyword('and')) left = { kind: 'and', left, right: this.comparison() };
    return left;
  }

  private comparison(): FeelNode {
    const { scanner } = this;
    let left = this.additive();
    for (;;) {
      const operator = scanner.match(/<=|>=|!=|<|>|=/y) as RangeOperator | null;
      if (operator !== null) left = { kind: 'compare', operator, left, right: this.additive() };
      else if (scanner.acceptKeyword('between')) left = this.between(left);
      else if (scanner.acceptKeyword('in')) left = { kind: 'in', value: left, tests: this.inTests() };
      else return left;
    }
  }

  private between(value: FeelNode): FeelNode {
    const low = this.additive();
    this.scanner.expectKeyword('and');
    return { kind: 'between', value, low, high: this.additive() };
  }

  private inTests(): FeelNode[] {
    const { scanner } = this;
    const single = this.comparisonTest();
    if (single !== null) return [single];
    if (!scanner.looksAt('(')) return [this.additive()];
    scanner.expect('(');
    const first = this.nested(() => this.test());
    if (first.kind !== 'test' && scanner.accept('..')) return [this.rangeFrom(false, first)];
    const tests = [first];
    while (scanner.accept(',')) tests.push(this.nested(() => this.test()));
    scanner.expect(')');
    return tests.length > 1 || first.kind === 'test' ? tests : [this.postfix(first)];
  }

  private additive(): FeelNode {
    let left = this.multiplicative();
    for (;;) {
      const operator = this.scanner.match(/[+-]/y) as ArithmeticOperator | null;
      if (operator === null) return left;
      left = { kind: 'arithmetic', operator, left, right: this.multiplicative() };
    }
  }

  private multiplicative(): FeelNode {
    let left = this.power();
    for (;;) {
      const operator = this.scanner.match(/\*(?!\*)|\//y) as ArithmeticOperator | null;
      if (operator === null) return left;
      left = { kind: 'arithmetic', operator, left, right: this.power() };
    }
  }

  private power(): FeelNode {
    let left = this.unary();
    while (this.scanner.accept('**')) left = { kind: 'arithmetic', operator: '**', left, right: this.unary() };
    return left;
  }

  private unary(): FeelNode {
    let signs = 0;
    while (this.scanner.accept('-')) signs += 1;
    if (signs > maxDepth) this.scanner.fail('feel.too-deep', { limit: maxDepth });
    let node = this.instance();
    for (; signs > 0; signs -= 1) node = { kind: 'negate', operand: node };
    return node;
  }

  private instance(): FeelNode {
    const value = this.postfix();
    if (!this.scanner.acceptKeyword('instance')) return value;
    this.scanner.expectKeyword('of');
    return { kind: 'instance', value, type: parseType(this.scanner, this.types) };
  }

  private postfix(start?: FeelNode): FeelNode {
    const { scanner } = this;
    let node = start ?? this.primary();
    for (let links = 0; ; links += 1) {
      if (links > maxDepth) scanner.fail('feel.too-deep', { limit: maxDepth });
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
    return this.unfiltered(false, () => this.comparisonTest() ?? this.expression());
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

  private rangeFrom(startIncluded: boolean, first?: FeelNode): FeelNode {
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

  private scoped<T extends FeelNode>(body: () => T): T {
    const [known, locals] = [this.known, this.locals];
    this.known = new NameScope(known);
    this.locals = new NameScope(locals);
    const node = body();
    this.known = known;
    this.locals = locals;
    return node;
  }

  private bind(name: string): void {
    this.known.add(name);
    this.locals?.add(name);
  }

  private nested<T>(body: () => T): T {
    return this.unfiltered(false, body);
  }

  private unfiltered<T>(off: boolean, body: () => T): T {
    const before = this.filtersOff;
    this.filtersOff = off;
    const result = body();
    this.filtersOff = before;
    return result;
  }

  private rest(): string {
    return this.scanner.text.slice(this.scanner.position, this.scanner.position + 20);
  }
}

const maxDepth = 150;
const memberNames = new NameScope(null, [
  'start included',
  'end included',
  'time offset',
  'years',
  'months',
  'start',
  'end',
]);

export type ParserOptions = {
  readonly names: Iterable<string>;
  readonly builtins: Iterable<string>;
  readonly typeNames?: Iterable<string>;
  readonly members?: readonly string[];
};
