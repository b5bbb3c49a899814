import type { Accounts } from '#accounts';
import type { ServiceFolder } from '#catalogue';
import type { JsonObject } from '#kernel/json';
import type { Request } from '#platform/http';
import type { Platform } from '#platform/mount';
import { type Register, RegisterUnavailable } from '#register';

/**
 * Known answers for a person who signed in at level high: their own record in the population register, by the pseudonym the identity
 * provider gives. A register that is down fills in nothing and stops nobody. Every read is recorded for the person.
 */
export function prefillFrom({ db, log }: Platform, accounts: Accounts, register: Register) {
  return async (request: Request, folder: ServiceFolder): Promise<JsonObject> => {
    const { actor } = request;
    const wanted = folder.service.prefill?.questions;
    if (!wanted || !actor.id) return {};
    const accountId = actor.id;
    try {
      return await db.transaction(async (tx) => {
        const key = await accounts.keyOf(tx, accountId);
        const read = {
          actor,
          purpose: 'prefill' as const,
          caseId: null,
          subjects: [key],
          what: ['register-record' as const],
        };
        const profile = await accounts.profileOf(tx, accountId, { ...read, purpose: 'own-view' });
        const record = profile?.pseudonym ? await register.findByPseudonym(tx, profile.pseudonym, read) : null;
        if (!record) return {};
        const known = Object.entries(wanted).map(([question, field]) => [question, record[field]] as const);
        return Object.fromEntries(known.filter(([, value]) => value !== undefined && value !== null && value !== ''));
      });
    } catch (cause) {
      if (!(cause instanceof RegisterUnavailable)) throw cause;
      log.warn('register unavailable, nothing filled in');
      return {};
    }
  };
}
