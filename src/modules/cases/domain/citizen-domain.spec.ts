import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '#kernel/event';
import { findFiles } from './find-files.ts';
import { personsIn } from './housing-form.ts';
import { moveReport } from './move-report.ts';
import { namedPlaces } from './named-places.ts';
import { timelineOf } from './timeline.ts';
import { todoOf } from './todo.ts';

describe('todoOf', () => {
  const facts = {
    status: 'decided' as const,
    question: null,
    awaitsCode: false,
    toConfirm: false,
    notices: [],
    payments: [],
  };
  const unread = { id: 'n1', retrievedAt: null, channel: 'own-portal' };
  const unpaid = { reference: 'RF1', status: 'open' };
  it('names one thing: answer, then code, then the German text, then reading, then paying', () => {
    const all = { ...facts, question: { until: null }, awaitsCode: true, notices: [unread], payments: [unpaid] };
    expect(todoOf(all).kind).toBe('answer');
    expect(todoOf({ ...all, question: null }).kind).toBe('code');
    expect(todoOf({ ...all, question: null, awaitsCode: false, toConfirm: true }).kind).toBe('confirm-german');
    expect(todoOf({ ...all, question: null, awaitsCode: false })).toEqual({ kind: 'read', notice: 'n1' });
    expect(todoOf({ ...facts, payments: [unpaid] })).toEqual({ kind: 'pay', reference: 'RF1' });
  });
  it('is nothing when letters come by post, money is debited or the application is withdrawn', () => {
    expect(todoOf({ ...facts, notices: [{ ...unread, channel: 'post' }] }).kind).toBe('nothing');
    expect(todoOf({ ...facts, payments: [{ ...unpaid, status: 'mandate-given' }] }).kind).toBe('nothing');
    expect(todoOf({ ...facts, status: 'withdrawn', payments: [unpaid] }).kind).toBe('nothing');
  });
});

describe('timelineOf', () => {
  const event = (seq: number, type: string, facts: object = {}, at = `2026-11-2${seq}T09:00:00Z`) =>
    ({ seq, type, at, actor: 'citizen', public: facts }) as unknown as StoredEvent;
  it('tells a step each time the case comes to it, and what the step tells not twice', () => {
    const events = [
      event(1, 'case.submitted', {}, '2026-11-21T09:00:00Z'),
      event(2, 'case.advanced', { entered: ['gesendet', 'pruefen'] }, '2026-11-21T09:00:00Z'),
      event(3, 'case.advanced', { entered: ['berichtigen'] }),
      event(4, 'case.note'),
      event(5, 'case.corrected'),
      event(6, 'case.advanced', { entered: ['pruefen'] }),
      event(7, 'case.letter-issued'),
    ];
    expect(timelineOf(events).map(({ step, type }) => step ?? type)).toEqual([
      'gesendet',
      'pruefen',
      'berichtigen',
      'case.corrected',
      'pruefen',
      'case.letter-issued',
    ]);
  });
});

describe('namedPlaces', () => {
  const places = ['vorname', 'hunde.1.name', 'hunde.1.chip', 'hunde.2.name', 'hundesteuer'];
  it('finds an answer, an answer of each item and a whole list', () => {
    expect(namedPlaces(['vorname', 'hunde.2.name'], places)).toEqual(['vorname', 'hunde.2.name']);
    expect(namedPlaces(['hunde.name'], places)).toEqual(['hunde.1.name', 'hunde.2.name']);
    expect(namedPlaces(['hunde'], places)).toEqual(['hunde.1.name', 'hunde.1.chip', 'hunde.2.name']);
  });
  it('never names what is not asked', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (named) =>
        namedPlaces(named, places).every((place) => places.includes(place)),
      ),
    );
  });
});

describe('findFiles', () => {
  const file = { id: '1', name: 'a.pdf', mediaType: 'application/pdf', size: 3, sha256: 'x' };
  it('finds files at any depth and nothing that only looks like one', () => {
    const answers = {
      pass: [file],
      hunde: [{ chip: [{ ...file, id: '2' }], name: 'Bello' }],
      x: null,
      y: [{ id: '3' }],
    };
    expect(findFiles(answers).map(({ id }) => id)).toEqual(['1', '2']);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => findFiles(value as never).every((found) => found.id !== undefined)),
    );
  });
});

describe('personsIn', () => {
  it.each([
    ['Jana Müller\n\n Tom  Müller ', ['Jana Müller', 'Tom Müller']],
    ["D'Arc Ève-Marie", ["D'Arc Ève-Marie"]],
    ['Jana', null],
    ['Jana Müller\nTom', null],
    ['', null],
    ['12 34', null],
  ])('%j', (text, persons) => expect(personsIn(text)).toEqual(persons));
});

describe('moveReport', () => {
  const address = { street: 'Markt', houseNumber: '1', postcode: '04109', city: 'Leipzig', addition: '' };
  const answers = {
    vorname: 'Jana',
    familienname: 'Müller',
    geburtsdatum: '1988-03-27',
    wohnungsart: 'haupt',
    einzugsdatum: '2026-11-04',
    neueAnschrift: address,
    weitereWohnung: { ...address, city: 'Halle' },
    familie: [
      { beziehung: 'kind', vorname: 'Ida', familienname: 'Mueller', geburtsdatum: '2019-01-02' },
      { beziehung: 'partner', vorname: 'Tom', familienname: 'Groß', geburtsdatum: '1987-05-06' },
    ],
  };
  it('moves known persons by their record and reports the others as new', () => {
    const ida = { id: 'r2', familyName: 'Müller', givenNames: 'Ida', birthDate: '2019-01-02' };
    const report = moveReport(answers, { id: 'r1', family: [ida] });
    expect(report.persons).toEqual(['r1', 'r2']);
    expect(report.newPersons).toMatchObject([{ givenNames: 'Tom', relation: 'spouse' }]);
    expect(report).toMatchObject({ kindOfHome: 'main', movedInOn: '2026-11-04', otherHome: { city: 'Halle' } });
  });
  it('reports everybody as new without a record, the applicant first', () => {
    const report = moveReport(answers, null);
    expect(report.persons).toEqual([]);
    expect(report.newPersons.map(({ givenNames }) => givenNames)).toEqual(['Jana', 'Ida', 'Tom']);
  });
});
