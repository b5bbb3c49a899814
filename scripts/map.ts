import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules as ours } from '../src/modules.ts';

/** The map of the modules as a page: a drawing, and a table of what each is for and what it may lean on. */
export function mapPage(modules: Modules, purposeOf: (name: string) => string): string {
  const names = Object.keys(modules);
  const drawn = names.flatMap((name) => directOf(name, modules).map((lower) => `  ${name} --> ${lower}`));
  const rows = names.map(
    (name) =>
      `| [${name}](../src/modules/${name}/README.md) | ${purposeOf(name)} | ${modules[name]?.join(', ') || '–'} |`,
  );
  return [
    '# The map',
    '',
    'Made from `src/modules.ts` by `node scripts/map.ts`; `npm run check` fails when it is out of date.',
    '',
    'Modules in their order, ground floor first. Each may lean only on those it names, and only through their `index.ts`. The drawing',
    'leaves out an arrow where a longer way leads to the same place; the table names all. News travels the other way as events.',
    '',
    '```mermaid',
    'graph TD',
    ...names.map((name) => `  ${name}`),
    ...drawn,
    '```',
    '',
    '| Module | What it is for | May lean on |',
    '| --- | --- | --- |',
    ...rows,
    '',
    'Below all modules lie `src/kernel` (pure, knows nobody), `src/platform` (plumbing, knows the kernel) and `src/ui` (components, knows the',
    'kernel). Above them, `src/compose.ts` mounts them in this order.',
    '',
  ].join('\n');
}

/** What a README says first: its first sentence after the heading. */
export function firstSentence(readme: string): string {
  const paragraph = readme.split(/\n\s*\n/).find((part) => part.trim() !== '' && !part.startsWith('#')) ?? '';
  const text = paragraph.replace(/\s+/g, ' ').trim();
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** What a module leans on without those that another one of these leads to. */
function directOf(name: string, modules: Modules): readonly string[] {
  const leans = modules[name] ?? [];
  return leans.filter((lower) => !leans.some((other) => other !== lower && reaches(other, lower, modules)));
}

const reaches = (from: string, to: string, modules: Modules): boolean =>
  (modules[from] ?? []).some((lower) => lower === to || reaches(lower, to, modules));

type Modules = Readonly<Record<string, readonly string[]>>;

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const page = mapPage(ours, (name) =>
    firstSentence(readFileSync(join(root, 'src/modules', name, 'README.md'), 'utf8')),
  );
  const place = join(root, 'docs/map.md');
  if (!process.argv.includes('--check')) writeFileSync(place, page);
  else if (readFileSync(place, 'utf8') !== page) {
    process.stderr.write('docs/map.md is out of date. Make it again with: node scripts/map.ts\n');
    process.exitCode = 1;
  }
}
