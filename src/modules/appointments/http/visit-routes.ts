import { latinText } from '#kernel/latin';
import type { Permission } from '#kernel/permission';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { Contact, Person } from '../domain/booking.ts';
import { texts } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { findSlots } from '../use-cases/find-slots.ts';
import { visitEntry } from '../use-cases/links/visit-entry.ts';
import { checkStates } from '../use-cases/links/visit-papers.ts';
import { contactOf, findAgain, findVisit } from '../use-cases/open-visit.ts';
import { bindVisit, cancelVisit, confirmVisit, moveVisit } from '../use-cases/visit-commands.ts';
import { type AppointmentHttp, holderOf, personOf } from './appointment-http.ts';
import { shownNotices } from './notices/notice-routes.ts';
import { onsiteLink } from './onsite/onsite-link.ts';
import { listPage } from './pages/list-page.tsx';
import { lookUpPage } from './pages/look-up-page.tsx';
import { cancelPage, dataPage, overPage, type ShownVisit, visitPage } from './pages/visit-pages.tsx';
import { type AskedWish, readSlot, readWish } from './read-wish.ts';
import { shortName } from './search-routes.ts';
import { showVisit } from './show-visit.ts';
import { placeOf } from './visit-facts.ts';

/** One visit: from the hold to the calendar, moving and taking it back. */
export const visitRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const open = openedVisit(parts, http);
  const base = '/:lang/termin/:visit';
  const get = (path: string, permission: Permission, handle: Handle): Route => ({
    ...{ method: 'GET', path, permission, handle: open(permission, handle) },
  });
  const post = (path: string, permission: Permission, handle: Handle): Route => ({
    ...{ method: 'POST', path, permission, body: 'form', handle: open(permission, handle) },
  });
  return [
    {
      method: 'GET',
      path: '/:lang/termin/oeffnen',
      permission: 'public',
      handle: (request) => html(openForm(http, request, { number: request.query.get('nummer') ?? '', who: '' }, null)),
    },
    {
      method: 'POST',
      path: '/:lang/termin/oeffnen',
      permission: 'public',
      body: 'form',
      limit: 'sign-in',
      handle: (request) => openAgain(parts, http, request),
    },
    get(base, 'appointment:read', (opened) => show(parts, opened)),
    get(`${base}/daten`, 'appointment:read', async (opened) => data(opened, await knownContact(parts, opened), [])),
    post(`${base}/daten`, 'appointment:change', (opened) => book(parts, opened)),
    get(`${base}/kalender.ics`, 'appointment:read', (opened) => calendar(parts, opened)),
    get(`${base}/verschieben`, 'appointment:change', (opened) => moveList(parts, opened, null)),
    post(`${base}/verschieben`, 'appointment:change', (opened) => move(parts, opened)),
    get(`${base}/absagen`, 'appointment:change', ({ shell, words, visit, request }) =>
      isMovable(visit)
        ? html(cancelPage({ shell, words, visit, csrf: request.csrf }))
        : redirect(`/${request.language}/termin/${visit.row.number}`),
    ),
    post(`${base}/absagen`, 'appointment:change', async ({ person, visit, request }) => {
      await cancelVisit(parts, person, visit.row, person.actor.kind === 'staff' ? 'office' : 'person');
      return redirect(`/${request.language}/termin/${visit.row.number}`);
    }),
  ];
};

/** Opens the visit in the address for who may do this with it; a foreign one looks like none. */
export const openedVisit =
  (parts: AppointmentParts, http: AppointmentHttp) => (permission: Permission, handle: Handle) => (request: Request) =>
    withVisit(parts, http, request, permission, handle);

async function withVisit(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  permission: Permission,
  handle: Handle,
): Promise<Reply> {
  const person = personOf(request);
  const row = await findVisit(parts, person, request.params['visit'] ?? '', permission);
  if (!row) return notFound;
  const [contact] = await contactOf(parts, person, [row]);
  const { language } = request;
  return handle({
    ...{ request, person, words: texts[language], shell: http.shellFor(request) },
    visit: showVisit(parts, person, row, contact ?? null, language),
  });
}

async function show(parts: AppointmentParts, { shell, words, visit, request }: Opened): Promise<Reply> {
  if (visit.row.state === 'held') return redirect(`/${request.language}/termin/${visit.row.number}/daten`);
  const news = request.query.get('neu');
  const { row } = visit;
  const isComing = (row.state === 'confirmed' || row.state === 'pending') && !visit.isOver && !visit.isStaff;
  const check = (await checkStates(parts, [visit.row])).get(visit.row.id) ?? null;
  return html(
    visitPage({
      shell,
      words,
      visit,
      check,
      onsite: visit.isStaff ? null : await onsiteLink(parts, visit.row, request.language),
      notices: isComing ? await shownNotices(parts, { kind: 'visit', ...row }) : null,
      csrf: request.csrf,
      news: news === 'gebucht' ? 'booked' : news === 'verschoben' ? 'moved' : null,
    }),
  );
}

function data(opened: Opened, typed: Contact, errors: readonly FieldFault[]): Reply {
  const { shell, words, visit, request } = opened;
  const { row } = visit;
  if (row.state === 'lapsed' || (row.state === 'held' && visit.minutesLeft === 0))
    return html(overPage({ shell, words, searchHref: visit.searchHref }), errors.length > 0 ? 409 : 200);
  if (row.state !== 'held') return redirect(`/${request.language}/termin/${row.number}`);
  return html(
    dataPage({ shell, words, visit, csrf: request.csrf, typed, errors, isStaff: visit.isStaff }),
    errors.length > 0 ? 422 : 200,
  );
}

/** Name and address as the case has them, so that nobody types them again. */
async function knownContact(parts: AppointmentParts, { request, visit: { row } }: Opened): Promise<Contact> {
  const isHeld = row.state === 'held' && row.caseNumber !== null;
  const view = isHeld ? await parts.cases.view(await parts.cases.visitorOf(request), row.caseNumber) : null;
  return { name: view?.state?.applicant.name ?? '', email: view?.state?.applicant.email ?? '' };
}

async function book(parts: AppointmentParts, opened: Opened): Promise<Reply> {
  const { request, person, visit, words } = opened;
  const typed = { name: request.form.get('name').trim(), email: request.form.get('email').trim() };
  const faults = contactFaults(typed, visit.isStaff).map(({ field, code }) => ({ field, message: words.errors[code] }));
  if (faults.length > 0 && visit.row.state === 'held') return data(opened, typed, faults);
  const done = await confirmVisit(parts, person, visit.row, { contact: typed, language: request.language });
  if (done.ok) return redirect(`/${request.language}/termin/${visit.row.number}?neu=gebucht`);
  if (done.reason === 'too-many')
    return data(opened, typed, [
      { field: 'email', message: words.errors['too-many'](parts.plan.rules.visitsPerPerson) },
    ]);
  return html(overPage({ shell: opened.shell, words, searchHref: visit.searchHref }), 409);
}

/** What is wrong with a name and an address; the staff may leave the address out. */
export function contactFaults(
  { name, email }: Contact,
  isStaff: boolean,
): readonly { readonly field: 'name' | 'email'; readonly code: ContactFault }[] {
  const faults: { field: 'name' | 'email'; code: ContactFault }[] = [];
  if (name === '') faults.push({ field: 'name', code: 'name-missing' });
  else if (name.length > 200 || !latinText(name, 'name').ok) faults.push({ field: 'name', code: 'name-wrong' });
  if (email === '' && !isStaff) faults.push({ field: 'email', code: 'email-missing' });
  if (email !== '' && (email.length > 254 || !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/u.test(email)))
    faults.push({ field: 'email', code: 'email-wrong' });
  return faults;
}

function calendar(parts: AppointmentParts, { request, visit: { row } }: Opened): Reply {
  const method = row.state === 'cancelled' ? 'cancel' : 'publish';
  return {
    kind: 'text',
    status: 200,
    mediaType: `text/calendar; charset=utf-8; method=${method.toUpperCase()}`,
    text: visitEntry(parts, row, { language: request.language, method, stamp: parts.clock.now() }),
    headers: { 'content-disposition': `attachment; filename="termin-${row.number}.ics"` },
  };
}

async function moveList(parts: AppointmentParts, opened: Opened, refused: string | null): Promise<Reply> {
  const { request, visit, words, shell } = opened;
  const { language } = request;
  const { row } = visit;
  if (!isMovable(visit)) return redirect(`/${language}/termin/${row.number}`);
  const wish: AskedWish = {
    ...readWish(parts, request.query),
    services: row.lines.map(({ service }) => service),
    lines: row.lines,
  };
  const found = await findSlots(parts, {
    ...{ lines: row.lines, office: wish.office, isAccessible: wish.isAccessible, isStaff: visit.isStaff },
    ...{ from: wish.day ?? wish.from, days: wish.day ? 1 : daysShown },
  });
  const all = found.ok ? found.value : [];
  const days = wish.day ? all.filter(({ day }) => day.equals(wish.day!)) : all;
  const base = `/${language}/termin/${row.number}/verschieben`;
  const last = days.at(-1)?.day;
  return html(
    listPage({
      ...{ shell, words, wish, days, action: base, csrf: request.csrf, hidden: [], error: refused, moves: row.number },
      ...{ lines: [], plan: parts.plan },
      facts: [
        { term: words.list.now, value: `${visit.when}, ${visit.place.name}` },
        { term: words.visit.what, value: visit.lines.join('; ') },
      ],
      notes: [words.list.keeps],
      back: { href: `/${language}/termin/${row.number}` },
      ways: [{ label: words.list.noneWalkIn, href: null }],
      laterHref: !wish.day && days.length === daysShown && last ? `${base}?ab=${last.add({ days: 1 })}` : null,
      earlierHref: request.query.has('ab') || request.query.has('tag') ? base : null,
      placeName: (id) => shortName(placeOf(parts, id, language).name),
      dayHref: (day) => `${base}?tag=${day}`,
    }),
    refused ? 409 : 200,
  );
}

async function move(parts: AppointmentParts, opened: Opened): Promise<Reply> {
  const { request, visit, person, words } = opened;
  const slot = readSlot(request.form.get('platz'));
  if (!slot) return moveList(parts, opened, null);
  const done = await moveVisit(parts, person, visit.row, slot);
  if (done.ok) return redirect(`/${request.language}/termin/${visit.row.number}?neu=verschoben`);
  return moveList(parts, opened, words.errors[done.reason]);
}

const openForm = (
  http: AppointmentHttp,
  request: Request,
  typed: { readonly number: string; readonly who: string },
  error: string | null,
): string => {
  const t = texts[request.language].open;
  return lookUpPage({
    ...{ shell: http.shellFor(request), words: t, csrf: request.csrf, typed, error },
    who: { name: 'wer', label: t.who, hint: t.whoHint },
    action: `/${request.language}/termin/oeffnen`,
  });
};

async function openAgain(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const typed = { number: request.form.get('nummer'), who: request.form.get('wer') };
  const found = await findAgain(parts, typed);
  if (!found.ok) return html(openForm(http, request, typed, texts[request.language].errors['not-found']), 422);
  const isKnown = await findVisit(parts, personOf(request), found.value.number, 'appointment:read');
  if (!isKnown) {
    const person = holderOf(parts, request);
    if (person.guestProofs.length === 0)
      return html(openForm(http, request, typed, texts[request.language].errors['not-found']), 422);
    await bindVisit(parts, found.value, person);
  }
  return redirect(`/${request.language}/termin/${found.value.number}`);
}

const isMovable = ({ row, isOver }: ShownVisit): boolean =>
  !isOver && (row.state === 'confirmed' || row.state === 'pending');
const daysShown = 3;

type ContactFault = 'name-missing' | 'name-wrong' | 'email-missing' | 'email-wrong';
interface FieldFault {
  readonly field: string;
  readonly message: string;
}
export interface Opened {
  readonly request: Request;
  readonly person: Person;
  readonly words: (typeof texts)['de'];
  readonly shell: ReturnType<AppointmentHttp['shellFor']>;
  readonly visit: ShownVisit;
}
type Handle = (opened: Opened) => Promise<Reply> | Reply;
