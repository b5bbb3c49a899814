import type { QuestionType } from './plan.ts';

/** What a harmonised field of FIM means, whatever its version; both ways of counting (F60000242, F60000000242) are one field. */
export const knownField = (id: string): KnownField | undefined =>
  fields[id.replace(/^([A-Z]\d{2})000(\d{6,})$/, '$1$2')];

const fields: Readonly<Record<string, KnownField>> = {
  F60000227: { meaning: 'familyName', type: 'name' },
  F60000228: { meaning: 'givenName', type: 'name' },
  F60000229: { meaning: 'degree' },
  F60000231: { meaning: 'day' },
  F60000240: { meaning: 'phone', type: 'phone' },
  F60000241: { meaning: 'fax', type: 'phone' },
  F60000242: { meaning: 'email', type: 'email' },
  F60000243: { meaning: 'street' },
};

export interface KnownField {
  readonly meaning: string;
  /** The type the field gets here when its own is plain text. */
  readonly type?: QuestionType;
}
