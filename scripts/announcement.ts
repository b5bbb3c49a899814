import type { Config } from '#platform/config';

/** What somebody needs who has just started the demo: where it is, who may sign in, and where to see what the demo services do. */
export function announcement(
  { baseUrl, mode }: Pick<Config, 'baseUrl' | 'mode'>,
  demo: DemoFacts,
  milliseconds: number,
): string {
  const people = demo.logins.filter(({ password }) => password.startsWith('('));
  const staff = demo.logins.filter(({ password }) => !password.startsWith('('));
  const lines = [
    '',
    `Lipsia is ready after ${(milliseconds / 1000).toFixed(1)} s:  ${baseUrl}/de  (English: ${baseUrl}/en)`,
    ...(mode === 'demo' ? placesLines(baseUrl, demo.pages) : []),
    ...(people.length > 0 ? ['', `Demo people, none of them real; choose one at ${baseUrl}/de/anmelden`] : []),
    ...table(people.map(({ name, about }) => [name, about])),
    ...(staff.length > 0 ? ['', `Demo staff, none of them real; sign in at ${baseUrl}/de/team/anmelden`] : []),
    ...table(staff.map(({ name, password, about }) => [name, password, about])),
    '',
    'Stop with Ctrl-C.',
  ];
  return `${lines.join('\n')}\n`;
}

const placesLines = (baseUrl: string, pages: readonly string[]): string[] => [
  '',
  ...table([
    ...pages.map((page) => [pageNames.find(([shape]) => shape.test(page))?.[1] ?? 'demo service', page] as const),
    ['housing provider confirms a move', `${baseUrl}/de/wohnung-bestaetigen`],
    ['interface for programs (OpenAPI)', `${baseUrl}/api/v1/openapi.json`],
    ['pieces of every page', `${baseUrl}/styleguide`],
    ['metrics', `${baseUrl}/metrics`],
  ]),
];

const pageNames: readonly (readonly [RegExp, string])[] = [
  [/\/codes$/, 'second factor of staff: codes'],
  [/\/codebriefe$/, 'letters of the population register'],
  [/\/(de|en)\/?$/, 'mailbox: every e-mail that was sent'],
];

/** Rows with their columns in line. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

export interface DemoFacts {
  readonly logins: readonly Login[];
  /** Addresses to look at what the demo services do. */
  readonly pages: readonly string[];
}
interface Login {
  readonly name: string;
  readonly password: string;
  /** Who it is and what they may do. */
  readonly about: string;
}
