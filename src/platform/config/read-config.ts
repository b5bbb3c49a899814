import { existsSync, readFileSync } from 'node:fs';
import { sha256Of } from '#kernel/sha256';
import { demoAddresses, demoEidKeys, demoKeys, demoSecrets, demoUsageSystem, demoWitnesses } from './demo.ts';
import { exampleAccount } from './example-account.ts';
import { productionProblems } from './production-problems.ts';
import { type SettingName, type SettingValues, settings } from './settings.ts';
import type { Config, ConfigProblem, ConfigResult, Environment } from './types.ts';

/** The checked, frozen configuration of this node, or every problem at once, each with its setting. */
export function readConfig(env: Environment, files: Files = diskFiles): ConfigResult {
  const problems: ConfigProblem[] = [];
  const given = withKeyFile(env, files, problems);
  const isDemo = (given.MODE || 'demo') !== 'production';
  const fallbacks = isDemo ? demoValues(demoPort(given.PORT)) : {};
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const name of Object.keys(settings) as SettingName[]) {
    values[name] = readSetting(name, given[name]?.trim(), fallbacks[name], problems);
  }
  const read = values as SettingValues;
  if (!isDemo) {
    problems.push(...productionProblems(read, new Set(problems.map((problem) => problem.setting))));
    if (read.CITY) problems.push(...exampleAccount(read.CITY, files.read));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: toConfig(read, files) };
}

function withKeyFile(env: Environment, files: Files, problems: ConfigProblem[]): Environment {
  const path = env.KEK_FILE;
  if (!path) return env;
  if (env.KEK) {
    problems.push({
      setting: 'KEK_FILE',
      message: { de: 'Geben Sie KEK oder KEK_FILE an, nicht beide.', en: 'Give KEK or KEK_FILE, not both.' },
    });
    return env;
  }
  try {
    return { ...env, KEK: files.read(path).trim() };
  } catch {
    const message = { de: 'Die Datei ist nicht lesbar.', en: 'The file cannot be read.' };
    problems.push({ setting: 'KEK_FILE', message });
    return env;
  }
}

/** A port with room for seven more above it; a wrong one is reported once, not again for each address made from it. */
const demoPort = (given: string | undefined): number => {
  const port = Number(given);
  return Number.isInteger(port) && port > 0 && port <= 65_528 ? port : 8080;
};

const demoValues = (port: number): Partial<Record<SettingName, string>> => {
  const addresses = demoAddresses(port);
  return {
    BASE_URL: addresses.baseUrl,
    KEK: demoKeys.kek,
    COOKIE_KEY: demoKeys.cookie,
    INDEX_KEY: demoKeys.index,
    LOG_KEY: demoKeys.log,
    WITNESSES: demoWitnesses.map(({ verifier }, at) => `${verifier} ${addresses.witnessUrls[at]}`).join(','),
    USAGE_SYSTEMS: `${demoUsageSystem}=${sha256Of(demoSecrets.usageSecret).toString('hex')}`,
    OIDC_ISSUER: addresses.issuer,
    OIDC_CLIENT_ID: demoSecrets.clientId,
    OIDC_CLIENT_SECRET: demoSecrets.clientSecret,
    REGISTER_URL: addresses.registerUrl,
    REGISTER_TOKEN: demoSecrets.registerToken,
    SMTP_URL: addresses.smtpUrl,
    MAIL_FROM: addresses.mailFrom,
    SMS_URL: addresses.smsUrl,
    SMS_TOKEN: demoSecrets.smsToken,
    SMS_FROM: addresses.smsFrom,
    PUSH_KEY: demoSecrets.pushKey,
    EID_URL: addresses.eidUrl,
    EID_KEY: demoEidKeys.cityKey,
    EID_CERT: demoEidKeys.cityCert,
    EID_SERVICE_CERT: demoEidKeys.serviceCert,
    EID_CLIENT_URL: addresses.eidClientUrl,
    TRUST_PROXY: '0',
  };
};

function readSetting(
  name: SettingName,
  given: string | undefined,
  demo: string | undefined,
  problems: ConfigProblem[],
): unknown {
  const { schema, wants, fallback } = settings[name];
  const isDemoOnly = fallback === 'demo' && name !== 'MODE';
  const raw = given || demo || (isDemoOnly ? null : fallback);
  if (raw === null) return null;
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  problems.push({
    setting: name,
    message: { de: `Die Einstellung braucht ${wants.de}.`, en: `The setting needs ${wants.en}.` },
  });
  return null;
}

function toConfig(values: SettingValues, files: Files): Config {
  return Object.freeze({
    mode: values.MODE!,
    port: values.PORT!,
    host: values.HOST!,
    baseUrl: values.BASE_URL!,
    dataDir: values.DATA_DIR!,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    city: values.CITY!,
    referenceData: values.REFERENCE_DATA ?? (files.exists(besideProject) ? besideProject : null),
    keys: Object.freeze({ kek: values.KEK!, cookie: values.COOKIE_KEY!, index: values.INDEX_KEY! }),
    log: Object.freeze({ key: values.LOG_KEY!, witnesses: values.WITNESSES ?? [] }),
    usage: Object.freeze({ systems: values.USAGE_SYSTEMS ?? [] }),
    oidc: Object.freeze({
      issuer: values.OIDC_ISSUER!,
      clientId: values.OIDC_CLIENT_ID!,
      clientSecret: values.OIDC_CLIENT_SECRET!,
    }),
    register: Object.freeze({ url: values.REGISTER_URL!, token: values.REGISTER_TOKEN! }),
    mail: Object.freeze({ smtpUrl: values.SMTP_URL!, from: values.MAIL_FROM! }),
    sms: values.SMS_URL
      ? Object.freeze({ url: values.SMS_URL, token: values.SMS_TOKEN!, from: values.SMS_FROM! })
      : null,
    push: values.PUSH_KEY ? Object.freeze({ key: values.PUSH_KEY, services: pushServices(values) }) : null,
    eid: values.EID_URL
      ? Object.freeze({
          ...{ url: values.EID_URL, key: values.EID_KEY!, cert: values.EID_CERT! },
          ...{ serviceCert: values.EID_SERVICE_CERT!, clientUrl: values.EID_CLIENT_URL! },
        })
      : null,
    logLevel: values.LOG_LEVEL!,
    poolSize: values.POOL_SIZE!,
    nodeName: values.NODE_NAME!,
    jobs: values.JOBS === 'on',
    rateLimits: values.RATE_LIMITS === 'on',
    metricsToken: values.METRICS_TOKEN,
    trustProxy: values.TRUST_PROXY!,
  });
}

/** The demo has a push service of its own, on this machine. */
const pushServices = ({ MODE, PUSH_SERVICES }: SettingValues): readonly string[] => [
  ...(PUSH_SERVICES ?? []),
  ...(MODE === 'demo' ? ['localhost'] : []),
];

const besideProject = '../shared/data/leipzig';
const diskFiles: Files = { read: (path) => readFileSync(path, 'utf8'), exists: existsSync };

interface Files {
  read(path: string): string;
  exists(path: string): boolean;
}
