import { compileFeel } from '#processes';

/** The place, from 1, where an expression cannot be read as FEEL; null for one that can. */
export function checkExpression(text: string): number | null {
  const compiled = compileFeel(text);
  return compiled.ok ? null : Number(/at (\d+)$/.exec(compiled.error)?.[1] ?? 1);
}
