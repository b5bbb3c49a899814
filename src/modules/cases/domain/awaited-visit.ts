import type { Evaluate, LetterScope } from './letter-template.ts';

/**
 * What a case waits for at a counter: `lipsia:visit` of a node at which it stands, or of the end it came to ("come and collect"), if
 * `lipsia:visitWhen` holds for the answers. Null when nobody has to come.
 */
export function awaitedVisit(nodes: readonly VisitNode[], scope: LetterScope, evaluate: Evaluate): string | null {
  const found = nodes.find(({ attributes }) => {
    const condition = attributes['visitWhen'];
    return attributes['visit'] && (condition === undefined || evaluate(condition, scope) === true);
  });
  return found?.attributes['visit'] ?? null;
}

interface VisitNode {
  readonly attributes: Readonly<Record<string, string | undefined>>;
}
