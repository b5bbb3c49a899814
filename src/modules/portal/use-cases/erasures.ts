import type { Erasability } from '#cases';
import type { Request } from '#platform/http';
import type { PortalParts } from './portal-parts.ts';

/** The own cases, each with whether its data may go, and if not, why and until when. Null under a mandate. */
export async function erasableThings(parts: PortalParts, request: Request): Promise<readonly ErasableThing[] | null> {
  const things = await parts.cases.erasable(await parts.cases.visitorOf(request));
  if (!things) return null;
  const found: ErasableThing[] = [];
  for (const { row, may } of things) {
    const folder = await parts.catalogue.findVersion(row.service, row.version);
    const titles = folder
      ? { de: folder.texts.de.title, en: folder.texts.en.title }
      : { de: row.service, en: row.service };
    found.push({ number: row.number, titles, may });
  }
  return found;
}

/** The own requests for information, each with whether the person may be forgotten now. */
export const erasableRequests = async (parts: PortalParts, request: Request): Promise<readonly ErasableRequest[]> =>
  (await parts.requests?.erasableOf(request)) ?? [];

/** Erases what need not stay; gives how many cases and requests. What must stay goes by itself on the day after its retention. */
export async function eraseNow(parts: PortalParts, request: Request): Promise<number> {
  const visitor = await parts.cases.visitorOf(request);
  if (visitor.mandate) return 0;
  const cases = await parts.cases.erase(visitor);
  return cases + ((await parts.requests?.eraseOf(request)) ?? 0);
}

export interface ErasableRequest {
  readonly number: string;
  /** False while it goes on. */
  readonly mayGo: boolean;
}
export interface ErasableThing {
  readonly number: string;
  readonly titles: { readonly de: string; readonly en: string };
  readonly may: Erasability;
}
