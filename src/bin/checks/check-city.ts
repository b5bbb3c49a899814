import { readFile, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkAppointments } from '#appointments';
import { checkCity, checkJson, checkSarif, checkTable, isSound } from '#catalogue';
import { checkInformation } from '#information';
import { isLanguage } from '#kernel/language';
import { checkPartners } from '#partners';
import { checkStrategy } from '#strategy';
import { serviceChecks } from '../../service-checks.ts';
import type { Answer } from './answer.ts';

/** Checks everything a city offers and gives the report; 1 when something must be corrected, 2 for words it does not understand. */
export async function checkCityProgram(words: readonly string[]): Promise<Answer> {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  if (values.help || !isLanguage(values.language)) return { status: values.help ? 0 : 2, text: usage };
  const folder = resolve(positionals[0] ?? 'city');
  const published = values.published ? publishedIn(await readFile(values.published, 'utf8')) : undefined;
  const result = await checkCity({
    folder,
    serviceChecks,
    fileChecks: [checkAppointments, checkPartners, checkInformation, checkStrategy],
    ...(published ? { published } : {}),
  });
  if (values.sarif) {
    const sarif = checkSarif(result, relative(process.cwd(), folder) || '.', values.language);
    await writeFile(values.sarif, `${JSON.stringify(sarif, null, 2)}\n`);
  }
  const text = values.json ? JSON.stringify(checkJson(result), null, 2) : checkTable(result, values.language);
  return { status: isSound(result.problems) ? 0 : 1, text: `${text}\n` };
}

function publishedIn(json: string): ReadonlyMap<string, { version: string; edition: number }> {
  const { services } = JSON.parse(json) as ReturnType<typeof checkJson>;
  return new Map(services.map(({ id, version, edition }) => [id, { version, edition }]));
}

const options = {
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  language: { type: 'string', default: 'de' },
  sarif: { type: 'string' },
  published: { type: 'string' },
} as const;

const usage = `npm run check:city -- [Ordner] [--language de|en] [--json] [--sarif DATEI] [--published DATEI]

Prüft alles, was eine Stadt anbietet, und nennt Datei, Zeile und was zu tun ist. Endet mit 1, wenn etwas zu ändern ist.
  Ordner              die Stadt, sonst ./city
  --language          Sprache des Berichts, sonst de
  --json              der Bericht für Programme
  --sarif DATEI       schreibt den Bericht auch als SARIF 2.1.0
  --published DATEI   ein früherer --json-Bericht; ein geänderter Dienst braucht eine höhere edition

npm run check:city -- [folder] [--language de|en] [--json] [--sarif FILE] [--published FILE]

Checks everything a city offers. Names file, line and what to do. Ends with 1 when something must be corrected.
  folder             the city, ./city by default
  --language         words of the report, de by default
  --json             the report for programs
  --sarif FILE       also writes the report as SARIF 2.1.0
  --published FILE   an earlier --json report; a changed service must carry a higher edition
`;
