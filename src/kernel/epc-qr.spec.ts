import { describe, expect, it } from 'vitest';
import { epcQrText, type Transfer } from './epc-qr.ts';

const transfer: Transfer = { name: 'Stadt Leipzig', iban: 'DE89370400440532013000', amount: 1230 };

describe('epcQrText', () => {
  it('writes the lines of EPC069-12 version 002 and drops empty ones at the end', () => {
    expect(epcQrText(transfer)).toEqual({
      ok: true,
      value: 'BCD\n002\n1\nSCT\n\nStadt Leipzig\nDE89370400440532013000\nEUR12.30',
    });
  });

  it('puts reference, text and note on their own lines', () => {
    const found = epcQrText({
      ...transfer,
      bic: 'COBADEFFXXX',
      purpose: 'TAXS',
      reference: 'RF18539007547034',
      note: 'Hundesteuer',
    });
    expect(found.ok && found.value.split('\n').slice(4)).toEqual([
      'COBADEFFXXX',
      'Stadt Leipzig',
      'DE89370400440532013000',
      'EUR12.30',
      'TAXS',
      'RF18539007547034',
      '',
      'Hundesteuer',
    ]);
    const text = epcQrText({ ...transfer, text: 'Gebühr L-7KQ4' });
    expect(text.ok && text.value.split('\n').slice(8)).toEqual(['', '', 'Gebühr L-7KQ4']);
  });

  it.each([
    [{ iban: 'DE89370400440532013001' }, 'wrong-iban'],
    [{ iban: 'TR330006100519786457841326' }, 'wrong-iban'],
    [{ bic: 'NOPE' }, 'wrong-bic'],
    [{ amount: 0 }, 'wrong-amount'],
    [{ amount: 100_000_000_000 }, 'wrong-amount'],
    [{ amount: 0.5 }, 'wrong-amount'],
    [{ name: '' }, 'wrong-name'],
    [{ name: 'x'.repeat(71) }, 'wrong-name'],
    [{ name: 'Stadt\nLeipzig' }, 'wrong-name'],
    [{ purpose: 'taxes' }, 'wrong-purpose'],
    [{ reference: 'RF19539007547034' }, 'wrong-reference'],
    [{ reference: 'RF18539007547034', text: 'x' }, 'reference-and-text'],
    [{ text: 'x'.repeat(141) }, 'wrong-text'],
    [{ note: 'x'.repeat(71) }, 'wrong-note'],
  ])('refuses %j as %s', (change, reason) => {
    expect(epcQrText({ ...transfer, ...change })).toMatchObject({ ok: false, reason });
  });

  it('counts fields in characters and the whole in bytes', () => {
    expect(epcQrText({ ...transfer, name: 'ü'.repeat(70) }).ok).toBe(true);
    expect(epcQrText({ ...transfer, text: 'ü'.repeat(140) })).toMatchObject({
      reason: 'too-long',
      details: { bytes: 343 },
    });
    expect(epcQrText({ ...transfer, text: 'ü'.repeat(134) }).ok).toBe(true);
    expect(epcQrText({ ...transfer, text: 'ü'.repeat(135) }).ok).toBe(false);
  });
});
