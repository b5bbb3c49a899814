import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CardField } from '../domain/card/index.ts';
import { mandateHash } from '../domain/visit/index.ts';
import { texts, type Words } from '../texts/index.ts';
import { mandateText } from '../texts/mandate-text.ts';
import { openReading, readsCards } from '../use-cases/card/begin-reading.ts';
import type { PartnerParts } from '../use-cases/partner-parts.ts';
import { forgetForm, neededLevel, servedVisit, titlesOf } from '../use-cases/serve-visit.ts';
import { servedVisitPage } from './pages/served-visit-page.tsx';
import type { ShellFor } from './shell-for.ts';

/** One step of a visit; what is wrong stands on the page of the visit. */
export function visitStep(parts: PartnerParts, shellFor: ShellFor, what: string, handle: Step): Route {
  return {
    method: 'POST',
    path: `/:lang/team/servicepunkt/:besuch/${what}`,
    permission: 'partner-visit:serve',
    body: 'form',
    page: '/:lang/team/servicepunkt/:besuch',
    async handle(request) {
      const id = request.params['besuch'] ?? '';
      if (!(await servedVisit(parts, request.actor, id))) return notFound;
      const said = await handle(request, id);
      if (said === null) return redirect(`/${request.language}/team/servicepunkt/${id}`);
      if (typeof said === 'object' && 'kind' in said) return said;
      const wrong = typeof said === 'string' ? { reason: said } : said;
      return wrong.reason === 'not-found' ? notFound : showVisit(parts, shellFor, request, wrong);
    },
  };
}

/** The page of a visit of the own branch, with what is wrong; a visit of another branch is not there. */
export async function showVisit(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  wrong: Wrong | null,
): Promise<Reply> {
  const row = await servedVisit(parts, request.actor, request.params['besuch'] ?? '');
  if (!row) return notFound;
  const { language, actor } = request;
  const words = texts[language];
  const titles = titlesOf(parts, row.service);
  // The person ended it elsewhere: nobody can open the form here any more.
  if (row.key === null) await forgetForm(parts, request, row);
  const draft = row.key && row.draftId ? await parts.forms.ownDraft(request, row.draftId) : null;
  const context = draft && parts.forms.contextOf(draft.folder, language);
  const isReady = draft && context && !draft.sent ? parts.forms.ready(draft, context).ok : false;
  const sections =
    isReady && draft && context
      ? parts.forms.summary(draft.form, draft.answers, draft.folder.texts[language], context)
      : [];
  const text = mandateText(row.language, titles[row.language]);
  const isToIdentify = row.state === 'mandate-signed';
  return html(
    servedVisitPage({
      ...{ shell: shellFor(request), words, csrf: request.csrf, row, title: titles[language] },
      ...{ mandate: text, textHash: mandateHash(text), sections },
      needsCard: neededLevel(parts, row.service) === 'high',
      readsCards: readsCards(parts, row.branch),
      reading: isToIdentify ? await openReading(parts, actor, row.id) : null,
      error: wrong && errorOf(words, wrong),
    }),
    wrong ? (wrong.reason === 'service-away' ? 503 : 422) : 200,
  );
}

function errorOf({ desk }: Words, { reason, fields = [] }: Wrong) {
  const { errors, card } = desk;
  if (!Object.hasOwn(errors, reason)) return null;
  const named = fields.map((field) => card.fields[field]).join(', ');
  const message = named ? card.differs(named) : errors[reason as keyof typeof errors];
  return { message, field: fieldsOfCard[reason] ?? null };
}

const cardForm = 'karte';
const fieldsOfCard: Readonly<Record<string, string>> = {
  'photo-missing': 'foto',
  'consent-missing': 'einverstanden',
  ...Object.fromEntries(
    ['no-reader', 'too-many-readings', 'service-away', 'not-yet', 'reading-over', 'cancelled', 'card-invalid']
      .concat(['card-kind', 'card-not-whole', 'other-person'])
      .map((reason) => [reason, cardForm]),
  ),
};

/** Why a step was refused, with the fields that differ from a card. */
export interface Wrong {
  readonly reason: string;
  readonly fields?: readonly CardField[];
}
/** Null when it is done, a reply that leads elsewhere, or why not. */
type Step = (request: Request, id: string) => Promise<string | Wrong | Reply | null>;
