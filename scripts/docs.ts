import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSettings } from '#platform/config';

/** The manual with the table of all settings between its two marks as the code has them; throws when a mark is missing. */
export function withSettings(manual: string, table: string): string {
  const [from, to] = [manual.indexOf(marks.begin), manual.indexOf(marks.end)];
  if (from < 0 || to < from) throw new Error(`docs/operations.md needs ${marks.begin} and, below it, ${marks.end}`);
  return `${manual.slice(0, from + marks.begin.length)}\n\n${table}\n\n${manual.slice(to)}`;
}

const marks = { begin: '<!-- settings -->', end: '<!-- end of settings -->' } as const;

if (import.meta.main) {
  const place = join(import.meta.dirname, '../docs/operations.md');
  const written = readFileSync(place, 'utf8');
  const wanted = withSettings(written, describeSettings('en'));
  if (!process.argv.includes('--check')) writeFileSync(place, wanted);
  else if (written !== wanted) {
    process.stderr.write('The settings in docs/operations.md are out of date. Write them again with: npm run docs\n');
    process.exitCode = 1;
  }
}
