import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { type IdentityLevel, identityLevels, reachesLevel } from '#kernel/actor';
import { formatDate } from '#kernel/format';
import type { Language } from '#kernel/language';
import type { DemoPerson } from '../people.ts';
import { acrOf } from './acr.ts';
import { escapeHtml, sendPage } from './page.ts';
import { demoTexts } from './texts.ts';

/** The sign-in page: shows whom one can be, takes the choice, refuses a person whose proof is weaker than asked for. */
export async function handleInteraction(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { uid, params, session } = await parts.provider.interactionDetails(request, response);
    const visit: Visit = { ...parts, uid, language: languageOf(params), wanted: wantedOf(params) };
    if (request.method !== 'POST') return showPeople(visit, response);
    const form = new URLSearchParams(await readBody(request));
    if (form.get('cancel')) {
      const result = { error: 'access_denied', error_description: 'the person went back' };
      return await parts.provider.interactionFinished(request, response, result);
    }
    const person = parts.people.find(({ id }) => id === form.get('person'));
    const level = identityLevels.find((known) => known === form.get('level'));
    if (!person || !level || !reachesLevel(person.level, level) || !reachesLevel(level, visit.wanted)) {
      return showTooLow(visit, response, person);
    }
    const login = { accountId: person.id, acr: acrOf(level), amr: ['demo'], remember: false };
    const next = await parts.provider.interactionResult(request, response, { login });
    if (session?.uid) await forgetOther(parts.provider, session.uid, person.id);
    response.writeHead(303, { location: next, 'cache-control': 'no-store' }).end();
  } catch {
    const language: Language = /^en\b/.test(request.headers['accept-language'] ?? '') ? 'en' : 'de';
    const { expiredTitle, expiredText } = demoTexts[language];
    sendPage(response, { language, title: expiredTitle, body: `<p>${expiredText}</p>`, status: 400 });
  }
}

/** Changing from one person to another in one browser needs no page between, which would need script. */
async function forgetOther(provider: Provider, sessionUid: string, personId: string): Promise<void> {
  const known = await provider.Session.findByUid(sessionUid);
  if (!known?.accountId || known.accountId === personId) return;
  delete known.accountId;
  known.authorizations = {};
  await known.persist();
}

function showPeople(visit: Visit, response: ServerResponse): void {
  const { language, wanted, uid, targets } = visit;
  const texts = demoTexts[language];
  const people = visit.people.map((person) => `<li>${personEntry(visit, person)}</li>`).join('');
  const cancel = `<form method="post" action="/interaction/${uid}"><button type="submit" name="cancel" value="yes">${texts.cancel}</button></form>`;
  const body = `<p>${texts.intro}</p><p>${escapeHtml(texts.wanted(texts.means[wanted]))}</p><ul>${people}</ul>${cancel}`;
  sendPage(response, { language, title: texts.title, body, targets });
}

function personEntry({ language, wanted, uid }: Visit, person: DemoPerson): string {
  const texts = demoTexts[language];
  const enough = identityLevels.filter((level) => reachesLevel(person.level, level) && reachesLevel(level, wanted));
  const buttons = enough.reverse().map((level) => {
    const label = texts.signIn(texts.means[level]);
    return `<button type="submit" name="level" value="${level}" aria-label="${escapeHtml(`${nameOf(person)}: ${label}`)}">${escapeHtml(label)}</button>`;
  });
  const born = texts.born(formatDate(Temporal.PlainDate.from(person.birthDate), language));
  const register = person.isRegistered ? texts.inRegister : texts.notInRegister;
  const action = `<form method="post" action="/interaction/${uid}"><input type="hidden" name="person" value="${person.id}">${buttons.join('')}</form>`;
  return `<h2>${escapeHtml(nameOf(person))}</h2><p>${escapeHtml(`${born}, ${register}`)}</p>${buttons.length > 0 ? action : `<p>${texts.tooLow}</p>`}`;
}

function showTooLow(visit: Visit, response: ServerResponse, person: DemoPerson | undefined): void {
  const { language, uid, targets } = visit;
  const texts = demoTexts[language];
  const about = person ? `<p>${escapeHtml(texts.tooLowText(nameOf(person), texts.means[person.level]))}</p>` : '';
  const wanted = `<p>${escapeHtml(texts.wanted(texts.means[visit.wanted]))}</p>`;
  const body = `${about}${wanted}<p><a href="/interaction/${uid}">${texts.back}</a></p>`;
  sendPage(response, { language, title: texts.tooLowTitle, body, status: 422, targets });
}

const nameOf = (person: DemoPerson): string => `${person.givenNames} ${person.familyName}`;

const languageOf = (params: Params): Language =>
  String(params.ui_locales ?? '')
    .toLowerCase()
    .startsWith('en')
    ? 'en'
    : 'de';

/** The weakest of the levels asked for is enough. */
const wantedOf = (params: Params): IdentityLevel => {
  const asked = String(params.acr_values ?? '').split(' ');
  return identityLevels.find((level) => asked.includes(acrOf(level))) ?? 'low';
};

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > 10_000) throw new Error('body too large');
  }
  return text;
}

type Params = Readonly<Record<string, unknown>>;
interface Parts {
  readonly provider: Provider;
  readonly people: readonly DemoPerson[];
  readonly targets: readonly string[];
}
interface Visit extends Parts {
  readonly uid: string;
  readonly language: Language;
  readonly wanted: IdentityLevel;
}
