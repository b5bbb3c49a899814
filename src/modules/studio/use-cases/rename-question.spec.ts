import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renameName } from '#processes';
import { everyPage, readFormView } from '../domain/edit/form/form-view.ts';
import { renamePage, renameQuestion } from '../domain/edit/form/rename.ts';
import { usesOf } from '../domain/edit/form/uses.ts';

const services = join(import.meta.dirname, '../../../../city/services');
const filesOf = (service: string) =>
  Object.fromEntries(
    readdirSync(join(services, service), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(join(services, service).length + 1), readFileSync(path, 'utf8')];
      }),
  );
const feel: Parameters<typeof renameQuestion>[2] = (text, names) => renameName(text, names);
const dog = filesOf('hund-anmelden');

describe('a question that is called otherwise', () => {
  it.each(['hund-anmelden', 'gewerbe-anmelden', 'wohngeld-vorpruefung'])(
    '%s: there and back gives the same files, and no reader is forgotten',
    (service) => {
      const files = filesOf(service);
      const view = readFormView(files);
      if (!view.ok) throw new Error();
      const pages = everyPage(view.value).filter(({ list }) => list === null);
      for (const page of [...pages.slice(0, 3), ...pages.slice(-3)]) {
        const [question] = page.questions;
        if (!question || question.type === 'info') continue;
        const there = renameQuestion(files, { page: page.key, from: question.id, to: 'ganzNeuerName' }, feel);
        if (!there.ok) throw new Error(there.reason);
        expect(there.value.left).toEqual([]);
        const forgotten = usesOf(there.value.files, page.key, question.id).filter(({ file }) => file === 'form.yaml');
        expect(forgotten.filter(({ text }) => !new RegExp(`["']${question.id}["']`).test(text))).toEqual([]);
        const back = renameQuestion(
          there.value.files,
          { page: page.key, from: 'ganzNeuerName', to: question.id },
          feel,
        );
        expect(back.ok && back.value.files).toEqual(files);
      }
    },
  );

  it('keeps conditions, letters, process, rules, basics and examples with it', () => {
    const renamed = renameQuestion(dog, { page: 'leipzigPass', from: 'leipzigPass', to: 'hatPass' }, feel);
    if (!renamed.ok) throw new Error();
    const { files } = renamed.value;
    expect(parse(files['form.yaml']!).pages.find(({ id }: { id: string }) => id === 'leipzigPassNachweis').when).toBe(
      'hatPass = true',
    );
    expect(files['process.bpmn']).toContain('hunde,hatPass,leipzigPassNachweis');
    expect(files['decision.dmn']).toMatch(
      /<inputData id="eingabeLeipzigPass" name="hatPass"><variable id="eingabeLeipzigPassWert" name="hatPass"/,
    );
    expect(files['journeys.yaml']).toContain('answers: { hatPass: false }');
    expect(parse(files['texts.en.yaml']!).questions.hatPass.label).toBe(
      parse(dog['texts.en.yaml']!).questions.leipzigPass.label,
    );
    const mail = renameQuestion(dog, { page: 'email', from: 'email', to: 'mailadresse' }, feel);
    expect(mail.ok && parse(mail.value.files['service.yaml']!)).toMatchObject({
      subject: { email: 'mailadresse' },
      carry: { mailadresse: 'email' },
    });
  });

  it('inside a list is renamed among its questions; readers outside are named', () => {
    const renamed = renameQuestion(dog, { page: 'hunde.zweck', from: 'zweck', to: 'aufgabe' }, feel);
    if (!renamed.ok) throw new Error();
    const { files, left } = renamed.value;
    const list = parse(files['form.yaml']!).pages.find(({ id }: { id: string }) => id === 'hunde');
    expect(list.pages.find(({ id }: { id: string }) => id === 'ausbildung').when).toBe(
      'aufgabe = "assistenz" or aufgabe = "rettung"',
    );
    expect(files['texts.de.yaml']).toContain('hunde.aufgabe:');
    expect(files['journeys.yaml']).toContain('answers: { aufgabe: privat }');
    expect(left).toContainEqual({ file: 'form.yaml', text: 'some hund in hunde satisfies hund.zweck != "gewerblich"' });
    expect(
      left.some(({ file, text }) => file === 'decision.dmn' && text.includes('Steuerart(hund.zweck, anerkannt)')),
    ).toBe(true);
  });

  it('is refused under a name that is taken or none', () => {
    const to = (name: string) => renameQuestion(dog, { page: 'email', from: 'email', to: name }, feel);
    expect(to('vorname')).toMatchObject({ reason: 'id-taken' });
    expect(to('today')).toMatchObject({ reason: 'id-taken' });
    expect(to('E-Mail')).toMatchObject({ reason: 'id-wrong' });
  });

  it('pages are renamed with their words and examples', () => {
    const renamed = renamePage(dog, 'hunde.chipNachweis', 'beleg');
    if (!renamed.ok) throw new Error();
    expect(renamed.value['journeys.yaml']).toContain('page: beleg');
    expect(parse(renamed.value['texts.de.yaml']!).pages.beleg.title).toBe('Der Chip des Hundes');
    const back = renamePage(renamed.value, 'hunde.beleg', 'chipNachweis');
    expect(back.ok && back.value).toEqual(dog);
  });
});
