import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** A branch with an entry of the city that waits for its lead, a known defect and a hint; gives the places of everybody around it. */
export async function stageOffice(
  inside: Inside,
  { guest, office, auditor }: { readonly guest: Caller; readonly office: Caller; readonly auditor: Caller },
): Promise<StagedOffice> {
  const [branch] = inside.composed.doors.partners.network()?.branches.filter(({ id }) => id.includes('plagwitz')) ?? [];
  if (!branch) throw new Error('the city has no branch to stage');
  const page = `/team/partner/filiale/${branch.id}`;
  await office.get(`/de${page}`);
  await office.submit('/eintrag', { art: 'office-entry', nummer: '', betrag: '1,20', grund: 'Nachtrag zum Start' });
  if (office.page.path !== `/de${page}`) throw new Error(`no entry was made: ${office.page.path}`);
  await office.get('/de/team/partner/fehler');
  const words = { 'titel-de': 'Drucker wartet', 'titel-en': 'Printer waits' };
  const texts = { 'text-de': 'Bitte neu starten.', 'text-en': 'Please start it again.' };
  await office.submit('/partner/fehler', { ...words, ...texts, 'seit-day': '1.10.2026' });
  await guest.get('/de/servicepunkte/hinweis');
  await guest.submit('/hinweis', { filiale: branch.id, text: 'Am Schalter lag ein offener Beutel.' });
  await auditor.get('/de/team/partner/pruefung');
  const month = Temporal.Now.plainDateISO('Europe/Berlin').toPlainYearMonth().toString();
  const statement = (base: string): string[] =>
    ['', '/csv', '/xrechnung'].map((file) => `${base}/abrechnung/${month}${file}`);
  return {
    publicPlaces: [
      ...['/servicepunkte/pilot', '/servicepunkte/bekannte-fehler', '/servicepunkte/hinweis'],
      '/servicepunkte/hinweis?fertig=ja',
    ],
    leadPlaces: ['/team/filiale', '/team/filiale/kassenbuch', ...statement('/team/filiale')],
    officePlaces: ['/team/partner', '/team/partner/fehler', page, ...statement(page)],
    auditPlaces: [
      ...['/team/partner/pruefung', '/team/partner/pruefung/hinweise'],
      `/team/partner/pruefung/besuche?filiale=${branch.id}`,
    ],
  };
}

export interface StagedOffice {
  readonly publicPlaces: readonly string[];
  readonly leadPlaces: readonly string[];
  readonly officePlaces: readonly string[];
  readonly auditPlaces: readonly string[];
}
