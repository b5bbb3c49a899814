import { legalDay } from '#kernel/clock';
import type { Platform } from '#platform/mount';
import { checkEdition, editionLine } from '../domain/check-edition.ts';
import type { City } from '../domain/city.ts';
import type { Problem } from '../domain/problem.ts';
import type { ServiceFolder } from '../domain/service.ts';
import {
  hasDuePlan,
  latestVersion,
  lockPublishing,
  offerPlanned,
  planVersion,
  wasWithdrawn,
} from '../store/versions.ts';
import { inWords } from '../texts/index.ts';
import { checkServiceFiles, type ServiceFiles } from './check-service-files.ts';

/**
 * Publishes one service while the city runs: checked like a whole city, kept for ever, offered from the given day on. Refused
 * with every problem while one is an error; its edition must be higher than every one before, and than one that was withdrawn.
 */
export async function publishService(
  platform: Pick<Platform, 'db' | 'clock'>,
  city: City,
  order: PublishOrder,
): Promise<PublishedService> {
  const published = await latestVersion(platform.db, order.id);
  const { service, problems } = await checkServiceFiles(city, { ...order, published });
  if (!service || problems.some(({ level }) => level === 'error')) return { service: null, problems };
  return platform.db.transaction(async (tx) => {
    await lockPublishing(tx);
    // The check takes seconds, too long to hold up everybody who publishes; only the edition can have been taken meanwhile.
    const latest = await latestVersion(tx, order.id);
    const isBack = latest && (await wasWithdrawn(tx, order.id, service.edition));
    const taken = checkEdition(service, isBack ? { ...latest, version: '' } : latest, editionLine(service)).map(
      inWords,
    );
    if (taken.length > 0) return { service: null, problems: [...problems, ...taken] };
    const at = platform.clock.now();
    const today = legalDay(at);
    const from = order.from && Temporal.PlainDate.compare(order.from, today) > 0 ? order.from : today;
    await planVersion(tx, service, { from, at, by: order.by });
    await offerPlanned(tx, today);
    return { service, problems, from };
  });
}

/** Offers planned versions whose day has come; says whether there were any. */
export async function offerDueVersions({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<boolean> {
  const today = legalDay(clock.now());
  if (!(await hasDuePlan(db, today))) return false;
  await db.transaction(async (tx) => {
    await lockPublishing(tx);
    await offerPlanned(tx, today);
  });
  return true;
}

export interface PublishOrder extends Omit<ServiceFiles, 'published'> {
  /** First day on which it is offered; today when none or a past one is given. */
  readonly from?: Temporal.PlainDate | null;
  /** Id of a staff member or the name of a command. */
  readonly by: string;
}
export type PublishedService =
  | { readonly service: ServiceFolder; readonly problems: readonly Problem[]; readonly from: Temporal.PlainDate }
  | { readonly service: null; readonly problems: readonly Problem[] };
