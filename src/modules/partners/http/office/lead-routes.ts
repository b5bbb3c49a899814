import { legalDay } from '#kernel/clock';
import type { Permission } from '#kernel/permission';
import { bytes, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { statementCsv } from '../../domain/settlement/index.ts';
import { officeTexts } from '../../texts/office.ts';
import { exportLedger } from '../../use-cases/branch-ledger.ts';
import { answerEntry, branchBook, ledBranch } from '../../use-cases/office/branch-book.ts';
import { branchPeople } from '../../use-cases/office/people.ts';
import { invoiceOf, isClosed, statementMonths, statementOf } from '../../use-cases/office/statements.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { titlesOf } from '../../use-cases/serve-visit.ts';
import { leadPage, leadsNothingPage } from '../pages/office/lead-page.tsx';
import { statementPage } from '../pages/office/statement-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { seqIn, typedIn } from './form-fields.ts';

/** The own branch of its lead: ledger, answers to the back office, statements. */
export function leadRoutes(parts: PartnerParts, shellFor: ShellFor): readonly Route[] {
  const permission = 'partner-branch:lead' as const;
  const answer = (
    path: string,
    act: (request: Request, branch: string) => Promise<string | null>,
    done: string,
  ): Route => ({
    ...{ method: 'POST', path, permission, body: 'form', page: '/:lang/team/filiale' },
    async handle(request) {
      const own = ledBranch(parts, request.actor);
      if (!own) return notFound;
      const wrong = await act(request, own.id);
      return wrong
        ? show(parts, shellFor, request, wrong)
        : redirect(`/${request.language}/team/filiale?fertig=${done}`);
    },
  });
  return [
    {
      ...{ method: 'GET', path: '/:lang/team/filiale', permission },
      handle: (request) => show(parts, shellFor, request, null),
    },
    {
      ...{ method: 'GET', path: '/:lang/team/filiale/kassenbuch', permission },
      async handle({ actor }) {
        const own = ledBranch(parts, actor);
        if (!own) return notFound;
        return bytes(Buffer.from(await exportLedger(parts, own.id)), 'application/jsonl', `${own.id}.jsonl`);
      },
    },
    answer(
      '/:lang/team/filiale/buch/:nummer/bestaetigen',
      async ({ actor, params }, branch) => {
        const of = seqIn(params['nummer'] ?? '');
        const done = of === null ? null : await answerEntry(parts, actor, branch, { kind: 'acknowledged', of });
        return done?.ok ? null : (done?.reason ?? 'seq-wrong');
      },
      'bestaetigt',
    ),
    answer(
      '/:lang/team/filiale/streit',
      async ({ actor, form }, branch) => {
        const [of, text] = [seqIn(form.get('nummer')), form.get('grund').trim()];
        if (of === null) return 'seq-wrong';
        if (text === '' || text.length > 1_000) return 'text-missing';
        const done = await answerEntry(parts, actor, branch, { kind: 'dispute-opened', of, text });
        return done.ok ? null : done.reason;
      },
      'bestritten',
    ),
    ...statementRoutes(parts, shellFor, '/:lang/team/filiale', permission, (request) =>
      ledBranch(parts, request.actor),
    ),
    ...statementRoutes(
      ...([parts, shellFor, '/:lang/team/partner/filiale/:filiale', 'partner-office:manage' as Permission] as const),
      ({ params }) => parts.network?.branches.find(({ id }) => id === params['filiale']) ?? null,
    ),
  ];
}

/** A statement as page, table and invoice, below the page of a branch. */
function statementRoutes(
  parts: PartnerParts,
  shellFor: ShellFor,
  base: string,
  permission: Permission,
  branchOf: (request: Request) => { readonly id: string; readonly name: string } | null,
): readonly Route[] {
  const month = ({ params }: Request): string => params['monat'] ?? '';
  return [
    {
      ...{ method: 'GET', path: `${base}/abrechnung/:monat`, permission },
      async handle(request) {
        const own = branchOf(request);
        const statement = own && (await statementOf(parts, own.id, month(request)));
        if (!own || !statement) return notFound;
        const { language, params } = request;
        const props = { shell: shellFor(request), words: officeTexts[language], statement, branch: own.name };
        return html(
          statementPage({
            ...props,
            base: base.replace(':lang', language).replace(':filiale', params['filiale'] ?? ''),
            isClosed: isClosed(parts, month(request)),
            hasInvoice: (await invoiceOf(parts, own.id, month(request))) !== null,
            titleOf: (service) => titlesOf(parts, service)[language],
          }),
        );
      },
    },
    {
      ...{ method: 'GET', path: `${base}/abrechnung/:monat/csv`, permission },
      async handle(request) {
        const own = branchOf(request);
        const statement = own && (await statementOf(parts, own.id, month(request)));
        if (!statement) return notFound;
        return bytes(Buffer.from(statementCsv(statement)), 'text/csv', `${statement.branch}-${statement.month}.csv`);
      },
    },
    {
      ...{ method: 'GET', path: `${base}/abrechnung/:monat/xrechnung`, permission },
      async handle(request) {
        const own = branchOf(request);
        const invoice = own && (await invoiceOf(parts, own.id, month(request)));
        if (!invoice) return notFound;
        return bytes(Buffer.from(invoice), 'application/xml', `${own.id}-${month(request)}.xml`);
      },
    },
  ];
}

async function show(parts: PartnerParts, shellFor: ShellFor, request: Request, wrong: string | null): Promise<Reply> {
  const { language, csrf, actor, query } = request;
  const words = officeTexts[language];
  const own = ledBranch(parts, actor);
  if (!own) return html(leadsNothingPage(shellFor(request), words));
  const [people, book] = await Promise.all([branchPeople(parts, own.id), branchBook(parts, own.id)]);
  const done = query.get('fertig') ?? '';
  const said = words.book.errors as Readonly<Record<string, string>>;
  return html(
    leadPage({
      ...{ shell: shellFor(request), words, csrf, branch: own.name, people, book },
      months: statementMonths(parts, book.entries),
      today: legalDay(parts.clock.now()).toString(),
      done: done === 'bestaetigt' || done === 'bestritten' ? words.lead.done[done] : null,
      error:
        wrong === null
          ? null
          : {
              field: wrong === 'text-missing' ? 'grund' : 'nummer',
              message: said[wrong] ?? words.book.errors['nothing-there'],
            },
      typed: typedIn(request),
      titleOf: (service) => titlesOf(parts, service)[language],
    }),
    wrong === null ? 200 : 422,
  );
}
