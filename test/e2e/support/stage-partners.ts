import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** A guest's visit that a branch has begun, and one that waits; gives the places of both sides without their language. */
export async function stagePartners(guest: Caller, clerk: Caller): Promise<StagedPartners> {
  const begun = await prepare(guest);
  const waiting = await prepare(guest);
  await clerk.get('/de/team/servicepunkt');
  await clerk.submit('/team/servicepunkt', { code: begun.code });
  await clerk.submit('/vollmacht', { art: 'pen-pad' });
  const place = clerk.page.path.slice('/de'.length);
  const read = await beginReading(clerk);
  if (place !== `/team/servicepunkt/${begun.id}`) throw new Error(`no visit was begun: ${clerk.page.path}`);
  return {
    guestPlaces: [
      ...['/servicepunkte?ortsteil=plagwitz', '/servicepunkte?leistung=personalausweis', '/servicepunkte/besuch'],
      ...[begun, waiting].map(({ id }) => `/servicepunkte/besuch/${id}`),
    ],
    deskPlaces: [
      ...[place, read, '/team/servicepunkt', '/team/servicepunkt/formular', '/team/servicepunkt/kassenbuch'],
      ...['app', 'app/mitlesen', 'app-dienst.js', 'app-manifest.webmanifest'].map(
        (page) => `/team/servicepunkt/${page}`,
      ),
    ],
  };
}

/** A card that is waited for; gives the page to which the program at the reader would send the browser, as its token says. */
async function beginReading(clerk: Caller): Promise<string> {
  await clerk.submit('/karte', { foto: 'yes', einverstanden: 'yes' });
  const [, wanted = ''] = /tcTokenURL=([^"&]+)/.exec(clerk.page.html) ?? [];
  await clerk.get(new URL(decodeURIComponent(wanted)).pathname);
  const [, back = ''] = /<RefreshAddress>([^<]+)</.exec(clerk.page.html) ?? [];
  return new URL(back).pathname.slice('/de'.length);
}

async function prepare(guest: Caller): Promise<{ readonly id: string; readonly code: string }> {
  await guest.get('/de/servicepunkte/besuch');
  await guest.submit('/servicepunkte/besuch', { leistung: 'hund-anmelden' });
  const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(guest.page.html)?.[0];
  if (!code) throw new Error(`no code was given: ${guest.page.path}`);
  return { id: guest.page.path.split('/').at(-1) ?? '', code };
}

export interface StagedPartners {
  readonly guestPlaces: readonly string[];
  readonly deskPlaces: readonly string[];
}
