import { createHash } from 'node:crypto';
import { systemActor } from '#kernel/actor';
import { caseNumber, parseCaseNumber } from '#kernel/case-number';
import { legalDay, legalZone } from '#kernel/clock';
import type { Json, JsonObject } from '#kernel/json';
import { streetKey } from '#kernel/search-form';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import { bindConfirmation, insertConfirmation, lockConfirmation } from '../store/confirmation-store.ts';
import type { ActionCall, ActionOutcome } from './actions.ts';
import type { CaseParts } from './case-parts.ts';

/**
 * A housing provider confirms a move in (BMG § 19) without account; gives the assignment code for the tenant, shown once. The same
 * `once` again gives the same code and keeps one confirmation: a double click, a reload.
 */
export async function confirmHousing(
  parts: CaseParts,
  confirmation: HousingConfirmation,
  once: string,
): Promise<ConfirmedHousing> {
  const code = caseNumber(createHash('sha256').update('housing').update(once).digest().subarray(0, 5), prefix);
  const now = parts.clock.now();
  const endsOn = legalDay(now).add({ days: validDays });
  const endsAt = endsOn.add({ days: 1 }).toZonedDateTime({ timeZone: legalZone }).toInstant().toString();
  await parts.db.transaction(async (tx) => {
    const id = parts.newId();
    const key = await parts.vault.createKey(tx);
    const sealed = await parts.vault.seal(key, confirmation as unknown as Json, `confirmation:${id}`, tx);
    await insertConfirmation(tx, { id, codeHash: hashOf(code), key, sealed, at: now.toString(), endsAt });
  });
  return { code, endsOn };
}

/** Holds the tenant's answers against the confirmation behind the code: address, day and names must fit. */
export async function checkConfirmation(parts: CaseParts, tx: Tx, { row, state }: ActionCall): Promise<ActionOutcome> {
  const answers = state.process.v as Record<string, Json>;
  const code = codeIn(answers);
  if (!code) return { events: [], value: { kind: 'open' } };
  const found = await lockConfirmation(tx, hashOf(code), parts.clock.now().toString());
  if (!found || (found.usedBy && found.usedBy !== row.id)) return checked('unknown', []);
  const read = {
    actor: systemActor,
    purpose: 'automatic-decision' as const,
    caseId: row.id,
    subjects: [found.key],
    what: ['evidence' as const],
  };
  const [given] = await parts.vault.open<Json>(tx, read, [
    { key: found.key, sealed: found.sealed, context: `confirmation:${found.id}` },
  ]);
  const differs = given ? differences(given as unknown as HousingConfirmation, answers) : ['erased'];
  if (differs.length === 0) await bindConfirmation(tx, found.id, row.id);
  return checked(differs.length === 0 ? 'confirmed' : 'mismatch', differs);
}

/** What does not fit between the housing provider's words and the tenant's answers. */
export function differences(given: HousingConfirmation, answers: Readonly<Record<string, Json>>): string[] {
  const address = answers['neueAnschrift'] as JsonObject | undefined;
  const found: string[] = [];
  const same = (a: unknown, b: unknown): boolean => streetKey(String(a ?? '')) === streetKey(String(b ?? ''));
  if (!same(given.street, address?.['street']) || !same(given.houseNumber, address?.['houseNumber']))
    found.push('address');
  if (given.movedInOn !== answers['einzugsdatum']) found.push('day');
  const named = given.persons.map((person) => streetKey(person));
  const own = streetKey(`${String(answers['vorname'] ?? '')} ${String(answers['familienname'] ?? '')}`);
  if (!named.includes(own)) found.push('name');
  return found;
}

const checked = (kind: string, differs: string[]): ActionOutcome => ({
  events: [{ type: 'case.confirmation-checked', public: { kind }, sealed: { differs } }],
  value: { kind, differs },
});

function codeIn(answers: Readonly<Record<string, Json>>): string | null {
  const value = Object.entries(answers).find(([name]) => /zuordnung/i.test(name))?.[1];
  return typeof value === 'string' && value ? value : null;
}

function hashOf(typed: string): Uint8Array {
  const code = parseCaseNumber(typed, prefix);
  return sha256Of(code.ok ? code.value : typed);
}

/** Assignment codes of housing providers begin with W (Wohnungsgeber). */
const prefix = 'W';
/** Days for which a code can be used. */
const validDays = 90;

export interface ConfirmedHousing {
  readonly code: string;
  /** Last day on which the code can be used. */
  readonly endsOn: Temporal.PlainDate;
}
export interface HousingConfirmation {
  readonly provider: string;
  /** Lines of the provider's address (BMG § 19(3)). */
  readonly providerAddress: readonly string[];
  readonly owner: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  /** ISO date. */
  readonly movedInOn: string;
  /** Names of those who moved in. */
  readonly persons: readonly string[];
}
