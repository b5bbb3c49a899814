import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '#kernel/language';
import type { Route } from '#platform/http';
import { fillPage, press } from './support/answer-form.ts';
import { crawl } from './support/crawl.ts';
import { borrowCookie, type Inside, lendCookie, openInside } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser, type Visitor } from './support/open-browser.ts';
import { daysAgo } from './support/sample-answers.ts';
import { signIn } from './support/sign-in.ts';
import { stageAppointments } from './support/stage-appointments.ts';
import { stageCitizen, stageGermanText, stageGuest } from './support/stage-cases.ts';
import { stageCockpit } from './support/stage-cockpit.ts';
import { type StagedCustody, stageCustody } from './support/stage-custody.ts';
import { stageDesk } from './support/stage-desk.ts';
import { stageLinks } from './support/stage-links.ts';
import { type StagedOffice, stageOffice } from './support/stage-office.ts';
import { stageOnsite } from './support/stage-onsite.ts';
import { stageOpenData } from './support/stage-open-data.ts';
import { stageOperations } from './support/stage-operations.ts';
import { stagePartners } from './support/stage-partners.ts';
import { stageRequests } from './support/stage-requests.ts';
import { stageStudio } from './support/stage-studio.ts';
import { stageWish } from './support/stage-wish.ts';

/** Five walks share the machine with all that is tested beside them. */
const patient = { timeout: 1_500_000 };

type Caller = ReturnType<Inside['caller']>;
let open: OpenBrowser;
let inside: Inside;
let guest: Caller;
let citizen: Caller;
let guestPlaces: readonly string[];
let citizenPlaces: readonly string[];
let deskPlaces: readonly string[];
let studioPlaces: readonly string[];
let branchPlaces: readonly string[];
let officerPlaces: readonly string[];
let custody: StagedCustody;
let officeStage: StagedOffice;
let invitation: string;
const staff = new Map<string, Caller>();
const seenRoutes = new Set<string>();

beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  [guest, citizen] = [inside.caller(), inside.caller()];
  for (const { id, login } of await inside.platform.db.query<{ id: string; login: string }>(members)) {
    const caller = inside.caller();
    await caller.signIn({ staffId: id as never }, 'substantial');
    staff.set(login, caller);
  }
  const { page, context, close } = await open.visitor();
  await signIn(page, 'jonas', 'high', '/de/mein-bereich');
  await borrowCookie(citizen, context);
  await close();
  const english = await stageGermanText(guest, staff.get('kaemmerei@demo')!);
  guestPlaces = [
    ...(await stageGuest(guest)),
    `/vorgang/${english}/deutscher-text`,
    '/termin',
    ...(await stageWish(guest)),
  ];
  const visits = await stageAppointments(inside, guest);
  guestPlaces = [
    ...guestPlaces,
    '/termin/hinweis-dienst.js',
    '/termin/frei?leistung=wohnsitz-anmelden',
    visits.visit,
    visits.held,
  ];
  const [kaemmerei, buergerservice] = [staff.get('kaemmerei@demo')!, staff.get('buergerservice@demo')!];
  deskPlaces = await stageDesk(kaemmerei, buergerservice, guestPlaces[0]!.slice('/vorgang/'.length));
  deskPlaces = [...deskPlaces, `/team/termine?buero=${visits.office}&tag=${visits.day}`];
  const onsite = await stageOnsite(inside);
  guestPlaces = [...guestPlaces, ...onsite.publicPlaces];
  deskPlaces = [...deskPlaces, onsite.desk];
  const links = await stageLinks(guest, staff.get('buergerservice@demo')!);
  guestPlaces = [...guestPlaces, ...links.publicPlaces, ...links.guestPlaces];
  deskPlaces = [...deskPlaces, ...links.deskPlaces];
  citizenPlaces = await stageCitizen(citizen, staff.get('buergerservice@demo')!);
  const cockpit = await stageCockpit(citizen, citizenPlaces[0]!.slice('/vorgang/'.length));
  citizenPlaces = [...citizenPlaces, ...cockpit.places];
  deskPlaces = [...deskPlaces, ...(await stageOperations(staff.get('betrieb@demo')!))];
  const partners = await stagePartners(guest, staff.get('servicepunkt@demo')!);
  guestPlaces = [...guestPlaces, ...partners.guestPlaces];
  branchPlaces = partners.deskPlaces;
  custody = await stageCustody(guest, {
    ...{ office: kaemmerei, courier: staff.get('kurier@demo')!, branch: staff.get('servicepunkt@demo')! },
    auditor: staff.get('partnerpruefung@demo')!,
  });
  guestPlaces = [...guestPlaces, ...custody.guestPlaces];
  officeStage = await stageOffice(inside, {
    ...{ guest, office: staff.get('partnerbuero@demo')!, auditor: staff.get('partnerpruefung@demo')! },
  });
  guestPlaces = [...guestPlaces, ...officeStage.publicPlaces];
  studioPlaces = [...(await stageStudio(staff.get('redaktion@demo')!)), '/team/daten'];
  const requests = await stageRequests(guest, staff.get('auskunft@demo')!);
  guestPlaces = [...guestPlaces, ...requests.guestPlaces];
  officerPlaces = requests.deskPlaces;
  guestPlaces = [...guestPlaces, ...(await stageOpenData(inside, staff.get('redaktion@demo')!))];
  guestPlaces = [...guestPlaces, `${guestPlaces[0]!}/zufriedenheit`, '/ziele'];
  const entry = { login: 'neu@demo', name: 'Nele Neu (Demo)', offices: ['buergerservice'], roles: ['clerk'] } as const;
  const invited = await inside.platform.db.transaction((tx) => inside.composed.doors.accounts.inviteStaff(tx, entry));
  invitation = invited.path.slice(3);
}, 300_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

describe.concurrent.each([...languages])('every page in %s', (language) => {
  const looked = new Map<string, number>();
  /** German in light colours, English in dark ones: both are seen without twice the time. */
  const visitorAs = async (caller: Caller): Promise<Visitor> => {
    const visitor = await open.visitor({ colorScheme: language === 'de' ? 'light' : 'dark' });
    await lendCookie(caller, visitor.context);
    return visitor;
  };
  const walk = async (caller: Caller, seeds: readonly string[], counts?: (route: Route) => boolean): Promise<void> => {
    const visitor = await visitorAs(caller);
    const places = seeds.map((place) => `/${language}${place}`);
    const visited = await crawl(visitor, { routes: inside.routes, language, seeds: places, looked, counts });
    for (const { route } of visited) seenRoutes.add(route);
    const problems = visited.flatMap(({ path, problems: found }) => found.map((problem) => `${path}: ${problem}`));
    expect([...problems, ...visitor.complaints]).toEqual([]);
    await visitor.close();
  };

  it('that a guest can reach is sound', patient, () =>
    walk(guest, [...publicPlaces, ...guestPlaces, invitation, `${invitation}/app`]),
  );

  it('that a citizen can reach is sound', patient, () =>
    walk(citizen, ['/mein-bereich', ...citizenPlaces], ({ permission }) => permission !== 'public'),
  );

  it.each(['kaemmerei@demo', 'buergerservice@demo', 'freigabe@demo', 'betrieb@demo', 'datenschutz@demo'])(
    'that %s can reach is sound',
    patient,
    (login) => {
      const theirs = login === 'kaemmerei@demo' ? guestPlaces : login === 'buergerservice@demo' ? citizenPlaces : [];
      const cases = theirs.filter((place) => /^\/vorgang\/[^/]+$/.test(place));
      const places = cases.map((place) => place.replace('/vorgang/', '/team/vorgaenge/'));
      const isOwn = ({ path }: Route): boolean => path.startsWith('/:lang/team');
      const documents = login === 'kaemmerei@demo' ? custody.officePlaces : [];
      return walk(staff.get(login)!, [...staffPlaces, ...deskPlaces, ...places, ...documents], isOwn);
    },
  );

  it('that authors can reach is sound', patient, () =>
    walk(staff.get('redaktion@demo')!, ['/team/studio', ...studioPlaces], ({ path }) =>
      /^\/:lang\/team\/(studio|daten)/.test(path),
    ),
  );

  it('that officers for information can reach is sound', patient, () =>
    walk(staff.get('auskunft@demo')!, officerPlaces, ({ path }) => path.startsWith('/:lang/team/anfragen')),
  );

  it('that clerks of service points can reach is sound', patient, () =>
    walk(staff.get('servicepunkt@demo')!, branchPlaces, ({ path }) => path.startsWith('/:lang/team/servicepunkt')),
  );

  it.each([
    ['filialleitung@demo', 'leadPlaces', /^\/:lang\/team\/filiale/],
    ['partnerbuero@demo', 'officePlaces', /^\/:lang\/team\/partner(?!\/pruefung)/],
    ['partnerpruefung@demo', 'auditPlaces', /^\/:lang\/team\/partner\/pruefung/],
  ] as const)('that %s can reach around the service points is sound', patient, (login, places, own) =>
    walk(staff.get(login)!, officeStage[places], ({ path }) => own.test(path)),
  );

  it.each([
    ['servicepunkt@demo', 'bestand', 'branchPlaces'],
    ['kurier@demo', 'kurier', 'courierPlaces'],
    ['partnerpruefung@demo', 'beutelpruefung', 'auditPlaces'],
  ] as const)('that %s can reach of documents under way is sound', patient, (login, part, places) =>
    walk(staff.get(login)!, custody[places], ({ path }) => path.startsWith(`/:lang/team/${part}`)),
  );

  it('that follows a form is sound, also when something is wrong', async () => {
    const visitor = await visitorAs(citizen);
    const problems: string[] = [];
    for (const { place, fill, button, status } of afterForms) {
      await visitor.page.setViewportSize({ width: 1280, height: 900 });
      if (place) await visitor.page.goto(`/${language}${place.replace(':service', begun[language])}`);
      if (fill) await fillPage(visitor.page, fill);
      const response = await press(visitor.page, visitor.page.locator(button).first());
      const at = `${status} after ${visitor.page.url()}`;
      if (response?.status() !== status) problems.push(`${at}: ${response?.status()}`);
      const found = await inspectPage(visitor.page, (await response?.text()) ?? '', language);
      problems.push(...found.map((problem) => `${at}: ${problem}`));
    }
    expect([...problems, ...visitor.complaints]).toEqual([]);
    await visitor.close();
  });
});

it('no page is left out', () => {
  const pages = inside.routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/:lang'));
  const missed = pages.map(({ path }) => path).filter((path) => !seenRoutes.has(path));
  expect(missed.sort()).toEqual([]);
});

const members = 'SELECT id, login FROM accounts.staff';
const staffPlaces = ['/team/konto', '/team/vorgaenge', '/team/naechster', '/team/betrieb', '/team/post'];
const publicPlaces = [
  ...[
    '',
    '/',
    '/suche',
    '/suche?q=hund',
    '/suche?q=xqzv',
    '/suche/vorschlag?q=hu',
    '/strassen?anfang=karl',
    '/weitermachen',
  ],
  ...['/entwuerfe', '/mein-bereich', '/wohnung-bestaetigen', '/abgemeldet', '/konto-geloescht', '/team/anmelden'],
  ...[
    '/team/anmelden/zweiter-schritt',
    '/team/vorgaenge',
    '/gibt-es-nicht',
    '/vorgang/L-0000-0000-0',
    '/mein-bereich/konto',
  ],
  ...['/team/einladung/falsch', '/mein-bereich/vollmachten', '/anmelden/fehler', '/styleguide'],
  ...['expired', 'cancelled', 'provider-down', 'level-too-low', 'other-person', 'locked', 'refused'].map(
    (reason) => `/anmelden/fehler?grund=${reason}`,
  ),
];
const housing = {
  anbieter: 'Hausverwaltung (Demo)',
  ...{ 'anbieterAnschrift-street': 'Musterweg', 'anbieterAnschrift-houseNumber': '1' },
  ...{ 'anbieterAnschrift-postcode': '04109', 'anbieterAnschrift-city': 'Leipzig', gehoertMir: 'true' },
  ...{ 'wohnung-street': 'Beethovenstraße', 'wohnung-houseNumber': '8', 'wohnung-postcode': '04107' },
  ...{ ...daysAgo('einzugsdatum', 3), personen: 'Jonas Karl Beispiel-Demo' },
};
/** Two drafts of one service that are saved in the same minute could be told apart by nobody. */
const begun = { de: 'hund-anmelden', en: 'meldebescheinigung' } as const;
/** Without a place the form is on the page that the one before led to. */
const afterForms: readonly AfterForm[] = [
  { place: '/wohnung-bestaetigen', button: 'main form button', status: 422 },
  { place: '/wohnung-bestaetigen', fill: housing, button: 'main form button', status: 200 },
  { button: 'main form button[value=bestaetigen]', status: 200 },
  { place: '/weitermachen', button: 'main form button', status: 422 },
  { place: '/:service/start', button: 'main form button', status: 200 },
  { button: 'main form button.kern-btn--primary', status: 422 },

  { place: '/mein-bereich/konto/loeschen', button: 'main form button', status: 422 },
  { place: '/mein-bereich/vollmachten/geben', button: 'main form button', status: 422 },
  { place: '/team/anmelden', button: 'main form button', status: 422 },
];

interface AfterForm {
  readonly place?: string;
  readonly fill?: Readonly<Record<string, string>>;
  readonly button: string;
  readonly status: number;
}
