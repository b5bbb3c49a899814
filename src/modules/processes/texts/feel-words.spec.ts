import { expect, test } from 'vitest';
import { cellProblem } from '../use-cases/decision-tables.ts';

test.each([
  ['(1', 'feel.expected', 'Klammer', 'bracket'],
  ['1 +', 'feel.expression-expected', 'ein Wert', 'A value'],
  ['"offen', 'feel.string-not-closed', 'Anführungszeichen', 'quotation mark'],
  ['1 2', 'feel.unexpected', 'Ab hier', 'From here'],
])('%s is refused with place and reason in both languages', (text, _, de, en) => {
  const problem = cellProblem(text, 'result');
  expect(problem?.de).toContain(de);
  expect(problem?.en).toContain(en);
  expect(problem?.de).toMatch(/ab Zeichen \d+/);
});
