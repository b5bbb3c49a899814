import { readFile, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkCity, checkJson, checkSarif, checkTable, isSound, type ServiceCheck } from '#catalogue';
import { isLanguage } from '#kernel/language';
import { createProcesses } from '#processes';

const usage = `check-city [folder] [--language de|en] [--json] [--sarif FILE] [--published FILE]

Checks everything a city offers. Names file, line and what to do. Ends with 1 when something must be corrected.
  folder             the city, ./city by default
  --language         words of the report, de by default
  --json             the report for programs
  --sarif FILE       also writes the report as SARIF 2.1.0
  --published FILE   an earlier --json report; a changed service must carry a higher edition
`;

/** Checks of the modules above the catalogue, each through its module's door. */
const processes = createProcesses();
const serviceChecks: readonly ServiceCheck[] = [
  async function process(service) {
    await processes.of(service);
    return [];
  },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    language: { type: 'string', default: 'de' },
    sarif: { type: 'string' },
    published: { type: 'string' },
  },
});
if (values.help || !isLanguage(values.language)) {
  process.stdout.write(usage);
  process.exit(values.help ? 0 : 2);
}

const folder = resolve(positionals[0] ?? 'city');
const published = values.published ? publishedIn(await readFile(values.published, 'utf8')) : undefined;
const result = await checkCity({ folder, serviceChecks, ...(published ? { published } : {}) });
if (values.sarif) {
  const sarif = checkSarif(result, relative(process.cwd(), folder) || '.', values.language);
  await writeFile(values.sarif, `${JSON.stringify(sarif, null, 2)}\n`);
}
process.stdout.write(
  `${values.json ? JSON.stringify(checkJson(result), null, 2) : checkTable(result, values.language)}\n`,
);
process.exitCode = isSound(result.problems) ? 0 : 1;

function publishedIn(json: string): ReadonlyMap<string, { version: string; edition: number }> {
  const { services } = JSON.parse(json) as ReturnType<typeof checkJson>;
  return new Map(services.map(({ id, version, edition }) => [id, { version, edition }]));
}
