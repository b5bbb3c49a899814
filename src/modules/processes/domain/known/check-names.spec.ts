import { describe, expect, it } from 'vitest';
import { checkNames, checkTestNames } from './check-names.ts';
import { anything, entriesOf, type KnownNames, type KnownValue, oneOf } from './known-value.ts';

const dog: KnownValue = entriesOf('name', ['kind', oneOf('family', 'helper')]);
const known: KnownNames = new Map<string, KnownValue>([
  ['age', anything],
  ['kind', oneOf('family', 'helper')],
  ['extras', { kind: 'list', item: oneOf('chip', 'pass') }],
  ['dogs', { kind: 'list', item: dog }],
  ['result', entriesOf(['outcome', oneOf('yes', 'no')], 'reason')],
]);
const faults = (text: string) =>
  checkNames(text, known).faults.map(({ code, name, of }) => [code, of, name].filter(Boolean).join(' '));

describe('checkNames', () => {
  it.each([
    'age >= 18 and kind = "family"',
    'count(dogs) > 1 and string length(kind) > 2',
    'some d in dogs satisfies d.kind = "helper"',
    'dogs[kind = "helper"].name',
    'dogs[item.name = "Bello" and age > 3]',
    'for d in dogs return d.name + kind',
    'every i in 1..3 satisfies i > age',
    'list contains(extras, "chip") or result.outcome in ("yes", "no")',
    '{ half: age / 2, whole: half * 2 }.whole',
    '(function(x) x + age)(1)',
    'age[anything inside an unknown list = 1]',
    'if age = null then null else result.reason',
    'dogs[1].kind != null',
  ])('has nothing against %s', (text) => {
    expect(faults(text)).toEqual([]);
  });

  it.each([
    ['aeg >= 18', 'name-unknown aeg'],
    ['string lenght(kind)', 'name-unknown string lenght'],
    ['result.outcom = "yes"', 'entry-unknown result outcom'],
    ['result.outcome = "maybe"', 'option-unknown result.outcome maybe'],
    ['"cat" = kind', 'option-unknown kind cat'],
    ['kind in ("family", "cat")', 'option-unknown kind cat'],
    ['list contains(extras, "collar")', 'option-unknown extras collar'],
    ['some d in dogs satisfies d.breed = "x"', 'entry-unknown d breed'],
    ['dogs[breed = "x"]', 'name-unknown breed'],
    ['dogs[kind = "cat"]', 'option-unknown kind cat'],
    ['for d in dogs return d.nmae', 'entry-unknown d nmae'],
    ['{ a: 1 }.b', 'entry-unknown b'],
    ['if kind = "family" then aeg else 1', 'name-unknown aeg'],
    ['not(aeg)', 'name-unknown aeg'],
    ['age between 1 and mots', 'name-unknown mots'],
    ['age +', 'feel-unreadable feel.expression-expected'],
  ])('finds in %s', (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });

  it('knows what comes out', () => {
    expect(checkNames('if age > 1 then "a" else null', known).value).toEqual(oneOf('a'));
    expect(checkNames('if age > 1 then "a" else "b"', known).value).toEqual(oneOf('a', 'b'));
    expect(checkNames('dogs[age > 1].kind', known).value).toEqual({ kind: 'list', item: oneOf('family', 'helper') });
    expect(checkNames('{ n: kind }', known).value).toEqual(entriesOf(['n', oneOf('family', 'helper')]));
    expect(checkNames('age + 1', known).value).toEqual(anything);
  });
});

describe('checkTestNames', () => {
  it('holds the cells of a table against the options of the column', () => {
    const cell = (text: string) =>
      checkTestNames(text, oneOf('a', 'b'), known).map(({ code, name }) => `${code} ${name}`);
    expect(cell('"a", "b"')).toEqual([]);
    expect(cell('not("a")')).toEqual([]);
    expect(cell('"a", "c"')).toEqual(['option-unknown c']);
    expect(cell('? = "c" or aeg > 1')).toEqual(['option-unknown c', 'name-unknown aeg']);
  });
});
