import { describe, expect, it } from 'vitest';
import { awaitedVisit } from './awaited-visit.ts';

const evaluate = (text: string, scope: Readonly<Record<string, unknown>>): unknown => scope[text];

describe('awaitedVisit', () => {
  it('is what the node says at which the case stands', () => {
    expect(awaitedVisit([{ attributes: {} }, { attributes: { visit: 'abholung' } }], {}, evaluate)).toBe('abholung');
    expect(awaitedVisit([{ attributes: { role: 'clerk' } }], {}, evaluate)).toBeNull();
  });

  it('counts only when its condition holds', () => {
    const nodes = [{ attributes: { visit: 'abholung', visitWhen: 'holtAb' } }];
    expect(awaitedVisit(nodes, { holtAb: true }, evaluate)).toBe('abholung');
    expect(awaitedVisit(nodes, { holtAb: false }, evaluate)).toBeNull();
    expect(awaitedVisit(nodes, { holtAb: 'true' }, evaluate)).toBeNull();
    expect(awaitedVisit(nodes, {}, evaluate)).toBeNull();
  });
});
