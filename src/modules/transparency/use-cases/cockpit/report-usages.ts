import { timingSafeEqual } from 'node:crypto';
import { systemActor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import type { Platform } from '#platform/mount';
import { addUsages, type StoredUsage } from '../../store/usage-store.ts';

/** The system behind a request, by its name and secret (RFC 7617); null for anybody else. */
export function systemBehind(
  { config }: Pick<Platform, 'config'>,
  { headers }: Pick<Request, 'headers'>,
): string | null {
  const sent = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '';
  const [id, ...rest] = Buffer.from(sent, 'base64').toString().split(':');
  const known = config.usage.systems.find((system) => system.id === id);
  const hash = sha256Of(rest.join(':'));
  return known && timingSafeEqual(hash, Buffer.from(known.secretHash, 'hex')) ? known.id : null;
}

/**
 * Takes what another system read of persons into their access records, each report once however often it is sent. Refused as a whole when
 * a number comes twice at once, or again with something else; persons who are not known here are named, and nothing is kept about them.
 */
export async function reportUsages(
  parts: ReportParts,
  system: string,
  usages: readonly StoredUsage[],
): Promise<Reported> {
  try {
    return ok(await parts.db.transaction((tx) => takeUsages(parts, tx, system, usages)));
  } catch (cause) {
    if (cause instanceof Reused) return refuse('reused');
    throw cause;
  }
}

async function takeUsages({ vault }: ReportParts, tx: Tx, system: string, usages: readonly StoredUsage[]) {
  if (new Set(usages.map(({ id }) => id)).size < usages.length) throw new Reused();
  const persons = await vault.known(
    tx,
    usages.map(({ userCode }) => userCode),
  );
  const about = usages.filter(({ userCode }) => persons.has(userCode));
  const before = new Map((await addUsages(tx, system, about)).map((usage) => [usage.id, usage]));
  const fresh = about.filter(({ id }) => !before.has(id));
  for (const usage of about) {
    const known = before.get(usage.id);
    if (known && !isSame(known, usage)) throw new Reused();
  }
  for (const { action, logtime: at, receiverName, receiverSystem, userCode } of fresh) {
    await vault.recordRead(tx, {
      ...{ actor: systemActor, purpose: 'reported', caseId: null, subjects: [userCode], what: [] },
      reported: { system, at, action, receiver: receiverName ?? receiverSystem },
    });
  }
  const unknown = usages.filter(({ userCode }) => !persons.has(userCode)).map(({ id }) => id);
  return { accepted: fresh.length, known: before.size, unknown };
}

/** Rolls back what was taken of the same message. */
class Reused extends Error {}

const isSame = (a: StoredUsage, b: StoredUsage): boolean =>
  (['userCode', 'logtime', 'action', 'receiverCode', 'receiverName', 'receiverSystem'] as const).every(
    (name) => a[name] === b[name],
  );

type ReportParts = Pick<Platform, 'db' | 'vault'>;
type Reported = Result<
  { readonly accepted: number; readonly known: number; readonly unknown: readonly string[] },
  'reused'
>;
