import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fieldsOf, type SectionName, sectionNames } from './sections.ts';
import { basicWords, lawsOf, nameOfField, setBasics, type TypedBasics } from './set-basics.ts';

const services = join(import.meta.dirname, '../../../../../../city/services');
const filesOf = (id: string) => ({ 'service.yaml': readFileSync(join(services, id, 'service.yaml'), 'utf8') });
/** The form as it is shown, with some fields typed otherwise. */
const typedOf = (
  files: Record<string, string>,
  section: SectionName,
  more: Readonly<Record<string, string>> = {},
): TypedBasics => {
  const shown = new Map(fieldsOf(section).map((field) => [nameOfField(field), basicWords(files, field)] as const));
  return {
    text: (name) =>
      more[name] ?? (name.endsWith('.unit') ? shown.get(name.slice(0, -5))?.unit : shown.get(name)?.text) ?? '',
    all: (name) => more[name]?.split(',').filter(Boolean) ?? shown.get(name)?.all ?? [],
    laws: () => lawsOf(files),
  };
};
const changed = (files: Record<string, string>, section: SectionName, more: Readonly<Record<string, string>>) => {
  const set = setBasics(files, section, typedOf(files, section, more));
  if (!set.ok) throw new Error(set.reason);
  return parse(set.value['service.yaml']!) as Record<string, never>;
};

describe('the basics of a service', () => {
  it('stay as they mean when a section of any service of the city is saved as it is shown', () => {
    for (const id of readdirSync(services))
      for (const section of sectionNames) {
        const files = filesOf(id);
        const set = setBasics(files, section, typedOf(files, section));
        if (!set.ok) throw new Error(`${id} ${section} ${set.reason}`);
        const [was, is] = [parse(files['service.yaml']), parse(set.value['service.yaml']!)] as Record<
          string,
          unknown
        >[];
        const given = Object.fromEntries(
          Object.entries(is!).filter(([key, value]) => key in was! || !isDefault(value)),
        );
        expect([id, section, given]).toEqual([id, section, { ...was, ...withDefaults(was!, is!) }]);
        expect(set.value['service.yaml']!.match(/^ *#.*$/gm)).toEqual(files['service.yaml'].match(/^ *#.*$/gm));
      }
  });

  it('change what was typed, and drop what was emptied', () => {
    const files = filesOf('wohnsitz-anmelden');
    expect(
      changed(files, 'fristen', { 'deadline.promised': '3', 'deadline.promised.unit': 'W' })['deadline'],
    ).toMatchObject({
      promised: 'P3W',
    });
    const without = changed(files, 'fristen', {
      'deadline.citizen.period': '',
      'deadline.legal.period': '',
      'deadline.legal.reference': '',
    });
    expect(without['deadline']).toEqual({ promised: 'WD5' });
    expect(changed(files, 'gebuehren', { fees: '', 'payment.kinds': 'sepa' })).toMatchObject({
      fees: [],
      payment: { kinds: ['sepa'] },
    });
    expect(changed(files, 'person', { 'subject.name': 'vorname', 'prefill.questions': '' })).toMatchObject({
      subject: { name: ['vorname'] },
    });
    expect(changed(files, 'person', { 'prefill.questions': '' })).not.toHaveProperty('prefill');
  });

  it('refuse a period that is none, with its field', () => {
    const files = filesOf('hund-anmelden');
    for (const period of ['bald', '0', '-1', '1,5', '99999'])
      expect(
        setBasics(files, 'aufbewahrung', typedOf(files, 'aufbewahrung', { 'retention.period': period })),
      ).toMatchObject({
        reason: 'period-wrong',
        details: { field: 'retention.period' },
      });
  });
});

const isDefault = (value: unknown): boolean =>
  value === false || (Array.isArray(value) && value.length === 0) || JSON.stringify(value) === '{}';
/** What the format takes for granted may be written out. */
const withDefaults = (was: Record<string, unknown>, is: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(was).map(([key, value]) => {
      const now = is[key];
      const isGroup = value !== null && typeof value === 'object' && !Array.isArray(value);
      if (!isGroup || now === null || typeof now !== 'object') return [key, value];
      const more = Object.entries(now).filter(([inner, of]) => !(inner in value) && isDefault(of));
      return [key, { ...value, ...Object.fromEntries(more) }];
    }),
  );
