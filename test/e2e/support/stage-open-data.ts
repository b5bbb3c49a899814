import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** Publishes the city's own data, and a table of an office in two versions, the second a correction; gives their places. */
export async function stageOpenData(inside: Inside, author: Caller): Promise<readonly string[]> {
  await inside.composed.doors.transparency.publishData();
  const [member] = await inside.platform.db.query<{ offices: string[] }>(
    "SELECT offices FROM accounts.staff WHERE login = 'redaktion@demo'",
  );
  const table = {
    ...{
      office: member!.offices[0]!,
      id: 'trinkbrunnen',
      titleDe: 'Trinkbrunnen (Demo)',
      titleEn: 'Drinking fountains (demo)',
    },
    descriptionDe: 'Erfundene Tabelle der Demo: Brunnen je Ortsteil.',
    descriptionEn: 'Invented table of the demo: fountains by district.',
    ...{ keywordsDe: 'Brunnen, Wasser', keywordsEn: 'fountains, water', theme: 'ENVI', licence: 'cc-zero' },
    ...{ frequency: 'ANNUAL', csv: 'ortsteil,anzahl\nMitte,12\nConnewitz,5\nGohlis,\n' },
  };
  const first = await author.json('POST', '/api/v1/datasets', table);
  const correction = 'In Connewitz stehen sechs Brunnen, nicht fünf.';
  const second = await author.json('POST', '/api/v1/datasets', {
    ...{ ...table, csv: table.csv.replace('Connewitz,5', 'Connewitz,6'), correction },
  });
  if (first.status !== 200 || second.status !== 200)
    throw new Error(`no data could be published: ${JSON.stringify([first.body, second.body])}`);
  return ['/daten', '/daten?q=xqzv', '/daten?thema=GOVE&format=csv', '/daten/gebuehren', '/daten/trinkbrunnen'];
}
