import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { type Debit, directDebitFile } from '../../domain/bank/direct-debit.ts';
import { findCase } from '../../store/case-store.ts';
import {
  type CollectedRow,
  findBatch,
  insertBatch,
  instalmentsToCollect,
  lockTreasury,
} from '../../store/claim-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { openSnapshot } from '../with-case.ts';
import { isTreasury } from './treasury.ts';

/**
 * Puts every instalment under a mandate that is due within two weeks into a batch for the bank, each once for ever. Banks want a file at
 * least a working day ahead, so nothing is collected before the second working day from now. Refused while there is nothing to collect.
 */
export async function makeBatch(
  parts: CaseParts,
  actor: Actor,
): Promise<Result<{ readonly id: Uuid; readonly count: number }, 'not-found' | 'nothing-due' | 'no-identifier'>> {
  if (!isTreasury(parts, actor)) return refuse('not-found');
  if (!parts.cityWords.creditor.identifier) return refuse('no-identifier');
  const today = legalDay(parts.clock.now());
  const earliest = parts.calendar.addWorkingDays(today, 2);
  return parts.db.transaction(async (tx) => {
    await lockTreasury(tx);
    const due = await instalmentsToCollect(tx, today.add({ days: 14 }).toString(), 5_000);
    if (due.length === 0) return refuse('nothing-due');
    const id = parts.newId();
    const collectOn = (on: string | null): string => {
      const day = on ? parts.calendar.nextWorkingDay(Temporal.PlainDate.from(on)) : earliest;
      return (Temporal.PlainDate.compare(day, earliest) < 0 ? earliest : day).toString();
    };
    const madeAt = parts.clock.now().toString();
    const collected = due.map(({ on, ...part }) => ({ ...part, collectOn: collectOn(on) }));
    await insertBatch(tx, { id, madeAt }, actor.id ?? '', collected);
    return ok({ id, count: due.length });
  });
}

/** The file of a batch for the bank (ISO 20022 pain.008); the same each time. Each person finds the read in the access record. */
export async function openBatch(parts: CaseParts, actor: Actor, id: string): Promise<string | null> {
  const { name, iban, identifier } = parts.cityWords.creditor;
  if (!isTreasury(parts, actor) || !isUuid(id) || !identifier) return null;
  return parts.db.transaction(async (tx) => {
    const found = await findBatch(tx, id);
    if (!found) return null;
    const debits: Debit[] = [];
    for (const part of found.parts) debits.push(...(await debitOf(parts, tx, actor, part)));
    if (debits.length === 0) return null;
    const creditor = { name, iban, identifier };
    return directDebitFile({ id: id.replaceAll('-', ''), madeAt: found.batch.madeAt, creditor, debits });
  });
}

/** One debit with the account that the person gave; none once the data of the case is deleted. */
async function debitOf(parts: CaseParts, tx: Tx, actor: Actor, part: CollectedRow): Promise<Debit[]> {
  const row = await findCase(tx, part.caseId);
  const read = { actor, purpose: 'processing', what: ['answers'], legalBasis: mandateBasis } as const;
  const state = row && (await openSnapshot(parts, tx, row, read));
  const iban = state?.process.v['iban'];
  if (!row || !state || typeof iban !== 'string') return [];
  const holder = state.process.v['kontoinhaber'];
  const title = parts.catalogue.findService(row.service)?.texts.de.title ?? row.service;
  return [
    {
      reference: part.instalment > 0 ? `${part.reference}-${part.instalment + 1}` : part.reference,
      cents: part.cents,
      collectOn: part.collectOn,
      mandate: row.number,
      signedOn: legalDay(Temporal.Instant.from(row.submittedAt)).toString(),
      debtor: typeof holder === 'string' && holder !== '' ? holder : state.applicant.name,
      iban: iban.replace(/\s/g, ''),
      text: `${part.reference} ${title}`,
    },
  ];
}

const mandateBasis = 'VO (EU) Nr. 260/2012 Art. 5 Abs. 3';
