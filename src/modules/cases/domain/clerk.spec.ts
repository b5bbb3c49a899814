import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { compareWithRegister } from './compare-register.ts';
import { bilingualText, composeText } from './compose-text.ts';
import { dueState } from './due-state.ts';
import { dataOf, isFourEyes, needsReason, outcomesOf } from './outcomes.ts';
import { ruleWords } from './rule-words.ts';

describe('the outcomes of a task', () => {
  const attributes = { outcomes: 'uebernehmen, ohneSteuer,nachfragen', data: 'vorname, hunde' };
  it('are read in order, and only what departs from the first or asks needs no reason', () => {
    const outcomes = outcomesOf(attributes);
    expect(outcomes).toEqual(['uebernehmen', 'ohneSteuer', 'nachfragen']);
    expect(outcomes.map((outcome) => needsReason(outcomes, outcome))).toEqual([false, true, false]);
    expect(dataOf(attributes)).toEqual(new Set(['vorname', 'hunde']));
    expect(dataOf({})).toBeNull();
  });
  it('need two persons where the task or the service says so', () => {
    expect(isFourEyes({}, { fourEyes: false })).toBe(false);
    expect(isFourEyes({ fourEyes: 'true' }, { fourEyes: false })).toBe(true);
    expect(isFourEyes({}, { fourEyes: true })).toBe(true);
  });
});

describe('the due day', () => {
  const today = Temporal.PlainDate.from('2026-11-23');
  const calendar = legalCalendar(saxonHolidays);
  const on = (dueOn: string, legalOn: string | null = null, day = today) =>
    dueState({ dueOn, legalOn, reference: 'VwGO § 75' }, day, calendar);
  it('is told in calendar days, and the legal period apart', () => {
    expect(on('2026-11-23')).toMatchObject({ days: 0, isLegal: false, light: 'amber', by: 'promise', reference: null });
    expect(on('2026-11-20', '2027-02-20')).toMatchObject({ days: -3, isLegal: false, light: 'red', by: 'promise' });
    expect(on('2026-11-20', '2026-11-22').isLegal).toBe(true);
    expect(on('2027-02-23', '2027-02-23')).toMatchObject({ by: 'law', light: 'green', reference: 'VwGO § 75' });
  });
  it('turns amber two working days before, however long the weekend and the holidays in between', () => {
    // From Monday to Thursday are three working days.
    expect(on('2026-11-26')).toMatchObject({ workingDays: 3, light: 'green' });
    expect(on('2026-11-25')).toMatchObject({ workingDays: 2, light: 'amber' });
    const beforeChristmas = Temporal.PlainDate.from('2026-12-23');
    // 24 December is a working day in Saxony, 25 and 26 are not, then comes a Sunday.
    expect(on('2026-12-28', null, beforeChristmas)).toMatchObject({ days: 5, workingDays: 2, light: 'amber' });
  });
  it('is overdue exactly when it lies before today', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), (days) => {
        const due = on(today.add({ days }).toString());
        expect(due.days).toBe(days);
        expect(due.light === 'red').toBe(days < 0);
        expect(due.workingDays).toBeLessThanOrEqual(Math.max(0, days));
      }),
    );
  });
});

describe('the comparison with the register', () => {
  const fields = { vorname: 'givenNames', familienname: 'familyName', geburtsdatum: 'birthDate', anschrift: 'address' };
  const address = { street: 'Karl-Liebknecht-Straße', houseNumber: '12a', postcode: '04107', city: 'Leipzig' };
  const fits = (answers: object, record: object) =>
    Object.fromEntries(
      compareWithRegister(answers as never, record as never, fields, 'de').map(({ question, fit }) => [question, fit]),
    );
  it('tells same, other spelling, different and missing apart', () => {
    const answers = { vorname: 'jana', familienname: 'Mueller', geburtsdatum: '1988-03-27', anschrift: address };
    const record = {
      givenNames: 'Jana Sofie',
      familyName: 'Müller',
      birthDate: '1988-03-28',
      address: { ...address, street: 'Karl-Liebknecht-Str.', houseNumber: '12 A', city: 'LEIPZIG' },
    };
    expect(fits(answers, record)).toEqual({
      vorname: 'similar',
      familienname: 'similar',
      geburtsdatum: 'different',
      anschrift: 'same',
    });
    expect(fits({ ...answers, vorname: 'Anna' }, { ...record, address: null })).toMatchObject({
      vorname: 'different',
      anschrift: 'only-answer',
    });
    expect(fits({}, record)).toMatchObject({ vorname: 'only-register' });
    expect(fits({}, {})).toEqual({});
  });
  it('finds whatever is equal to be the same', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        expect(fits({ vorname: name }, { givenNames: name })).toEqual({ vorname: 'same' });
      }),
    );
  });
});

describe('blocks and own words', () => {
  it('become one text, without blanks', () => {
    expect(composeText(['Eins.', ' '], '\nZwei. ')).toBe('Eins.\n\nZwei.');
    expect(composeText([], '')).toBe('');
  });
  it('reach an English reader in English with the German beside, or not at all', () => {
    const blocks = { de: ['Bitte.'], en: ['Please.'] };
    expect(bilingualText(blocks, { de: 'Jetzt.', en: '' }, 'de')).toEqual({ text: 'Bitte.\n\nJetzt.' });
    expect(bilingualText(blocks, { de: '', en: '' }, 'en')).toEqual({ text: 'Please.', german: 'Bitte.' });
    expect(bilingualText(blocks, { de: 'Jetzt.', en: ' ' }, 'en')).toBeNull();
  });
});

describe('the rules that matched', () => {
  const dmn = `<definitions><decision id="d"><decisionTable id="t" outputLabel="Satz">
    <input id="i" label="Chip"><inputExpression><text>chip</text></inputExpression></input>
    <input id="j"><inputExpression><text>tage</text></inputExpression></input>
    <output id="o" name="betrag" typeRef="number"/>
    <rule id="mit"><inputEntry><text>true</text></inputEntry><inputEntry><text>&lt; 3</text></inputEntry><outputEntry><text>120</text></outputEntry></rule>
    <rule id="sonst"><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>150</text></outputEntry></rule>
    <rule id="frei"><description>Assistenzhunde &amp; Retter sind frei.</description><inputEntry><text>-</text></inputEntry></rule>
  </decisionTable></decision></definitions>`;
  it('are read as lines, each once, in the order in which they matched', () => {
    expect(ruleWords(dmn, ['sonst', 'mit', 'sonst', 'frei', 'unbekannt'])).toEqual([
      'Satz: betrag 150',
      'Satz: Chip true, tage < 3 → betrag 120',
      'Satz: Assistenzhunde & Retter sind frei.',
    ]);
  });
});
