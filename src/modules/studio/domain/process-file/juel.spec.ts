import { describe, expect, it } from 'vitest';
import { feelFromJuel } from './juel.ts';

const juel = (inner: string, sign = '$'): string => `${sign}{${inner}}`;

describe('JUEL as FEEL', () => {
  it.each([
    ["betrag > 100 && art == 'neu'", 'betrag > 100 and art = "neu"'],
    ['!genehmigt', 'not(genehmigt)'],
    ['!(a || b)', 'not((a or b))'],
    ['antrag.art ne "neu" or menge le 3', 'antrag.art != "neu" or menge <= 3'],
    ["execution.getVariable('betrag') >= 5", 'betrag >= 5'],
    ['empty name', '(name = null or name = "")'],
    ["a == 'it\\'s'", 'a = "it\'s"'],
  ])('%s', (inner, feel) => {
    expect(feelFromJuel(juel(inner))).toBe(feel);
    expect(feelFromJuel(` ${juel(inner, '#')}\n`)).toBe(feel);
  });

  it.each([
    'service.check(betrag)',
    'a ? b : c',
    'list[0]',
    '',
    'a ~ b',
    '!('.repeat(100_000),
    `a} und ${juel('b').slice(0, -1)}`,
  ])('has none for %s', (inner) => {
    expect(feelFromJuel(juel(inner))).toBeNull();
  });

  it('is no reading of plain text', () => {
    expect(feelFromJuel('PT5M')).toBeNull();
  });
});
