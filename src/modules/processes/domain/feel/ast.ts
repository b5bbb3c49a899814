import type { FeelValue, RangeOperator } from './values.ts';

/** The tree of a FEEL expression; `at` is the position in the text where a call or name stands. */
export type FeelNode =
  | { readonly kind: 'literal'; readonly value: FeelValue }
  | { readonly kind: 'invalid'; readonly code: 'feel.number-range' | 'feel.no-temporal'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string; readonly local: boolean }
  | { readonly kind: 'path'; readonly object: FeelNode; readonly name: string }
  | { readonly kind: 'filter'; readonly list: FeelNode; readonly condition: FeelNode }
  | { readonly kind: 'call'; readonly callee: FeelNode; readonly args: readonly FeelArgument[] }
  | { readonly kind: 'negate'; readonly operand: FeelNode }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: FeelNode;
      readonly right: FeelNode;
    }
  | { readonly kind: 'compare'; readonly operator: RangeOperator; readonly left: FeelNode; readonly right: FeelNode }
  | { readonly kind: 'and' | 'or'; readonly left: FeelNode; readonly right: FeelNode }
  | { readonly kind: 'between'; readonly value: FeelNode; readonly low: FeelNode; readonly high: FeelNode }
  | { readonly kind: 'in'; readonly value: FeelNode; readonly tests: readonly FeelNode[] }
  | { readonly kind: 'if'; readonly condition: FeelNode; readonly then: FeelNode; readonly otherwise: FeelNode }
  | { readonly kind: 'for'; readonly iterators: readonly FeelIterator[]; readonly body: FeelNode }
  | { readonly kind: 'some' | 'every'; readonly iterators: readonly FeelIterator[]; readonly body: FeelNode }
  | { readonly kind: 'list'; readonly items: readonly FeelNode[] }
  | { readonly kind: 'context'; readonly entries: readonly FeelEntry[] }
  | {
      readonly kind: 'range';
      readonly startIncluded: boolean;
      readonly start: FeelNode;
      readonly end: FeelNode;
      readonly endIncluded: boolean;
    }
  | { readonly kind: 'test'; readonly operator: RangeOperator; readonly operand: FeelNode }
  | { readonly kind: 'function'; readonly parameters: readonly FeelFormal[]; readonly body: FeelNode | null }
  | { readonly kind: 'instance'; readonly value: FeelNode; readonly type: FeelTypeNode }
  | { readonly kind: 'any' }
  | { readonly kind: 'tests'; readonly negated: boolean; readonly tests: readonly FeelNode[] };

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type FeelArgument = { readonly name: string | null; readonly value: FeelNode };
export type FeelIterator = { readonly name: string; readonly from: FeelNode; readonly to: FeelNode | null };
export type FeelEntry = { readonly name: string; readonly value: FeelNode };
export type FeelFormal = { readonly name: string; readonly type: FeelTypeNode | null };
export type FeelTypeNode =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list'; readonly of: FeelTypeNode }
  | { readonly kind: 'range'; readonly of: FeelTypeNode }
  | { readonly kind: 'context'; readonly fields: readonly { readonly name: string; readonly type: FeelTypeNode }[] }
  | { readonly kind: 'function'; readonly parameters: readonly FeelTypeNode[]; readonly result: FeelTypeNode };
