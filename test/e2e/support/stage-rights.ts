import type { Role } from '#kernel/permission';
import { type Caller, call, post } from './call.ts';
import { borrowCookie, fillByHttp, type Inside, sendByHttp } from './inside.ts';
import type { OpenBrowser } from './open-browser.ts';
import { certificateAnswers, daysAgo, dogAnswers, moveAnswers } from './sample-answers.ts';
import { signIn } from './sign-in.ts';
import { askBack } from './stage-cases.ts';
import { stageStudio } from './stage-studio.ts';

/** Everybody who may come to the city hall, and the things that belong to one of them or to one office. */
export async function stageRights(inside: Inside, open: OpenBrowser): Promise<RightsStage> {
  const people: Record<string, Caller> = {};
  for (const name of ['jonas', 'mira', 'lukasz', 'nora']) people[name] = await citizen(inside, open, name);
  const { jonas, mira, lukasz, nora } = people as Record<'jonas' | 'mira' | 'lukasz' | 'nora', Caller>;
  const [all, dogsOnly] = [await mandate(inside, jonas, lukasz, 'all'), await mandate(inside, jonas, nora, 'some')];
  const clerks = Object.fromEntries(
    await Promise.all(staffLogins.map(async (login) => [login, await member(inside, login)] as const)),
  );
  const guest = inside.caller();
  const stranger = inside.caller();
  for (const caller of [guest, stranger]) await caller.get('/de/hund-anmelden/start');

  const move = { ...moveAnswers, ...daysAgo('einzugsdatum', 3) };
  await fillByHttp(jonas, 'de', 'wohnsitz-anmelden', move);
  const asked = await sendByHttp(jonas);
  await askBack(clerks['buergerservice@demo']!, asked);
  await fillByHttp(jonas, 'de', 'meldebescheinigung', certificateAnswers);
  const certificate = await sendByHttp(jonas);
  await fillByHttp(jonas, 'de', 'wohnsitz-anmelden', move);
  await fillByHttp(guest, 'de', 'hund-anmelden', dogAnswers);
  const dog = await sendByHttp(guest);
  await fillByHttp(guest, 'de', 'hund-anmelden', dogAnswers);
  await untilLetters(inside, [certificate, dog]);

  const [copy] = await stageStudio(clerks['redaktion@demo']!, 'meldebescheinigung');
  const actor = (name: string, roles: readonly Role[], caller: Caller, relations: Actor['relations']): Actor => ({
    name,
    roles,
    caller,
    relations,
  });
  const isOwn = { isOwn: true };
  const isOffice = { isOffice: true };
  return {
    actors: [
      actor('the guest', ['guest'], guest, { dog: isOwn, 'guest draft': isOwn }),
      actor('a guest on another device', ['guest'], stranger, {}),
      actor('the citizen', ['citizen'], jonas, { move: isOwn, certificate: isOwn, draft: isOwn, mandate: isOwn }),
      actor('another citizen', ['citizen'], mira, {}),
      actor('somebody under mandate', ['citizen'], await acting(inside, lukasz, all), {
        move: { hasMandate: true },
        certificate: { hasMandate: true },
      }),
      actor('somebody under mandate for dogs', ['citizen'], await acting(inside, nora, dogsOnly), {}),
      actor('a clerk of the office', ['clerk'], clerks['buergerservice@demo']!, {
        move: isOffice,
        certificate: isOffice,
      }),
      actor('a clerk of another office', ['clerk'], clerks['kaemmerei@demo']!, { dog: isOffice }),
      actor('an approver', ['approver'], clerks['freigabe@demo']!, {
        move: isOffice,
        certificate: isOffice,
        dog: isOffice,
      }),
      actor('an author of the office', ['author'], clerks['redaktion@demo']!, { copy: isOffice }),
      actor('an author of another office', ['author'], await author(inside, 'ordnungsamt'), {}),
      actor('an operator', ['operator'], clerks['betrieb@demo']!, {}),
      actor('the protection officer', ['protectionOfficer'], clerks['datenschutz@demo']!, {}),
    ],
    things: [
      { name: 'move', params: { number: asked, file: await one(inside, evidenceOf, asked) } },
      { name: 'certificate', params: { number: certificate, notice: await one(inside, noticeOf, certificate) } },
      {
        name: 'dog',
        params: {
          ...{ number: dog, file: await one(inside, evidenceOf, dog), notice: await one(inside, noticeOf, dog) },
          reference: await one(inside, paymentOf, dog),
        },
      },
      { name: 'draft', params: { draft: await one(inside, draftOf, 'wohnsitz-anmelden') } },
      { name: 'guest draft', params: { draft: await one(inside, guestDraftOf, 'hund-anmelden') } },
      { name: 'mandate', params: { id: all } },
      { name: 'copy', params: { copy: copy!.split('/').at(-1)! } },
    ],
  };
}

/** A person, signed in at the highest level. */
export async function citizen(inside: Inside, open: OpenBrowser, name: string): Promise<Caller> {
  const { page, context, close } = await open.visitor();
  const caller = inside.caller();
  await signIn(page, name, 'high', '/de/mein-bereich');
  await borrowCookie(caller, context);
  await close();
  return caller;
}

/** A member of the staff, signed in. */
export async function member(inside: Inside, login: string): Promise<Caller> {
  const caller = inside.caller();
  await caller.signIn(
    { staffId: (await one(inside, 'SELECT id FROM accounts.staff WHERE login = $1', login)) as never },
    'substantial',
  );
  return caller;
}

/** An author of one office, signed in. */
async function author(inside: Inside, office: string): Promise<Caller> {
  const entry = {
    login: `text-${office}@demo`,
    name: 'Tilo Text (Demo)',
    offices: [office],
    roles: ['author'],
  } as const;
  await inside.platform.db.transaction((tx) => inside.composed.doors.accounts.inviteStaff(tx, entry));
  // Only who has finished the invitation counts as there.
  await inside.platform.db.query("UPDATE accounts.staff SET password = 'none' WHERE login = $1", [entry.login]);
  return member(inside, entry.login);
}

/** One gives another a mandate by the code that the page shows; gives its id. */
async function mandate(inside: Inside, giver: Caller, holder: Caller, scope: 'all' | 'some'): Promise<string> {
  const end = Temporal.Now.plainDateISO().add({ months: 3 });
  const begin = Temporal.Now.plainDateISO('Europe/Berlin');
  const days = [
    ['from', begin],
    ['until', end],
  ] as const;
  const fields = days.flatMap(([name, day]) => [
    [`${name}-day`, day.day],
    [`${name}-month`, day.month],
    [`${name}-year`, day.year],
  ]);
  const wish = {
    scope,
    services: 'hund-anmelden',
    ...Object.fromEntries(fields.map(([name, value]) => [name, String(value)])),
  };
  const html = await (await post(inside, giver, '/de/mein-bereich/vollmachten/geben', wish)).text();
  const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{1,4}){2,}/.exec(html)?.[0] ?? '';
  const done = await post(inside, holder, '/de/mein-bereich/vollmachten/annehmen', { code, agree: 'yes' });
  if (done.status !== 303 && done.status !== 302) throw new Error(`the mandate was not taken: ${done.status}, ${code}`);
  return one(
    inside,
    'SELECT id FROM accounts.mandate WHERE accepted_at IS NOT NULL AND id <> $1 ORDER BY created_at DESC LIMIT 1',
    nobody,
  );
}

/** The holder's own session, changed into one that acts under the mandate. */
async function acting(inside: Inside, holder: Caller, id: string): Promise<Caller> {
  const answer = await call(
    inside,
    holder,
    { method: 'POST', body: 'form' },
    `/de/mein-bereich/vollmachten/${id}/handeln`,
  );
  holder.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? holder.cookie;
  return holder;
}

async function untilLetters(inside: Inside, numbers: readonly string[]): Promise<void> {
  for (let look = 0; look < 100; look++) {
    const found = await inside.platform.db.query(withLetter, [numbers]);
    if (found.length === numbers.length) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the letters do not come');
}

async function one(inside: Inside, sql: string, value: string): Promise<string> {
  const [row] = await inside.platform.db.query<Record<string, string>>(sql, [value]);
  if (!row) throw new Error(`nothing for ${value}: ${sql}`);
  return Object.values(row)[0]!;
}

const nobody = '00000000-0000-7000-8000-000000000000';
const evidenceOf = 'SELECT e.id FROM cases.evidence e JOIN cases."case" c ON c.id = e.case_id WHERE c.number = $1';
const noticeOf = 'SELECT n.id FROM cases.notice n JOIN cases."case" c ON c.id = n.case_id WHERE c.number = $1';
const paymentOf = 'SELECT p.reference FROM cases.payment p JOIN cases."case" c ON c.id = p.case_id WHERE c.number = $1';
const withLetter =
  'SELECT DISTINCT c.number FROM cases.notice n JOIN cases."case" c ON c.id = n.case_id WHERE c.number = ANY($1)';
const draftOf = `SELECT id FROM forms.draft WHERE service = $1 AND sent_at IS NULL AND account_id IS NOT NULL ORDER BY created_at DESC LIMIT 1`;
const guestDraftOf = `SELECT id FROM forms.draft WHERE service = $1 AND sent_at IS NULL AND account_id IS NULL ORDER BY created_at DESC LIMIT 1`;
const staffLogins = [
  ...['buergerservice@demo', 'kaemmerei@demo', 'freigabe@demo', 'betrieb@demo', 'datenschutz@demo'],
  'redaktion@demo',
];

export interface RightsStage {
  readonly actors: readonly Actor[];
  readonly things: readonly Thing[];
}
export interface Actor {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly caller: Caller;
  /** How the actor stands to the things, by their names; nothing to the others. */
  readonly relations: Readonly<Record<string, Relation>>;
}
export interface Thing {
  readonly name: string;
  /** What stands for it in addresses. */
  readonly params: Readonly<Record<string, string>>;
}
type Relation = { readonly isOwn?: boolean; readonly hasMandate?: boolean; readonly isOffice?: boolean };
