import type { ServiceFolder } from '#catalogue';
import { questionsOf } from '#forms';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';
import { markable } from '../../domain/office/index.ts';
import { forgetMarksBefore, noteSealed } from '../../store/visit-marks.ts';
import type { PartnerParts } from '../partner-parts.ts';

/**
 * Notes when a visit was sealed, and keyed hashes of address and account in its form: equal ones are found later, and nobody gets from a hash to what was written without the key
 * of the city. Sent and not waited for.
 */
export function markSealed(
  { vault, forms }: Pick<PartnerParts, 'vault' | 'forms'>,
  tx: Tx,
  { visit, folder, answers, at }: Sealing,
): void {
  const ibans = questionsOf(forms.formOf(folder)).flatMap(({ question, repeat }) =>
    question.type === 'iban' && repeat === null ? [question.id] : [],
  );
  const { address, iban } = markable(answers, { address: folder.service.subject.address ?? null, ibans });
  const markOf = (kind: string, value: string | null): string | null => (value ? vault.blindIndex(kind, value) : null);
  noteSealed(tx, {
    ...{ visit, at, addressMark: markOf('partner-address', address) },
    ibanMark: markOf('partner-iban', iban),
  });
}

/** Erases the hashes of visits that no report looks at any more. */
export const forgetMarks = async ({ db, clock, network }: PartnerParts): Promise<void> => {
  const days = network?.office?.oversight.days ?? 0;
  await forgetMarksBefore(
    db,
    clock
      .now()
      .subtract({ hours: 24 * days })
      .toString(),
  );
};

interface Sealing {
  readonly visit: Uuid;
  readonly folder: ServiceFolder;
  readonly answers: JsonObject;
  /** ISO instant, as the branch has it. */
  readonly at: string;
}
