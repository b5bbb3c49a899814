import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ForwardingRules, fieldsFor, fieldsIn, messagesOf } from './forwarding.ts';

const report = {
  schema: 'urn:lipsia:forwarded-report:1',
  service: 'probe',
  caseNumber: 'L-7KQ4-M2XD-9',
  reportedOn: '2026-11-21',
  forwardedOn: '2026-11-23',
} as const;
const field = (number: number, ...answers: string[]) => ({
  number,
  label: `Feld ${number}`,
  answers,
  state: 'confirmed' as const,
});
const recipient = (id: string, fields: ForwardingRules['recipients'][number]['fields'], when?: string) => ({
  ...{ id, name: { de: id, en: id }, reference: 'GewAnzV § 3', fields, state: 'confirmed' as const },
  ...(when === undefined ? {} : { when }),
});
const rulesOf = (...recipients: ForwardingRules['recipients']): ForwardingRules => ({
  ...{ form: 'Anlage 1', source: 'GewAnzV', asOf: '2026-08-19', kept: ['geheim'] },
  fields: [field(1, 'name'), field(2, 'ort', 'nummer'), field(3), field(4, 'taetigkeit')],
  recipients,
});
const scope = { name: 'Muster', ort: 'Leipzig', nummer: '', taetigkeit: 'Bäckerei', geheim: 'bleibt hier' };
const never = () => false;

describe('fields as the law writes them', () => {
  it('reads numbers and ranges, each once and in order', () => {
    expect(fieldsIn('13, 27-29, 1,13')).toEqual([1, 13, 27, 28, 29]);
  });

  it('gives all but the excepted ones, or only the named ones', () => {
    const rules = rulesOf(recipient('ihk', { without: '2-3' }), recipient('eich', { only: '1, 4' }));
    expect(rules.recipients.map((one) => fieldsFor(rules, one))).toEqual([
      [1, 4],
      [1, 4],
    ]);
  });
});

describe('a message to a recipient', () => {
  it('holds its fields as far as they are answered, and nothing else of the case', () => {
    const [message] = messagesOf(rulesOf(recipient('ihk', { without: '4' })), report, scope, never);
    expect(message).toEqual({
      ...report,
      form: 'Anlage 1',
      recipient: 'ihk',
      reference: 'GewAnzV § 3',
      fields: [
        { number: 1, label: 'Feld 1', values: { name: 'Muster' } },
        { number: 2, label: 'Feld 2', values: { ort: 'Leipzig' } },
      ],
    });
  });

  it('is not made where the condition does not hold', () => {
    const rules = rulesOf(recipient('ihk', { only: '1' }, 'x'), recipient('hwk', { only: '1' }));
    expect(messagesOf(rules, report, scope, never).map((one) => one.recipient)).toEqual(['hwk']);
  });

  it('never shows a value outside its fields, whatever is answered', () => {
    const value = fc.string({ minLength: 1 }).map((text) => `<${text}>`);
    const answers = fc.record({ name: value, ort: value, nummer: value, taetigkeit: value, geheim: value });
    fc.assert(
      fc.property(answers, fc.subarray([1, 2, 3, 4], { minLength: 1 }), (given, only) => {
        const rules = rulesOf(recipient('ihk', { only: only.join(', ') }));
        const [message] = messagesOf(rules, report, given, never);
        const values = message!.fields.flatMap((one) => Object.values(one.values));
        const allowed = rules.fields.filter(({ number }) => only.includes(number)).flatMap((one) => one.answers);
        expect(values).toEqual(allowed.map((id) => given[id as keyof typeof given]));
      }),
    );
  });
});
