import { legalDay } from '#kernel/clock';
import { parseMoney } from '#kernel/money';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { EntryBody } from '../../domain/ledger/index.ts';
import { officeTexts } from '../../texts/office.ts';
import { addOfficeEntry, branchBook } from '../../use-cases/office/branch-book.ts';
import { closeDefect, knownDefects, publishDefect } from '../../use-cases/office/defects.ts';
import { standingFlags, unflag } from '../../use-cases/office/flags.ts';
import { branchPeople, moveClerk, nameNewClerk, revokePerson, trainClerk } from '../../use-cases/office/people.ts';
import { statementMonths } from '../../use-cases/office/statements.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { titlesOf } from '../../use-cases/serve-visit.ts';
import { defectsPage } from '../pages/office/defects-page.tsx';
import { officeBranchPage } from '../pages/office/office-branch-page.tsx';
import { officeListPage } from '../pages/office/office-list-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { dayIn, seqIn, typedIn } from './form-fields.ts';

/** The back office of the city: people of branches, their ledgers, known defects, flagged cases. */
export function officeRoutes(parts: PartnerParts, shellFor: ShellFor): readonly Route[] {
  const permission = 'partner-office:manage' as const;
  const branchPath = '/:lang/team/partner/filiale/:filiale';
  const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, permission, handle });
  const post = (path: string, page: string, handle: Route['handle']): Route => ({
    ...{ method: 'POST', path, permission, body: 'form', page, handle },
  });
  const person = (what: string, act: (request: Request, id: string) => Promise<string | null>): Route =>
    post(`${branchPath}/personal/:person/${what}`, branchPath, async (request) => {
      const wrong = await act(request, request.params['person'] ?? '');
      return wrong ? branch(parts, shellFor, request, { wrong }) : backTo(request);
    });
  return [
    get('/:lang/team/partner', (request) => list(parts, shellFor, request, null)),
    get('/:lang/team/partner/fehler', (request) => defects(parts, shellFor, request, null)),
    post('/:lang/team/partner/fehler', '/:lang/team/partner/fehler', async (request) => {
      const { form, actor, language } = request;
      const words = (name: string) => ({ de: form.get(`${name}-de`), en: form.get(`${name}-en`) });
      const order = { title: words('titel'), text: words('text'), since: dayIn(request, 'seit') };
      const done = await publishDefect(parts, actor, order);
      return done.ok
        ? redirect(`/${language}/team/partner/fehler`)
        : defects(parts, shellFor, request, officeTexts[language].defects.errors[done.reason]);
    }),
    post(
      '/:lang/team/partner/fehler/:fehler/ende',
      '/:lang/team/partner/fehler',
      async ({ params, actor, language }) =>
        (await closeDefect(parts, actor, params['fehler'] ?? ''))
          ? redirect(`/${language}/team/partner/fehler`)
          : notFound,
    ),
    post('/:lang/team/partner/markierung/:markierung/aufheben', '/:lang/team/partner', async (request) => {
      const { params, actor, language } = request;
      const done = await unflag(parts, actor, params['markierung'] ?? '');
      if (done.ok) return redirect(`/${language}/team/partner`);
      return list(parts, shellFor, request, officeTexts[language].audit.errors[done.reason]);
    }),
    get(branchPath, (request) => branch(parts, shellFor, request, {})),
    post(`${branchPath}/personal`, branchPath, async (request) => {
      const { form, actor, params } = request;
      const done = await nameNewClerk(parts, actor, {
        ...{ login: form.get('login').trim().toLowerCase(), name: form.get('name'), branch: params['filiale'] ?? '' },
        ...{ isLead: form.get('aufgabe') === 'branchLead', trainedUntil: dayIn(request, 'bis') },
      });
      // The link is shown once, on the page that the form leads to; it stands nowhere else.
      return branch(parts, shellFor, request, done.ok ? { invitation: done.value } : { wrong: done.reason });
    }),
    person('schulung', async (request, id) => {
      const done = await trainClerk(parts, request.actor, id, dayIn(request, 'bis'));
      return done.ok ? null : done.reason;
    }),
    person('umziehen', async (request, id) => {
      const done = await moveClerk(parts, request.actor, id, request.form.get('filiale'));
      return done.ok ? null : done.reason;
    }),
    person('widerrufen', async ({ actor, params }, id) =>
      (await revokePerson(parts, actor, params['filiale'] ?? '', id)) ? null : 'no-clerk',
    ),
    post(`${branchPath}/eintrag`, branchPath, async (request) => {
      const body = entryIn(request);
      if (typeof body === 'string') return branch(parts, shellFor, request, { wrong: body });
      const { filiale = '' } = request.params;
      if (!branchOf(parts, filiale)) return notFound;
      const done = await addOfficeEntry(parts, request.actor, filiale, body);
      return done.ok ? backTo(request) : branch(parts, shellFor, request, { wrong: done.reason });
    }),
  ];
}

async function list(parts: PartnerParts, shellFor: ShellFor, request: Request, error: string | null): Promise<Reply> {
  const { language, csrf } = request;
  const { network } = parts;
  const branches = await Promise.all(
    (network?.branches ?? []).map(async ({ id, name, institution }) => {
      const [people, book] = await Promise.all([branchPeople(parts, id), branchBook(parts, id)]);
      const partner = network?.institutions.find((one) => one.id === institution)?.name[language] ?? institution;
      const counts = { people: people.length, waiting: book.waiting.length, disputes: book.disputed.size };
      return { id, name, institution: partner, ...counts };
    }),
  );
  const flags = (await standingFlags(parts)).map((flag) => ({
    ...flag,
    branch: branchOf(parts, flag.branch)?.name ?? flag.branch,
    service: titlesOf(parts, flag.service)[language],
  }));
  const words = officeTexts[language];
  return html(officeListPage({ shell: shellFor(request), words, csrf, branches, flags, error }), error ? 422 : 200);
}

async function branch(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  { wrong = null, invitation = null }: { readonly wrong?: string | null; readonly invitation?: string | null },
): Promise<Reply> {
  const { language, csrf, params } = request;
  const found = branchOf(parts, params['filiale'] ?? '');
  if (!found) return notFound;
  const words = officeTexts[language];
  const [people, book] = await Promise.all([branchPeople(parts, found.id), branchBook(parts, found.id)]);
  const others = (parts.network?.branches ?? []).filter(({ id }) => id !== found.id);
  return html(
    officeBranchPage({
      ...{ shell: shellFor(request), words, csrf, branch: found, people, book, invitation },
      months: statementMonths(parts, book.entries),
      today: legalDay(parts.clock.now()).toString(),
      error: wrong === null ? null : messageOf(wrong, language),
      others: others.map(({ id, name }) => ({ value: id, label: name })),
      // What was accepted is not shown again.
      typed: wrong === null ? () => '' : typedIn(request),
      titleOf: (service) => titlesOf(parts, service)[language],
    }),
    wrong === null ? 200 : 422,
  );
}

async function defects(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  error: string | null,
): Promise<Reply> {
  const { language, csrf } = request;
  const edit = { csrf, error: error === null ? null : { field: 'titel-de', message: error }, typed: typedIn(request) };
  const props = { shell: shellFor(request), words: officeTexts[language], defects: await knownDefects(parts), edit };
  return html(defectsPage(props), error ? 422 : 200);
}

/** The entry in a form, or what is wrong with it. */
function entryIn({ form, language }: Request): OfficeBody | string {
  const [kind, text, of] = [form.get('art'), form.get('grund').trim(), seqIn(form.get('nummer'))];
  if (kind === 'upheld' || kind === 'dropped')
    return of === null ? 'seq-wrong' : { kind: 'dispute-closed', of, outcome: kind };
  if (kind !== 'correction' && kind !== 'office-entry') return 'kind-missing';
  const amount = parseMoney(form.get('betrag'), language);
  if (!amount.ok || amount.value === 0) return 'amount-wrong';
  if (text === '' || text.length > 1_000) return 'text-missing';
  if (kind === 'office-entry') return { kind, text, cents: amount.value };
  return of === null ? 'seq-wrong' : { kind, of, cents: amount.value, text };
}

function messageOf(wrong: string, language: Request['language']): { field: string; message: string } {
  const { book, people } = officeTexts[language];
  const said: Readonly<Record<string, string>> = { ...book.errors, ...people.errors };
  return { field: fieldOf[wrong] ?? 'name', message: said[wrong] ?? people.errors['no-clerk'] };
}

const fieldOf: Readonly<Record<string, string>> = {
  ...{ 'seq-wrong': 'nummer', 'nothing-there': 'nummer', 'not-compensating': 'betrag', 'amount-wrong': 'betrag' },
  ...{ 'text-missing': 'grund', 'kind-missing': 'art', 'day-wrong': 'neu-bis' },
  ...{ 'login-wrong': 'login', 'login-taken': 'login' },
};

const branchOf = ({ network }: PartnerParts, id: string) => network?.branches.find((one) => one.id === id);

const backTo = ({ language, params }: Request): Reply =>
  redirect(`/${language}/team/partner/filiale/${params['filiale']}`);

type OfficeBody = Extract<EntryBody, { readonly kind: 'office-entry' | 'correction' | 'dispute-closed' }>;
