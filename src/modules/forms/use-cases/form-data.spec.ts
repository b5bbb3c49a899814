import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { questionsOf } from '../domain/form-model.ts';
import { formAsData, formFromData } from './form-data.ts';
import { readForm } from './form-of.ts';

const folder = 'city/services';
const forms = readdirSync(folder).map((id) => {
  const parsed = readForm({
    id,
    version: '1',
    files: { 'form.yaml': readFileSync(`${folder}/${id}/form.yaml`, 'utf8') },
  });
  if (!parsed.ok) throw new Error(id);
  return parsed.form;
});

it.each(forms.map((form) => [form.service, form] as const))('%s is the same after its way through JSON', (_, form) => {
  const back = formFromData(JSON.parse(JSON.stringify(formAsData(form))));
  expect(JSON.stringify(formAsData(back))).toBe(JSON.stringify(formAsData(form)));
  for (const [index, { question }] of questionsOf(back).entries()) {
    const own = questionsOf(form)[index]!.question;
    expect(question.pattern?.source).toBe(own.pattern?.source);
    expect(question.when?.evaluate({})).toEqual(own.when?.evaluate({}));
  }
  for (const [index, page] of back.pages.entries())
    expect(typeof page.when?.evaluate).toBe(typeof form.pages[index]!.when?.evaluate);
});

it('keeps a condition and a pattern at work', () => {
  const raw = parse(`pages:
  - { id: a, questions: [{ id: a, type: text, required: 'b = 1', pattern: '[0-9]{2}' }, { id: b, type: number }] }`);
  const parsed = readForm({ id: 'x', version: '1', files: { 'form.yaml': JSON.stringify(raw) } });
  if (!parsed.ok) throw new Error('no form');
  const [asked] = questionsOf(formFromData(formAsData(parsed.form)));
  const { required, pattern } = asked!.question;
  expect(typeof required === 'object' && required.evaluate({ b: 1 })).toBe(true);
  expect([pattern?.test('12'), pattern?.test('1a')]).toEqual([true, false]);
});
