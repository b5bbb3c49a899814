import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextFromJs, toJs } from '../feel/index.ts';
import { compileDmn, parseDmn } from './index.ts';

describe('parseDmn', () => {
  it.each([
    ['<definitions>', 'xml.malformed', 1],
    ['<a>\n <b>\n</a>', 'xml.malformed', 3],
    ['<definitions xmlns="http://example.org/"/>', 'dmn.no-dmn', 1],
    ['', 'xml.malformed', 1],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a/>', 'xml.document-type', 1],
  ])('refuses %s', (xml, code, line) => {
    expect(parseDmn(xml)).toMatchObject({ ok: false, errors: [{ code, line }] });
  });

  it('refuses a rule that has too few cells, with its line', () => {
    const xml = aModel(
      '<decision id="d" name="d">\n<decisionTable><input><inputExpression><text>a</text></inputExpression></input><output/>\n<rule><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>',
    );
    expect(parseDmn(xml)).toMatchObject({ ok: false, errors: [{ code: 'dmn.rule-width', line: 3 }] });
  });

  it('reads any prefix and version', () => {
    const xml =
      '<x:definitions xmlns:x="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m" namespace="n"><x:inputData name="Some  name" id="i"/></x:definitions>';
    const parsed = parseDmn(xml);
    expect(parsed.ok && parsed.model.inputs[0]?.variable.name).toBe('Some name');
  });
});

describe('compileDmn', () => {
  const fee = `<inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
    <inputData id="express" name="express"><variable name="express" typeRef="boolean"/></inputData>
    <decision id="fee" name="Passport fee"><variable name="Passport fee" typeRef="number"/>
      <informationRequirement><requiredInput href="#age"/></informationRequirement>
      <informationRequirement><requiredInput href="#express"/></informationRequirement>
      <decisionTable id="t" hitPolicy="UNIQUE">
        <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
        <input><inputExpression typeRef="boolean"><text>express</text></inputExpression></input>
        <output typeRef="number"/>
        <rule id="young"><inputEntry><text>&lt; 24</text></inputEntry><inputEntry><text>false</text></inputEntry><outputEntry><text>3750</text></outputEntry></rule>
        <rule id="old"><inputEntry><text>&gt;= 24</text></inputEntry><inputEntry><text>false</text></inputEntry><outputEntry><text>7000</text></outputEntry></rule>
        <rule id="fast"><inputEntry><text>-</text></inputEntry><inputEntry><text>true</text></inputEntry><outputEntry><text>7000 + 3200</text></outputEntry></rule>
      </decisionTable></decision>
    <decision id="note" name="Note"><variable name="Note"/>
      <informationRequirement><requiredDecision href="#fee"/></informationRequirement>
      <literalExpression><text>"Fee: " + string(Passport fee / 100)</text></literalExpression></decision>`;

  it('gives the value and the rules that made it, also through a required decision', () => {
    const result = compiled(fee).evaluate('Note', { age: 23, express: false });
    expect(result).toMatchObject({ ok: true, value: 'Fee: 37.5', matchedRules: ['young'], errors: [] });
  });

  it('takes plain data by declared type and refuses what does not fit', () => {
    const model = compiled(fee);
    expect(toJs(model.evaluate('fee', { age: 40, express: true }).value)).toBe(10200);
    expect(model.evaluate('fee', { age: 'old', express: true })).toMatchObject({
      ok: false,
      errors: [{ code: 'dmn.type-mismatch', params: { element: 'age' } }],
    });
    expect(model.evaluate('unknown', {})).toMatchObject({
      ok: false,
      value: null,
      errors: [{ code: 'dmn.unknown-decision' }],
    });
  });

  it('names wrong FEEL with its line when compiling', () => {
    const wrong = '<decision id="d" name="d">\n<literalExpression>\n<text>1 +</text></literalExpression></decision>';
    const model = compiled(wrong);
    expect(model.faults).toMatchObject([
      { line: 2, code: 'feel.expression-expected', params: { element: 'd', position: 3 } },
    ]);
    expect(model.evaluate('d', {})).toMatchObject({ ok: false, value: null });
  });

  it('names types that do not exist or only name themselves', () => {
    const model =
      compiled(`<itemDefinition name="a"><typeRef>b</typeRef></itemDefinition><itemDefinition name="b"><typeRef>a</typeRef></itemDefinition>
      <inputData id="i" name="i"><variable name="i" typeRef="a"/></inputData><inputData id="j" name="j"><variable name="j" typeRef="tGone"/></inputData>
      <decision id="d" name="d"><informationRequirement><requiredInput href="#i"/></informationRequirement><literalExpression><text>i</text></literalExpression></decision>`);
    expect(model.faults.map((fault) => fault.code).sort()).toEqual(['dmn.circular-type', 'dmn.unknown-type']);
    expect(model.evaluate('d', { i: 1 })).toMatchObject({ ok: true });
  });

  it('checks inputs against allowed values and tells what is not allowed', () => {
    const model =
      compiled(`<itemDefinition name="tSex"><typeRef>string</typeRef><allowedValues><text>"f", "m", "d"</text></allowedValues></itemDefinition>
      <inputData id="i" name="i"><variable name="i" typeRef="tSex"/></inputData>
      <decision id="d" name="d"><informationRequirement><requiredInput href="#i"/></informationRequirement><literalExpression><text>i</text></literalExpression></decision>`);
    expect(model.evaluate('d', { i: 'd' })).toMatchObject({ ok: true, value: 'd' });
    expect(model.evaluate('d', { i: 'x' })).toMatchObject({
      ok: false,
      value: null,
      errors: [{ code: 'dmn.type-mismatch' }],
    });
  });

  it('evaluates a decision service with its inputs only', () => {
    const service = `${fee}<decisionService id="s" name="Fees"><outputDecision href="#note"/><inputDecision href="#fee"/></decisionService>`;
    const result = compiled(service).evaluateService('Fees', contextFromJs({ 'Passport fee': 100 }));
    expect(result).toMatchObject({ ok: true, value: 'Fee: 1', matchedRules: [] });
  });

  it('never throws, however a file is cut or disturbed', () => {
    const whole = aModel(fee);
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(60),
        fc.constantFrom('', '<', '>', '"', '&', '<![CDATA[', '</decision>', '\u0000'),
        (at, size, text) => {
          const parsed = parseDmn(whole.slice(0, at) + text + whole.slice(at + size));
          if (parsed.ok) compileDmn(parsed.model).evaluate('fee', { age: 3, express: true });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends decisions that require each other', () => {
    const need = (id: string, other: string) =>
      `<decision id="${id}" name="${id}"><informationRequirement><requiredDecision href="#${other}"/></informationRequirement><literalExpression><text>${other}</text></literalExpression></decision>`;
    expect(compiled(need('a', 'b') + need('b', 'a')).evaluate('a', {})).toMatchObject({
      ok: false,
      errors: [{ code: 'dmn.circular' }],
    });
  });

  it.each([
    ['UNIQUE', '', 15, false, null, []],
    ['FIRST', '', 15, true, 1, ['r1']],
    ['RULE ORDER', '', 15, true, [1, 2], ['r1', 'r2']],
    ['COLLECT', '', 15, true, [1, 2], ['r1', 'r2']],
    ['COLLECT', 'SUM', 15, true, 3, ['r1', 'r2']],
    ['COLLECT', 'MIN', 15, true, 1, ['r1', 'r2']],
    ['COLLECT', 'MAX', 15, true, 2, ['r1', 'r2']],
    ['COLLECT', 'COUNT', 15, true, 2, ['r1', 'r2']],
    ['COLLECT', '', 5, true, [], []],
    ['COLLECT', 'COUNT', 5, true, 0, []],
    ['PRIORITY', '', 15, true, 2, ['r2']],
    ['OUTPUT ORDER', '', 15, true, [2, 1], ['r2', 'r1']],
    ['ANY', '', 15, false, null, []],
    ['UNIQUE', '', 5, true, null, []],
  ])('hit policy %s %s on %i', (hitPolicy, aggregation, a, ok, value, rules) => {
    const table =
      `<inputData id="a" name="a"/><decision id="d" name="d"><informationRequirement><requiredInput href="#a"/></informationRequirement>
      <decisionTable hitPolicy="${hitPolicy}" ${aggregation === '' ? '' : `aggregation="${aggregation}"`}>
      <input><inputExpression><text>a</text></inputExpression></input><output><outputValues><text>2, 1</text></outputValues></output>
      <rule id="r1"><inputEntry><text>&gt; 10</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
      <rule id="r2"><inputEntry><text>&lt; 20, &gt; 30</text></inputEntry><outputEntry><text>if a = 5 then null else 2</text></outputEntry></rule>
      </decisionTable></decision>`.replace('&lt; 20, &gt; 30', '[12..20)');
    const result = compiled(table).evaluate('d', { a });
    expect({ ok: result.ok, value: toJs(result.value) }).toEqual({ ok, value });
    if (ok) expect(result.matchedRules).toEqual(rules);
  });
});

function compiled(content: string) {
  const parsed = parseDmn(aModel(content));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return compileDmn(parsed.model);
}

function aModel(content: string): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">${content}</definitions>`;
}
