import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { placeWords } from '../../texts/places.ts';
import { differencesOf } from './differences.ts';

const of = (before: object, after: object, file = 'form.yaml') =>
  differencesOf({ [file]: stringify(before) }, { [file]: stringify(after) }).map(
    ({ path, kind, before: was, after: is }) => [kind, placeWords(path, 'de'), was, is],
  );

describe('differences between two folders', () => {
  it('names questions by their id, whatever their place, and tells a new order once', () => {
    const page = (questions: readonly object[]) => ({ pages: [{ id: 'person', questions }] });
    const [name, age] = [
      { id: 'name', type: 'text', required: true },
      { id: 'alter', type: 'number' },
    ];
    expect(of(page([name]), page([age, name]))).toEqual([
      ['added', 'Seite „person“, Frage „alter“', null, 'id: alter, type: number'],
    ]);
    expect(of(page([name, age]), page([{ ...name, required: false }]))).toEqual([
      ['changed', 'Seite „person“, Frage „name“, Pflicht', 'true', 'false'],
      ['removed', 'Seite „person“, Frage „alter“', 'id: alter, type: number', null],
    ]);
    expect(of(page([name, age]), page([age, name]))).toEqual([['moved', 'Seite „person“, Fragen', null, null]]);
  });

  it('tells texts in both languages with their place in words', () => {
    const texts = (label: string) => ({ title: 'Hund', questions: { 'hunde.name': { label } } });
    expect(of(texts('Name?'), texts('Wie heißt er?'), 'texts.de.yaml')).toEqual([
      ['changed', 'Frage „hunde.name“, Beschriftung', 'Name?', 'Wie heißt er?'],
    ]);
    expect(placeWords(['questions', 'hunde.name', 'label'], 'en')).toBe('question „hunde.name“, label');
  });

  it('says when only comments, blanks or the drawing are other, and when files came or went', () => {
    const drawn = (x: number, name: string) =>
      `<d:definitions xmlns:d="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:i="http://www.omg.org/spec/BPMN/20100524/DI"><d:process id="p"><d:userTask id="t" name="${name}"/></d:process><i:BPMNDiagram id="b"><i:BPMNShape id="s" x="${x}"/></i:BPMNDiagram></d:definitions>`;
    const bpmn = (before: string, after: string) =>
      differencesOf({ 'process.bpmn': before }, { 'process.bpmn': after }).map(({ kind, path }) => [kind, ...path]);
    expect(bpmn(drawn(1, 'a'), drawn(2, 'a'))).toEqual([['rest']]);
    expect(bpmn(drawn(1, 'a'), drawn(1, 'b'))).toEqual([['changed', 'userTask', 'b']]);
    expect(differencesOf({ 'form.yaml': 'a: 1\n' }, { 'form.yaml': '# why\na: 1\n' })).toMatchObject([
      { kind: 'rest' },
    ]);
    expect(differencesOf({ 'letters/a.yaml': 'x' }, { 'decision.dmn': 'x' })).toMatchObject([
      { kind: 'added', part: 'tables' },
      { kind: 'removed', part: 'letters' },
    ]);
  });

  it('finds none between equal folders and at least one between others', () => {
    const text = fc.oneof(fc.json(), fc.string());
    const files = fc.dictionary(fc.constantFrom('form.yaml', 'service.yaml', 'process.bpmn'), text);
    fc.assert(
      fc.property(files, files, (a, b) => {
        expect(differencesOf(a, a)).toEqual([]);
        const isSame = JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
        expect(differencesOf(a, b).length > 0).toBe(!isSame);
      }),
    );
  });
});
