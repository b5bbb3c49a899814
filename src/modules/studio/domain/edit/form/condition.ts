/** A condition with one more answer in it: joined to what is there, or instead of it. */
export function withAnswer(text: string, add: AddedAnswer): string {
  const { question, literal, isList, isNot } = add;
  const test = isList ? `list contains(${question}, ${literal})` : `${question} ${isNot ? '!=' : '='} ${literal}`;
  const own = isList && isNot ? `not(${test})` : test;
  const before = text.trim();
  if (before === '' || add.join === 'instead') return own;
  if (add.join === 'or') return `${before} or ${own}`;
  return / or | then | in | satisfies /.test(before) ? `(${before}) and ${own}` : `${before} and ${own}`;
}

/** A simple condition as answers that hold together or one of which holds; null for anything a person would call a formula. */
export function readCondition(text: string): SimpleCondition | null {
  const parts = text.trim().split(/\s+(and|or)\s+/);
  const joins = new Set(parts.filter((_, index) => index % 2 === 1));
  if (joins.size > 1) return null;
  const tests = parts.filter((_, index) => index % 2 === 0).map(readTest);
  if (tests.some((test) => test === null)) return null;
  return { join: joins.has('or') ? 'or' : 'and', tests: tests as readonly SimpleTest[] };
}

function readTest(text: string): SimpleTest | null {
  const plain = /^(\w+)\s*(=|!=)\s*(true|false|"[^"]*")$/.exec(text.trim());
  if (plain) return { question: plain[1]!, literal: plain[3]!, isNot: plain[2] === '!=' };
  const list = /^(not\()?list contains\((\w+),\s*("[^"]*")\)(\))?$/.exec(text.trim());
  if (!list || (list[1] === undefined) !== (list[4] === undefined)) return null;
  return { question: list[2]!, literal: list[3]!, isNot: list[1] !== undefined };
}

export interface AddedAnswer {
  readonly question: string;
  /** FEEL: `true` or `"sepa"`. */
  readonly literal: string;
  /** The question takes several answers. */
  readonly isList: boolean;
  readonly isNot: boolean;
  readonly join: 'and' | 'or' | 'instead';
}
export interface SimpleTest {
  readonly question: string;
  readonly literal: string;
  readonly isNot: boolean;
}
export interface SimpleCondition {
  readonly join: 'and' | 'or';
  readonly tests: readonly SimpleTest[];
}
