import { parseArgs } from 'node:util';
import { isLanguage, type Language } from '#kernel/language';
import { type Config, describeSettings, type Environment, explainProblems, readConfig } from '#platform/config';
import { migrate, migrationSources } from '#platform/database';
import { modules } from '../../modules.ts';
import type { Answer } from '../checks/answer.ts';
import { inviteMember } from './invite-staff.ts';
import { projectRoot, withDatabase, withNode } from './open-node.ts';
import { partnerClient } from './partner-client.ts';
import { publishServiceFolder } from './publish-service.ts';
import { bringService, judgeFile } from './service-files.ts';
import { verify } from './verify.ts';
import { type Words, words } from './words.ts';

/** The command line of operators: one command, its answer, and how it ends (0 well, 1 a breach, 2 not understood). */
export async function lipsiaProgram(given: readonly string[], env: Environment): Promise<Answer> {
  const { values, positionals } = parseArgs({ args: [...given], allowPositionals: true, options });
  const wanted = values.language ?? (env['LANG']?.startsWith('de') ? 'de' : 'en');
  const language: Language = isLanguage(wanted) ? wanted : 'en';
  const say: Words = words[language];
  const [command, ...rest] = positionals;
  if (values.help || command === undefined)
    return { status: values.help ? 0 : 2, text: `${words.de.help}\n${words.en.help}` };
  if (command === 'settings') return { status: 0, text: `${describeSettings(language)}\n` };
  if (command === 'import-service') return bringService(rest, values, language);
  if (command === 'check-process') return judgeFile(rest, language);
  const run = commands[command === 'staff' ? `staff ${rest[0] ?? ''}` : command];
  if (!run) return refused(`${say.unknown([command, ...rest.slice(0, 1)].join(' '))}\n\n${say.help}`);
  const read = readConfig(env);
  if (!read.ok) return refused(`${say.settings}\n${explainProblems(read.problems, language)}`);
  const reached = await withDatabase(env, read.config);
  if (!reached) return refused(say.noDatabase(read.config.dataDir));
  try {
    const config = readConfig(reached.env);
    if (!config.ok) return refused(explainProblems(config.problems, language));
    return await run({ config: config.config, words: rest, say, language, flags: values });
  } catch (cause) {
    if ((cause as { readonly code?: string }).code === tableMissing) return refused(say.notMigrated);
    throw cause;
  } finally {
    await reached.release();
  }
}

const commands: Readonly<Record<string, (call: Call) => Promise<Answer>>> = {
  verify: ({ config, say }) => withNode(config, ({ platform, doors }) => verify(platform, doors, say)),
  work: ({ config, say }) => withNode(config, async ({ platform }) => answer(say.worked(await platform.jobs.drain()))),
  migrate: async ({ config, say }) => {
    if (!config.databaseOwnerUrl) return refused(say.noOwner);
    const appUrl = config.databaseUrl ? { appUrl: config.databaseUrl } : {};
    const sources = migrationSources(projectRoot, Object.keys(modules));
    return answer(say.migrated(await migrate(config.databaseOwnerUrl, sources, appUrl)));
  },
  'publish-service': ({ config, words: given, say, language }) =>
    withNode(config, ({ doors }) => publishServiceFolder(doors, given, say, language)),
  'staff invite': ({ config, words: [, ...entry], say, language }) =>
    withNode(config, ({ platform, doors }) => inviteMember(platform, doors, entry, say, language)),
  'partner-client': ({ config, words: given, say, flags }) =>
    withNode(config, ({ doors }) => partnerClient(doors.partners, given, flags, say)),
};

/** PostgreSQL's code for a table that does not exist. */
const tableMissing = '42P01';
const answer = (text: string): Answer => ({ status: 0, text: `${text}\n` });
const refused = (text: string): Answer => ({ status: 2, text: `${text}\n` });

const options = {
  help: { type: 'boolean', default: false },
  language: { type: 'string' },
  id: { type: 'string' },
  office: { type: 'string' },
  into: { type: 'string' },
  test: { type: 'boolean', default: false },
  webhook: { type: 'string' },
  rate: { type: 'string' },
} as const;

interface Call {
  readonly config: Config;
  readonly words: readonly string[];
  readonly say: Words;
  readonly language: Language;
  readonly flags: { readonly test?: boolean; readonly webhook?: string; readonly rate?: string };
}
