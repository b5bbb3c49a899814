/** The tree of a regular expression of XPath 3.1 (the syntax of XML Schema plus anchors, groups and lazy quantifiers). */
export type RegexNode =
  | { readonly kind: 'set'; readonly matches: CharacterTest }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly index: number | null; readonly body: RegexNode }
  | { readonly kind: 'reference'; readonly index: number }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };
/** Tells whether one character (as code point) belongs to a set. */
export type CharacterTest = (code: number) => boolean;
export type RegexFlags = { readonly dotAll: boolean; readonly multiline: boolean; readonly ignoreCase: boolean };
