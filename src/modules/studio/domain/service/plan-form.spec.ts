import { describe, expect, it } from 'vitest';
import { field, group, use, xdf2 } from '../../test-support.ts';
import { readXdf } from '../xdf/read-xdf.ts';
import type { Plan, PlannedQuestion } from './plan.ts';
import { planForm } from './plan-form.ts';

const plan = (inner: string): Plan => {
  const read = readXdf(xdf2(inner));
  if (!read.ok) throw new Error(read.code);
  return planForm(read.document, []);
};
const questions = ({ pages }: Plan): readonly PlannedQuestion[] =>
  pages.flatMap((page) => (page.kind === 'repeat' ? page.pages : [page])).flatMap((page) => page.questions);
const said = ({ work }: Plan, topic: string): string =>
  work
    .filter((one) => one.topic === topic)
    .map(({ text }) => text)
    .join('\n');

describe('planning a form', () => {
  it('asks first whether an optional group applies when something in it must be given', () => {
    const made = plan(use('0:1', group('G1', 'Postfach', use('1:1', field('F1', 'Nummer')))));
    expect(made.pages).toMatchObject([
      { kind: 'questions', shown: [], questions: [{ id: 'postfachAngeben', type: 'yesno', required: true }] },
      { shown: [{ question: 'postfachAngeben', value: true }], questions: [{ id: 'nummer', required: true }] },
    ]);
  });

  it('asks nothing first when everything in an optional group is optional', () => {
    const made = plan(use('0:1', group('G1', 'Kontakt', use('0:1', field('F1', 'Telefon')))));
    expect(made.pages).toMatchObject([{ shown: [], questions: [{ id: 'telefon', required: false }] }]);
  });

  it('makes lists of groups and fields that occur several times, and says where a list inside a list is lost', () => {
    const inner = group('G2', 'Farbe', use('1:1', field('F2', 'Ton')));
    const made = plan(
      use('2:5', field('F3', 'Zeile')) +
        use('1:*', group('G1', 'Hund', use('1:1', field('F1', 'Name')) + use('0:*', inner))),
    );
    expect(made.pages).toMatchObject([
      { kind: 'repeat', listId: 'zeile', min: 2, max: 5, label: 'zeile' },
      { kind: 'repeat', listId: 'hund', min: 1, max: 50, label: 'name' },
    ]);
    expect(said(made, 'cardinality')).toMatch(/Hund.*höchstens 50[\s\S]*Farbe.*Liste in einer Liste/);
    expect(made.places.map(({ id, became }) => [id, became])).toEqual([
      ['S01', ''],
      ['F3', 'zeile.zeile'],
      ['G1', 'hund'],
      ['F1', 'hund.name'],
      ['G2', 'hund.farbeAngeben'],
      ['F2', 'hund.ton'],
    ]);
  });

  it('asks which part is meant when exactly one of several applies', () => {
    const parts = use('0:1', field('F1', 'Straße')) + use('0:1', field('F2', 'Postfach'));
    const made = plan(use('1:1', group('G1', 'Anschrift', parts, '<xdf:art><code>X</code></xdf:art>')));
    expect(made.pages).toMatchObject([
      { questions: [{ id: 'anschriftAuswahl', type: 'choice', options: [{ id: 'strasse' }, { id: 'postfach' }] }] },
      { shown: [{ question: 'anschriftAuswahl', value: 'strasse' }], questions: [{ id: 'strasse', required: true }] },
      { shown: [{ question: 'anschriftAuswahl', value: 'postfach' }], questions: [{ id: 'postfach', required: true }] },
    ]);
  });

  it('drops nothing silently: unknown types, fixed values, hidden fields, strange limits and missing lists are work', () => {
    const reference =
      '<xdf:codelisteReferenz><xdf:genericodeIdentification><xdf:canonicalIdentification>urn:x</xdf:canonicalIdentification></xdf:genericodeIdentification></xdf:codelisteReferenz>';
    const made = plan(
      [
        use('1:1', field('F1', 'Form', 'geometrie')),
        use('1:1', field('F2', 'Land', 'text', reference, 'select')),
        use('1:1', field('F3', 'Kennung', 'text', '<xdf:inhalt>42</xdf:inhalt>', 'hidden')),
        use('1:1', field('F4', 'Vorgabe', 'text', '<xdf:inhalt>ja</xdf:inhalt>')),
        use('1:1', field('F5', 'Muster', 'text', '<xdf:praezisierung>{"pattern":"("}</xdf:praezisierung>')),
        use('0:x', field('F6', 'Anzahl')),
        use('1:1', field('F7', 'Hinweis', 'text', '<xdf:inhalt>Bitte lesen.</xdf:inhalt>', 'label')),
        use('1:1', field('F8', 'Wahl', 'text', '', 'select')),
        use('0:0', field('F9', 'Nie')),
      ].join(''),
    );
    expect(said(made, 'type')).toMatch(/geometrie[\s\S]*hidden.*42/);
    expect(said(made, 'list')).toMatch(/urn:x liegt nicht bei[\s\S]*Auswahl ohne Codeliste/);
    expect(said(made, 'limit')).toMatch(/Inhalt „ja“[\s\S]*Muster \( ist hier nicht lesbar/);
    expect(said(made, 'cardinality')).toContain('Die Anzahl „0:x“ ist nicht lesbar');
    expect(questions(made).map(({ id, type }) => `${id} ${type}`)).toEqual([
      ...['form text', 'land text', 'vorgabe text', 'muster text', 'anzahl text', 'hinweis info', 'wahl text'],
    ]);
    expect(made.places.map(({ id }) => id)).toEqual(['S01', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9']);
    expect(made.codeLists).toMatchObject([{ uri: 'urn:x', state: 'missing', question: 'land' }]);
  });

  it('makes every rule open work with its questions, a proposal where it has the usual shape, and says when a code is wrong', () => {
    const value = (code: string, name: string): string =>
      `<xdf:wert><xdf:code>${code}</xdf:code><xdf:name>${name}</xdf:name></xdf:wert>`;
    const rule = (code: string): string =>
      `<xdf:regel><xdf:identifikation><xdf:id>R${code}</xdf:id><xdf:version>1.0</xdf:version></xdf:identifikation><xdf:definition>Wenn Feld F00000001 "Art" = ${code} "X", dann muss das Feld F00000002 "Y" befüllt werden.</xdf:definition></xdf:regel>`;
    const made = plan(
      rule('001') +
        rule('009') +
        use(
          '1:1',
          field(
            'F00000001',
            'Art',
            'text',
            `<xdf:werte>${value('001', 'Neu')}${value('002', 'Alt')}</xdf:werte>`,
            'select',
          ),
        ) +
        use('0:1', field('F00000002', 'Grund')),
    );
    const rules = made.work.filter(({ topic }) => topic === 'rule');
    expect(rules.map(({ source, about }) => [source?.id, about])).toEqual([
      ['R001', ['art', 'grund']],
      ['R009', ['art', 'grund']],
    ]);
    expect(rules[0]?.text).toContain('Vorschlag: Seite mit grund nur zeigen, wenn `art = "neu"`');
    expect(rules[1]?.text).toContain('Achtung: Den Code 009 gibt es in der Codeliste von „art“ nicht.');
  });

  it('gives each question its own name, and none that conditions know already', () => {
    const pair = use('1:1', field('F1', 'Ort')) + use('1:1', field('F2', 'Sum'));
    const made = plan(
      use('1:1', group('G1', 'Hier', pair)) + use('1:1', group('G2', 'Dort', pair)) + use('1:1', field('F3', '2. Ort')),
    );
    expect(questions(made).map(({ id }) => id)).toEqual(['ort', 'hierSum', 'dortOrt', 'dortSum', 'nr2Ort']);
  });

  it('takes values from the file, keeps their codes, and asks yes or no for a single one', () => {
    const values = (...names: string[]): string =>
      `<xdf:werte>${names.map((name, at) => `<xdf:wert><xdf:code>${at}</xdf:code><xdf:name>${name}</xdf:name></xdf:wert>`).join('')}</xdf:werte>`;
    const made = plan(
      use('0:*', field('F1', 'Farben', 'text', values('Rot', 'Grün', 'rot!'), 'select')) +
        use('1:1', field('F2', 'Zustimmung', 'text', values('stimme zu'), 'select')),
    );
    expect(questions(made)).toMatchObject([
      { type: 'choices', options: [{ id: 'rot' }, { id: 'gruen' }, { id: 'rot2' }] },
      { type: 'yesno' },
    ]);
    expect(made.codeLists[0]?.codes).toEqual({ rot: '0', gruen: '1', rot2: '2' });
  });
});
