import type { Accounts } from '#accounts';
import { type Catalogue, catalogueModule } from '#catalogue';
import { type Forms, formsModule } from '#forms';
import { type Actor, guestActor } from '#kernel/actor';
import { legalCalendar } from '#kernel/calendar';
import { caseNumber } from '#kernel/case-number';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { Tx } from '#platform/database';
import { createApp, html, type Request } from '#platform/http';
import { createSessions } from '#platform/session';
import { deriveGuestKeys } from '#platform/vault';
import { createProcesses } from '#processes';
import type { Register, RegisterMatch } from '#register';
import { Browser, testPlatform, virtualClock } from '../../../test/support/index.ts';
import type { Visitor } from './domain/access.ts';
import type { CaseRow } from './domain/case-state.ts';
import { cityWordsOf } from './domain/city-words.ts';
import { caseRoutes } from './http/routes.ts';
import { fireDueTimers, prepareUnreadLetters, runExternalAction } from './use-cases/background.ts';
import type { CaseParts } from './use-cases/case-parts.ts';
import { sendNews } from './use-cases/send-news.ts';
import { type Submission, submitCase } from './use-cases/submit-case.ts';

/** The cases on a database of their own with the real services; accounts and register are small doubles. */
export async function openCases(options: Options = {}) {
  const test = await testPlatform({ clock: virtualClock(options.now ?? '2026-11-23T09:00:00Z'), poolSize: 6 });
  const { platform } = test;
  const catalogue = await catalogueModule(platform, { cityFolder: 'city' });
  const keys = new Map<Uuid, Uuid>();
  const accounts = {
    async keyOf(tx: Tx, accountId: Uuid) {
      const key = keys.get(accountId) ?? (await platform.vault.createKey(tx));
      keys.set(accountId, key);
      return key;
    },
    mailAddressOf: async () => null,
    activeMandate: async () => null,
    requireLevel: () => null,
    isColleague: async () => true,
    standInsFor: async () => [],
    awayToday: async () => [],
    staffOf: async () => [],
    staff: async () => null,
    ...options.accounts,
  } as unknown as Accounts;
  const register = registerDouble(options.match ?? { kind: 'none' });
  const shellFor = ({ language, url }: Request) => ({
    language,
    cityName: 'Leipzig',
    path: url.pathname + url.search,
    assets: {},
  });
  const forms = formsModule(platform, { catalogue: catalogue.door, accounts, shellFor });
  const parts: CaseParts = {
    ...platform,
    accounts,
    catalogue: catalogue.door as Catalogue,
    forms: forms.door as Forms,
    processes: createProcesses(),
    register,
    calendar: legalCalendar(saxonHolidays),
    cityWords: cityWordsOf(catalogue.door.city()),
  };
  platform.jobs.handle('cases.action', (data) =>
    runExternalAction(parts, String(data['caseId']), String(data['token'])),
  );
  platform.jobs.handle('cases.news', (data) => sendNews(parts, String(data['caseId']), Number(data['seq'])));
  const sessions = createSessions({ ...platform, cookieKey: platform.config.keys.cookie, secure: false });
  const visitorOf = async ({ actor, session }: Request): Promise<Visitor> => ({
    actor,
    guestProofs: session.guestCodes.map((code) => deriveGuestKeys(code).proof),
    mandate: null,
  });
  const app = createApp({
    routes: [...caseRoutes(parts, { visitorOf, shellFor }), ...forms.routes],
    sessions,
    actorOf: async () => null,
    refusals: (reply) => html(`refused ${reply.code}`, reply.status),
    log: platform.log,
    requestId: () => platform.newId(),
    secure: false,
    trustProxy: 0,
    formTargets: [],
  });
  return {
    ...test,
    parts,
    forms,
    shellFor,
    keys,
    /** A browser that sees the pages of the cases, with the resume code of that guest. */
    async browser(guest = 1): Promise<Browser> {
      const browser = new Browser(app, sessions);
      await browser.hold(guestCode(guest));
      return browser;
    },
    /** Sends answers as a guest or a signed-in person. */
    async submit(service: string, answers: JsonObject, more: Partial<Submission> = {}): Promise<CaseRow> {
      const folder = parts.catalogue.findService(service);
      if (!folder) throw new Error(`no service ${service}`);
      return platform.db.transaction((tx) =>
        submitCase(parts, tx, {
          id: platform.newId(),
          number: caseNumber(platform.random.bytes(5)),
          folder,
          answers,
          files: [],
          language: options.language ?? 'de',
          channel: 'online',
          actor: guestActor,
          accountId: null,
          guestProof: guestProof(1),
          ...more,
        }),
      );
    },
    /** Lets legal days pass: timers fire, unread letters go to the post, jobs run. */
    async pass(by: { readonly days: number }): Promise<void> {
      for (let day = 0; day < by.days; day++) {
        test.clock.advance({ days: 1 });
        await fireDueTimers(parts);
        await prepareUnreadLetters(parts);
        await platform.jobs.drain();
      }
    },
  };
}

/** The resume code of a guest; each number is another one. */
export const guestCode = (guest: number): string => resumeCode(new Uint8Array(resumeCodeBytes).fill(guest));

/** The proof that a guest's code gives. */
export const guestProof = (guest: number): Uint8Array => deriveGuestKeys(guestCode(guest)).proof;

/** A guest with the code of that number. */
export const asGuest = (guest = 1): Visitor => ({
  actor: guestActor,
  guestProofs: [guestProof(guest)],
  mandate: null,
});

/** A signed-in person. */
export const asCitizen = (id: Uuid, mandate: Visitor['mandate'] = null): Visitor => ({
  actor: { ...guestActor, kind: 'citizen', id, roles: ['citizen'], level: 'high' },
  guestProofs: [],
  mandate,
});

/** A clerk of these offices. */
export const clerkOf = (id: Uuid, ...offices: readonly string[]): Actor => ({
  ...guestActor,
  kind: 'staff',
  id,
  roles: ['clerk'],
  offices,
});

/** A dog in Leipzig without anything special: the rule decides at once. */
export const dogAnswers = (more: JsonObject = {}): JsonObject => ({
  hundInLeipzig: true,
  vorname: 'Jana',
  familienname: 'Müller',
  geburtsdatum: '1988-03-27',
  anschrift: { street: 'Karl-Liebknecht-Straße', houseNumber: '12', postcode: '04107', city: 'Leipzig', addition: '' },
  hunde: [
    {
      name: 'Bello',
      rasse: 'Labrador',
      hundGeburtsdatum: '2023-05-10',
      haltungSeit: '2026-09-01',
      herkunft: 'zuechter',
      zweck: 'privat',
      chip: 'nein',
    },
  ],
  leipzigPass: false,
  zahlweise: 'ueberweisung',
  bekanntgabePortal: true,
  email: 'jana@example.org',
  ...more,
});

function registerDouble(match: RegisterMatch): Register {
  return {
    match: async () => match,
    findByPseudonym: async () => null,
    findRecord: async () => null,
    inquire: async () => ({ kind: 'none' }),
    change: async () => ({ ok: true, registeredOn: '2026-11-23', newRecords: [] }),
    leave: async () => ({ ok: true, registeredOn: '2026-11-23' }),
    requestCodeLetter: async () => ({ ok: true, letterId: 'letter-1', sentOn: '2026-11-23', validUntil: '2026-12-23' }),
    checkCode: async (_: string, code: string) => (code === 'RIGHT' ? 'right' : 'wrong'),
    isUp: async () => true,
  };
}

interface Options {
  readonly now?: string;
  readonly language?: Language;
  readonly match?: RegisterMatch;
  readonly accounts?: Readonly<Record<string, unknown>>;
}
