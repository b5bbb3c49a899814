import type { AccountKeeper, KeptThing } from '#accounts';
import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Tx } from '#platform/database';
import { isEnded, latestForgottenEnd } from '../domain/request/retention.ts';
import { emptyFiles, lettersOf } from '../store/paper-store.ts';
import { lockRequest, numbersOfAccount, numbersToForget, type RequestRow } from '../store/request-store.ts';
import type { InformationParts } from './information-parts.ts';
import type { Person } from './person.ts';
import { ownRequests } from './read-requests.ts';
import { note } from './take-step.ts';

/**
 * Forgets who asked: the key of all sealed words, letters and whole files is destroyed, account and code are cut off, and the log says so. What
 * everybody reads stays. False while the matter goes on, and when it was done before.
 */
export async function forgetAsker(
  parts: InformationParts,
  tx: Tx,
  number: string,
  because: 'retention-over' | 'account-deleted' | 'asked-by-person',
): Promise<boolean> {
  const row = await lockRequest(tx, number);
  if (!row || row.forgottenOn !== null || !isEnded(row.state.status)) return false;
  const keys = new Set([row.key, ...(await lettersOf(tx, row.id)).map(({ key }) => key)]);
  emptyFiles(tx, row.id);
  for (const key of keys) await parts.vault.destroyKey(tx, key, `request for information: ${because}`);
  const gone: RequestRow = {
    ...{ ...row, accountId: null, guestProof: null, hasEmail: false },
    // Whoever reports personal data on the page later still needs a key for the words.
    ...{ key: await parts.vault.createKey(tx), forgottenOn: legalDay(parts.clock.now()).toString() },
  };
  await note(parts, tx, gone, { type: 'forgotten', face: { because }, actor: systemActor });
  return true;
}

/** Forgets everybody whose request ended longer ago than the rules say; gives how many. */
export async function forgetDueAskers(parts: InformationParts): Promise<number> {
  const latest = latestForgottenEnd(legalDay(parts.clock.now()), parts.rules.retention.period);
  let done = 0;
  for (const number of await numbersToForget(parts.db, latest))
    if (await parts.db.transaction((tx) => forgetAsker(parts, tx, number, 'retention-over'))) done += 1;
  return done;
}

/** The own requests that are still tied to this person: what goes on stays, what ended may go now (GDPR Art. 17). */
export const ownForgettable = async (parts: InformationParts, person: Person): Promise<readonly ForgettableRequest[]> =>
  (await ownRequests(parts, person)).map(({ number, state }) => ({ number, mayGo: isEnded(state.status) }));

/** Forgets who asked of the own requests that ended; gives how many. */
export async function forgetOwn(parts: InformationParts, person: Person): Promise<number> {
  let done = 0;
  for (const { number, mayGo } of await ownForgettable(parts, person))
    if (mayGo && (await parts.db.transaction((tx) => forgetAsker(parts, tx, number, 'asked-by-person')))) done += 1;
  return done;
}

/** Requests that go on stay when an account is deleted; who asked the others is forgotten with it. */
export const requestKeeper = (parts: InformationParts): AccountKeeper => ({
  kept: async (tx, accountId) =>
    (await numbersOfAccount(tx, accountId)).flatMap(({ number, status }): KeptThing[] =>
      isEnded(status) ? [] : [{ reason: 'open-case', name: number, until: null }],
    ),
  forget: async (tx, accountId) => {
    for (const { number } of await numbersOfAccount(tx, accountId))
      await forgetAsker(parts, tx, number, 'account-deleted');
  },
});

export interface ForgettableRequest {
  readonly number: string;
  readonly mayGo: boolean;
}
