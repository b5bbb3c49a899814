import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Accounts, accountsModule } from '#accounts';
import { type Appointments, appointmentsModule } from '#appointments';
import { type Cases, casesModule } from '#cases';
import { type Catalogue, catalogueModule } from '#catalogue';
import { type Forms, formsModule } from '#forms';
import { type Information, informationModule } from '#information';
import type { Language } from '#kernel/language';
import { type Partners, partnersModule } from '#partners';
import { type App, assetRoutes, createApp, noLimits, type Rates, type Route } from '#platform/http';
import type { Platform } from '#platform/mount';
import { createSessions, type Sessions } from '#platform/session';
import { portalModule, portalRefusals, shellOf } from '#portal';
import { createProcesses, type Processes } from '#processes';
import { createRegister, type Register } from '#register';
import { type StrategyDoor, strategyModule } from '#strategy';
import { studioModule } from '#studio';
import { type Transparency, transparencyModule } from '#transparency';
import type { AssetManifest } from '#ui';
import { prefillFrom } from './prefill.ts';
import { serviceChecks } from './service-checks.ts';

/** Mounts every module in its order and gives the request handler and the doors; main listens, tests call it directly. */
export async function compose(platform: Platform, options: ComposeOptions): Promise<Composed> {
  const { config } = platform;
  const secure = config.baseUrl.startsWith('https:');
  const sessions = createSessions({ ...platform, cookieKey: config.keys.cookie, secure });
  const catalogue = await catalogueModule(platform, {
    cityFolder: config.city,
    valuesFile: join(options.root, 'dist/compiled/city.json'),
    referenceFolder: config.referenceData,
    sameEdition: config.mode === 'demo',
  });
  const assets = JSON.parse(readFileSync(join(options.root, 'dist/assets/manifest.json'), 'utf8')) as AssetManifest;
  const shellFor = shellOf(catalogue.door, assets, config);
  const processes = createProcesses();
  const register = createRegister({ ...platform, url: config.register.url, token: config.register.token });
  const accounts = accountsModule(platform, {
    sessions,
    shellFor,
    services: servicesOf(catalogue.door),
    baskets: basketsOf(catalogue.door),
  });
  const forms = formsModule(platform, {
    accounts: accounts.door,
    catalogue: catalogue.door,
    shellFor,
    prefill: prefillFrom(platform, accounts.door, register),
    checkedAt: ({ actor, language }, draftId) =>
      actor.roles.includes('partnerClerk') ? `/${language}/team/servicepunkt/formular?entwurf=${draftId}` : null,
    signInHref: (language, level, back) => `/${language}/anmelden?weiter=${encodeURIComponent(back)}&level=${level}`,
  });
  const cases = casesModule(platform, {
    accounts: accounts.door,
    catalogue: catalogue.door,
    processes,
    forms: forms.door,
    register,
    shellFor,
  });
  const appointments = appointmentsModule(platform, {
    ...{ accounts: accounts.door, catalogue: catalogue.door, cases: cases.door, forms: forms.door },
    shellFor,
  });
  const appWorker = join(options.root, 'dist/assets', assets['branch-worker.js'] ?? 'branch-worker.js');
  const partners = partnersModule(platform, {
    register,
    ...{ accounts: accounts.door, catalogue: catalogue.door, forms: forms.door, cases: cases.door },
    appointments: appointments.door,
    shellFor,
    appWorker: existsSync(appWorker) ? readFileSync(appWorker, 'utf8') : null,
  });
  const doors = {
    accounts: accounts.door,
    catalogue: catalogue.door,
    processes,
    forms: forms.door,
    register,
    cases: cases.door,
    appointments: appointments.door,
    partners: partners.door,
  };
  const verifier = join(options.root, 'dist/verify.mjs');
  const transparency = transparencyModule(platform, {
    ...{ accounts: accounts.door, catalogue: catalogue.door, cases: cases.door, appointments: appointments.door },
    shellFor,
    verifier: existsSync(verifier) ? readFileSync(verifier) : null,
  });
  const information = informationModule(platform, {
    ...{ accounts: accounts.door, catalogue: catalogue.door, cases: cases.door, transparency: transparency.door },
    shellFor,
  });
  const strategy = strategyModule(platform, {
    ...{ catalogue: catalogue.door, cases: cases.door, partners: partners.door, transparency: transparency.door },
    shellFor,
  });
  const portal = portalModule(platform, {
    ...{ ...doors, moreKeys: transparency.door.moreKeys, shellFor },
    requests: information.door,
  });
  const studio = studioModule(platform, {
    ...{ accounts: accounts.door, catalogue: catalogue.door, processes, forms: forms.door },
    ...{ checks: serviceChecks, shellFor },
  });
  platform.jobs.every('session.sweep', 3_600, async () => void (await sessions.sweep()));
  platform.jobs.every('vault.handouts', 86_400, () => platform.vault.sweepHandouts());
  platform.jobs.every('events.partitions', 86_400, () => platform.events.ensurePartitions());
  const modules = [
    accounts,
    catalogue,
    forms,
    cases,
    appointments,
    partners,
    portal,
    studio,
    transparency,
    information,
    strategy,
  ];
  const routes: Route[] = [
    ...assetRoutes(join(options.root, 'dist/assets')),
    ...modules.flatMap((module) => module.routes),
  ];
  const app = createApp({
    routes,
    sessions,
    actorOf: (state) => accounts.door.actorOf(state),
    actorOfBearer: (token) => accounts.door.actorOfBearer(token),
    actorOfDpop: (call) => partners.door.actorOfDpop(call),
    refusals: portalRefusals(shellFor),
    log: platform.log,
    requestId: () => platform.newId(),
    secure,
    trustProxy: config.trustProxy,
    formTargets: [new URL(config.oidc.issuer).origin],
    ...(config.rateLimits ? {} : { rates: noLimits }),
    ...(options.rates ? { rates: options.rates } : {}),
    observe: (route, status, milliseconds) => portal.door.observe(route, status, milliseconds),
  });
  return {
    app,
    routes,
    sessions,
    doors: { ...doors, information: information.door, transparency: transparency.door, strategy: strategy.door },
    stopping: () => portal.door.stopping(),
  };
}

const servicesOf = (catalogue: Catalogue) => (language: Language) =>
  catalogue.services().map((folder) => ({ id: folder.id, title: folder.texts[language].title }));

/** Every basket of the offices that sort their work, general ones included. */
const basketsOf = (catalogue: Catalogue) => (language: Language) =>
  catalogue.city().offices.flatMap(({ id: office, name, baskets = [] }) =>
    (baskets.length === 0 ? [] : [{ id: '', name: { de: 'Allgemein', en: 'General' } }, ...baskets]).map((basket) => ({
      office,
      id: `${office}/${basket.id}`,
      title: `${name[language]}: ${basket.name[language]}`,
    })),
  );

export interface ComposeOptions {
  /** The project's folder: built assets lie below it. */
  readonly root: string;
  readonly rates?: Rates;
}
export interface Composed {
  readonly app: App;
  readonly routes: readonly Route[];
  readonly sessions: Sessions;
  readonly doors: Doors;
  /** From now on this node is not ready, so that nobody new is sent here while it finishes. */
  stopping(): Promise<void>;
}
export interface Doors {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly processes: Processes;
  readonly forms: Forms;
  readonly register: Register;
  readonly cases: Cases;
  readonly appointments: Appointments;
  readonly partners: Partners;
  readonly transparency: Transparency;
  /** Null in a city without rules of asking. */
  readonly information: Information | null;
  readonly strategy: StrategyDoor;
}
