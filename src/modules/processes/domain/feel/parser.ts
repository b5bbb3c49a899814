import type { ArithmeticOperator, FeelIterator, FeelNode } from './ast.ts';
import { OperandParser } from './operand-parser.ts';
import { scanBound } from './parse-names.ts';
import { maxNesting } from './parser-state.ts';
import type { RangeOperator } from './values.ts';

/** Reads FEEL text into its tree (DMN 1.5, 10.3.1.2); throws `FeelSyntaxError` at the first misfit. */
export class Parser extends OperandParser {
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

  protected override expression(): FeelNode {
    return this.deeper(() => this.textual());
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

  protected override test(): FeelNode {
    return this.comparisonTest() ?? this.expression();
  }

  private comparisonTest(): FeelNode | null {
    const operator = this.scanner.match(/<=|>=|!=|<|>|=/y) as RangeOperator | null;
    return operator === null ? null : { kind: 'test', operator, operand: this.additive() };
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

  protected override additive(): FeelNode {
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
    if (signs > maxNesting) this.scanner.fail('feel.too-deep', { limit: maxNesting });
    let node = this.instance();
    for (; signs > 0; signs -= 1) node = { kind: 'negate', operand: node };
    return node;
  }
}
