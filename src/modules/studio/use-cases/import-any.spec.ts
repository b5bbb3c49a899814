import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Journey, readForm, walkJourney } from '#forms';
import { importXdf } from '../domain/import-xdf.ts';
import { field, group, use, xdf2 } from '../test-support.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const context = {
  ...{ today, sentOn: null, fees: {}, language: 'de' as const },
  streets: { check: (address: object) => ({ ok: true as const, address: address as never }) },
};

describe('importing any schema', () => {
  it('gives a form that reads, asks every field, and walks its own journeys forward and back', () => {
    fc.assert(
      fc.property(anySchema(), ({ xml, fields }) => {
        const made = importXdf({
          text: xml,
          file: 'a.xml',
          sha256: '0'.repeat(64),
          id: 'probe',
          office: 'amt',
          lists: [],
          today: '2026-11-23',
        });
        if (!made.ok) {
          expect(made.code).toBe('nothing-asked');
          return;
        }
        const form = readForm({ id: 'probe', version: '1', files: made.files });
        if (!form.ok) throw new Error(JSON.stringify(form.problems));
        expect(made.plan.places.filter(({ kind }) => kind === 'field')).toHaveLength(fields);
        const keys = new Set(
          Object.keys((parse(made.files['texts.de.yaml'] ?? '') as { questions: object }).questions),
        );
        for (const { kind, became } of made.plan.places) if (kind === 'field' && became) expect(keys).toContain(became);
        for (const journey of parse(made.files['journeys.yaml'] ?? '') as readonly Journey[])
          expect(walkJourney(form.form, journey, context).problems).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

/** Groups in groups with every cardinality and type, and the number of their fields. */
function anySchema(): fc.Arbitrary<{ xml: string; fields: number }> {
  const { part } = fc.letrec<{ part: Part }>((tie) => ({
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      anyField,
      anyGroup(tie('part') as fc.Arbitrary<Part>),
    ),
  }));
  return fc.array(fc.tuple(anyNumber, part), { minLength: 1, maxLength: 6 }).map((parts) => ({
    xml: xdf2(parts.map(([number, { xml }]) => use(number, xml)).join('')),
    fields: fieldsIn(parts),
  }));
}

const anyNumber = fc.constantFrom('1:1', '0:1', '0:*', '1:*', '2:3', '1:2');
const anyName = fc.constantFrom(
  'Name',
  'Straße',
  'today',
  'Ort (neu)',
  '12. Tag',
  'if',
  '–',
  'Ein sehr langer Name für ein einfaches Feld im Formular',
);
const anyType = fc.constantFrom(
  'text',
  'bool',
  'date',
  'num',
  'num_int',
  'num_currency',
  'file',
  'time',
  'seltsam',
  'text_latin',
);
const anyKind = fc.constantFrom('input', 'input', 'input', 'label', 'select');
const limits = fc.constantFrom(
  ...['', '{"minLength":"5","maxLength":"9"}', '{"pattern":"[0-9]{5}","maxLength":"5"}', '{"maxLength":"2000"}'],
);
const anyField = fc.tuple(anyName, anyType, anyKind, limits).map(
  ([name, type, kind, limit]): Part => ({
    xml: field(
      'F60000999',
      name,
      type,
      type === 'text' && limit ? `<xdf:praezisierung>${limit}</xdf:praezisierung>` : '',
      kind,
    ),
    fields: 1,
  }),
);
const anyGroup = (part: fc.Arbitrary<Part>): fc.Arbitrary<Part> =>
  fc
    .tuple(anyName, fc.boolean(), fc.array(fc.tuple(anyNumber, part), { minLength: 1, maxLength: 4 }))
    .map(([name, isChoice, parts]) => ({
      xml: group(
        'G60000999',
        name,
        parts.map(([number, { xml }]) => use(number, xml)).join(''),
        isChoice ? '<xdf:art><code>X</code></xdf:art>' : '',
      ),
      fields: fieldsIn(parts),
    }));
const fieldsIn = (parts: readonly (readonly [string, Part])[]): number =>
  parts.reduce((sum, [, { fields }]) => sum + fields, 0);
interface Part {
  readonly xml: string;
  readonly fields: number;
}
