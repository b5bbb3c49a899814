import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { languages } from '#kernel/language';
import { type Config, demoAddresses, demoSecrets, demoUsageSystem } from '#platform/config';
import type { Log } from '#platform/log';
import { createUsageClient } from '#transparency';
import { openPlatform } from '../open-platform.ts';
import { hasCases, seedDemo } from './cases.ts';
import { seedDemoStaff } from './demo-staff.ts';
import { startEid } from './eid/index.ts';
import { startIdentityProvider } from './identity/identity-provider.ts';
import { startMailCatcher } from './mail/index.ts';
import { demoPeople, demoRegisterPeople, demoStaff } from './people.ts';
import { startRegister } from './register/index.ts';
import { openStage } from './stage.ts';
import { startWitnesses } from './witnesses.ts';

/**
 * Starts identity provider, mail catcher, population register and the service that reads cards on this machine, and puts demo staff in place
 * once. A counterpart for which the settings name another address is left out.
 */
export async function startDemo(config: Config, log: Log): Promise<Demo> {
  const demo = demoAddresses(config.port);
  const services = await all([
    config.oidc.issuer === demo.issuer ? identity(config) : null,
    config.register.url === demo.registerUrl ? register(config, log) : null,
    config.mail.smtpUrl === demo.smtpUrl ? mail(config) : null,
    config.eid?.url === demo.eidUrl ? eid(config, config.eid.url) : null,
    staff(config, log),
    witnesses(config),
  ]);
  return {
    logins: [...demoPeople.map(loginOfPerson), ...demoStaff.map(loginOfStaff)],
    pages: services.flatMap(({ pages }) => pages),
    fill: () => fillCases(config, log),
    close: async () => void (await Promise.all(services.map((service) => service.close()))),
  };
}

/** All of them, or none: when one does not start, the others are closed again. */
async function all(starting: readonly (Promise<Service> | null)[]): Promise<Service[]> {
  const settled = await Promise.allSettled(starting.filter((one) => one !== null));
  const services = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (!failed) return services;
  await Promise.all(services.map((service) => service.close()));
  throw failed.reason;
}

async function identity(config: Config): Promise<Service> {
  const { baseUrl, oidc } = config;
  const client = {
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    redirectUris: [`${baseUrl}/anmelden/zurueck`],
    postLogoutRedirectUris: languages.map((language) => `${baseUrl}/${language}/abgemeldet`),
  };
  const provider = await startIdentityProvider({
    ...{ port: portOf(oidc.issuer), host, baseUrl: oidc.issuer },
    clients: [client],
  });
  return { pages: [`${provider.issuer}/codes`], close: () => provider.close() };
}

async function register(config: Config, log: Log): Promise<Service> {
  const { url, token } = config.register;
  const service = await startRegister({
    ...{ port: portOf(url), host, log, ownerUrl: config.databaseOwnerUrl ?? config.databaseUrl ?? '' },
    clients: [{ name: 'city-hall', token, scopes: ['match', 'read', 'change', 'letter'] }],
    addresses: { referenceData: config.referenceData, city: config.city, cityName: await nameOfCity(config.city) },
    people: demoRegisterPeople,
    usage: createUsageClient({ url: config.baseUrl, system: demoUsageSystem, secret: demoSecrets.usageSecret }),
  });
  return { pages: [`${url}/de/codebriefe`], close: () => service.close() };
}

async function nameOfCity(folder: string): Promise<string> {
  const { name } = parse(await readFile(join(folder, 'city.yaml'), 'utf8')) as { readonly name: string };
  return name;
}

async function mail(config: Config): Promise<Service> {
  const smtpPort = portOf(config.mail.smtpUrl);
  const catcher = await startMailCatcher({ smtpPort, webPort: smtpPort < 65_535 ? smtpPort + 1 : 0, host });
  return { pages: [`http://localhost:${catcher.webPort}/de/`], close: () => catcher.close() };
}

async function eid({ baseUrl }: Config, url: string): Promise<Service> {
  const started = await startEid({ port: portOf(url), host, cityUrl: baseUrl });
  return { pages: [], close: () => started.close() };
}

async function witnesses(config: Config): Promise<Service> {
  const started = await startWitnesses(config);
  return { pages: [], close: () => started.close() };
}

async function staff(config: Config, log: Log): Promise<Service> {
  const platform = openPlatform({ ...config, poolSize: 2 }, log);
  try {
    await seedDemoStaff(platform);
  } finally {
    await platform.mail.close();
    await platform.db.close();
  }
  return { pages: [], close: async () => {} };
}

/** Opens the whole app for the very first start only, and plays what the demo shows as past. */
async function fillCases(config: Config, log: Log): Promise<void> {
  const stage = openStage({ ...config, poolSize: 6 }, log);
  try {
    if (await hasCases(stage)) return;
    const { compose } = await import('../compose.ts');
    await seedDemo(stage, await compose(stage.platform, { root: join(import.meta.dirname, '../..') }));
  } finally {
    await stage.close();
  }
}

const loginOfPerson = ({ id, givenNames, familyName, level }: (typeof demoPeople)[number]): Login => ({
  name: id,
  password: '(choose, no password)',
  about: `${givenNames} ${familyName}, signs in at level ${level}`,
});
const loginOfStaff = ({ login, name, passphrase, roles }: (typeof demoStaff)[number]): Login => ({
  name: login,
  password: passphrase,
  about: `${name}, ${roles.join(', ')}`,
});
const portOf = (url: string): number => Number(new URL(url).port);
const host = '127.0.0.1';

export interface Demo {
  readonly logins: readonly Login[];
  /** Addresses to look at: codes of the second factor, letters of the register, mails. */
  readonly pages: readonly string[];
  /** Puts the example cases in place; the demo can be used before. */
  fill(): Promise<void>;
  close(): Promise<void>;
}
interface Login {
  readonly name: string;
  readonly password: string;
  readonly about: string;
}
interface Service {
  readonly pages: readonly string[];
  close(): Promise<void>;
}
