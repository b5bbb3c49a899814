import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** What authors have: a working copy of a service, with the pages that only a closer look leads to. */
export async function stageStudio(author: Caller, service = 'hund-anmelden'): Promise<readonly string[]> {
  await author.get('/de/team/studio');
  await author.submit('/leistung', { leistung: service });
  if (author.page.status !== 200) throw new Error(`no copy of ${service}: ${author.page.status}`);
  const copy = author.page.path.slice('/de'.length).split('?')[0]!;
  const process = ['schritt/ergebnisLesen/weg', 'schritt/pruefen/frist'].map((rest) => `${copy}/ablauf/${rest}`);
  return [
    copy,
    ...process,
    `${copy}/bericht`,
    `${copy}/briefe/bescheid`,
    `${copy}/briefe/bescheid/baustein/3`,
    `${copy}/herunterladen`,
  ];
}
