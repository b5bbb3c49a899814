import type { CaseRow } from '#cases';
import type { ServiceFolder } from '#catalogue';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Request } from '#platform/http';
import { type Erasability, erasability, type KeptCase } from '../domain/erasability.ts';
import { dueErasures, erasuresOf, insertErasure, markErased } from '../store/erasure-store.ts';
import type { PortalParts } from './portal-parts.ts';

/** The own cases, each with whether its data may go, and if not, why and until when. Null under a mandate. */
export async function erasableThings(parts: PortalParts, request: Request): Promise<readonly ErasableCase[] | null> {
  const visitor = await parts.cases.visitorOf(request);
  if (visitor.mandate) return null;
  const rows = await parts.cases.ownCases(visitor);
  const today = legalDay(parts.clock.now());
  const { actor } = request;
  const { accountKey, asked } = await parts.db.transaction(async (tx) => ({
    accountKey: actor.kind === 'citizen' && actor.id ? await parts.accounts.keyOf(tx, actor.id) : null,
    asked: await erasuresOf(
      tx,
      rows.map((row) => row.key),
    ),
  }));
  const things: ErasableCase[] = [];
  for (const row of rows) {
    const folder = await parts.catalogue.findVersion(row.service, row.version);
    const wish = asked.find(({ key }) => key === row.key);
    const thing = keptCase(row, folder, {
      hasOwnKey: row.key !== accountKey && (row.accountId === null || row.accountId === actor.id),
      isErased: wish?.isDone ?? false,
    });
    things.push({
      key: row.key,
      caseId: row.id,
      number: row.number,
      titles: folder ? { de: folder.texts.de.title, en: folder.texts.en.title } : { de: row.service, en: row.service },
      may: erasability(thing, today),
      isAsked: Boolean(wish && !wish.isDone),
    });
  }
  return things;
}

/** A case as the question whether it must stay sees it; without its folder the longest period of tax law holds. */
export function keptCase(row: CaseRow, folder: ServiceFolder | null, more: KeyFacts): KeptCase {
  const ended = row.status === 'decided' || row.status === 'withdrawn' ? (row.decidedAt ?? row.submittedAt) : null;
  return {
    endedOn: ended ? legalDay(Temporal.Instant.from(ended)) : null,
    retention: folder?.service.retention ?? { period: 'P10Y', reference: 'AO § 169' },
    ...more,
  };
}

/** Destroys the keys of what may go now, and keeps the wish for what must stay a while; gives how many of each. */
export async function askForErasure(parts: PortalParts, request: Request): Promise<Asked> {
  const things = (await erasableThings(parts, request)) ?? [];
  const at = parts.clock.now().toString();
  const today = legalDay(parts.clock.now());
  return parts.db.transaction(async (tx) => {
    const done = { erased: 0, later: 0 };
    for (const { key, caseId, may } of things) {
      if (may.kind === 'now') {
        await insertErasure(tx, { key, caseId, dueOn: today.toString() }, at);
        await parts.vault.destroyKey(tx, key, 'asked by the person (GDPR Art. 17)');
        await markErased(tx, key, at);
        done.erased += 1;
      } else if (may.kind === 'retention' && may.canAsk) {
        await insertErasure(tx, { key, caseId, dueOn: may.until.add({ days: 1 }).toString() }, at);
        done.later += 1;
      }
    }
    return done;
  });
}

/** Fulfils wishes whose day has come; run every few hours. Gives how many. */
export async function fulfilErasures(parts: Pick<PortalParts, 'db' | 'vault' | 'clock'>): Promise<number> {
  const now = parts.clock.now();
  let count = 0;
  for (;;) {
    const batch = await parts.db.transaction(async (tx) => {
      const due = await dueErasures(tx, legalDay(now).toString(), 100);
      for (const { key } of due) {
        await parts.vault.destroyKey(tx, key, 'asked by the person, kept until the law allowed it (GDPR Art. 17)');
        await markErased(tx, key, now.toString());
      }
      return due.length;
    });
    count += batch;
    if (batch < 100) return count;
  }
}

type KeyFacts = Pick<KeptCase, 'hasOwnKey' | 'isErased'>;
export interface ErasableCase {
  readonly key: Uuid;
  readonly caseId: Uuid;
  readonly number: string;
  readonly titles: { readonly de: string; readonly en: string };
  readonly may: Erasability;
  /** The person has asked before; it goes on its day. */
  readonly isAsked: boolean;
}
export interface Asked {
  readonly erased: number;
  /** How many will go on their day. */
  readonly later: number;
}
