import { describe, expect, it } from 'vitest';
import { formOf as bodyOf } from '#platform/http';
import { sampleAnswers, sampleContext, sampleForm, sampleTexts } from '../fixtures/sample-form.ts';
import { questionsAgain, readAgain } from './ask-again.ts';

const asked = (...paths: string[]) => ({
  form: sampleForm,
  answers: sampleAnswers,
  paths,
  texts: sampleTexts,
  context: sampleContext,
});
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('asking some questions again', () => {
  it('shows exactly the named ones with their answers, two items of a list side by side', () => {
    const again = questionsAgain(asked('tiere.1.name', 'tiere.2.name', 'tiere.2.gewicht', 'vorname'));
    expect(again.map(({ path, question, fields }) => [path, question.id, fields.get(question.id)])).toEqual([
      ['vorname', 'vorname', 'Žofie'],
      ['tiere.1.name', 'tiere-1-name', 'Bello'],
      ['tiere.2.name', 'tiere-2-name', 'Mia'],
    ]);
    expect(again[1]?.texts.questions['tiere-1-name']?.label).toBe('Wie heißt das Tier?');
  });

  it('changes the named answers and nothing else', () => {
    const body = bodyOf(
      [
        ['tiere-2-name', 'Mimi'],
        ['vorname', 'Angreifer'],
        ['tiere-1-name', 'Angreifer'],
      ],
      [],
    );
    const read = readAgain(asked('tiere.2.name'), body);
    expect(read).toEqual({
      ok: true,
      answers: { ...sampleAnswers, tiere: [sampleAnswers.tiere[0], { ...sampleAnswers.tiere[1], name: 'Mimi' }] },
      uploads: [],
    });
  });

  it('says what is wrong at the field it was asked in', () => {
    const read = readAgain(
      asked('tiere.2.name', 'anschrift', 'geburtsdatum'),
      bodyOf(
        [
          ['anschrift-street', 'Kurze Straße'],
          ['anschrift-houseNumber', '5'],
          ['geburtsdatum-day', '31'],
          ['geburtsdatum-month', '2'],
          ['geburtsdatum-year', '2020'],
        ],
        [],
      ),
    );
    expect(read.ok ? [] : read.issues.map(({ field, code }) => [field, code])).toEqual([
      ['geburtsdatum', 'date-not-real'],
      ['anschrift-street', 'street-unknown'],
      ['tiere-2-name', 'required'],
    ]);
  });

  it('hands over checked uploads and refuses the others by name', () => {
    const file = (name: string, bytes: Uint8Array) => ({ field: 'nachweis', name, bytes });
    const good = readAgain(asked('nachweis'), bodyOf([], [file('ausweis.png', png)]));
    expect(good.ok && good.uploads).toMatchObject([{ path: 'nachweis', file: { name: 'ausweis.png', type: 'png' } }]);
    expect(good.ok && good.answers).toEqual(sampleAnswers);
    const bad = readAgain(asked('nachweis'), bodyOf([], [file('x.png', Buffer.from('kein Bild'))]));
    expect(bad.ok ? [] : bad.issues.map(({ code, message }) => [code, message.includes('x.png')])).toEqual([
      ['file-type', true],
    ]);
  });
});
