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

/** Erases what need not stay; gives how many cases. What must stay goes by itself on the day after its retention. */
export const eraseNow = async (parts: PortalParts, request: Request): Promise<number> =>
  parts.cases.erase(await parts.cases.visitorOf(request));

export interface ErasableThing {
  readonly number: string;
  readonly titles: { readonly de: string; readonly en: string };
  readonly may: Erasability;
}
