import { notFound, type Reply, type Request } from '#platform/http';
import { bilingualText, composeText } from '../../domain/compose-text.ts';
import { entriesOf } from '../../domain/entries.ts';
import { askOutcome } from '../../domain/outcomes.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { type DecisionOrder, decideTask } from '../../use-cases/clerk/decide-task.ts';
import { previewDecision } from '../../use-cases/clerk/preview-decision.ts';
import type { CaseHttp } from '../case-http.ts';
import { type CaseDesk, caseDesk, showCase } from './case-desk.ts';
import { goOn } from './go-on.ts';
import { type Refusal, refusalAbout } from './refusal-about.ts';
import type { Typed } from './typed.ts';

/** Decides a task, or shows beforehand what would go out; blocks and own words become one text in each language. */
export async function decide(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  number: string,
  typed: Typed,
): Promise<Reply> {
  const model = await caseDesk(parts, http, request, { typed });
  if (!model) return notFound;
  const refused = (reason: Refusal): Promise<Reply> | Reply =>
    reason === 'not-found' ? notFound : showCase(parts, http, request, { typed, ...refusalAbout(model.desk, reason) });
  const order = orderOf(model, number, typed);
  if (!order) return refused('english-missing');
  if (request.form.get('tun') === 'vorschau') {
    const preview = await previewDecision(parts, request.actor, order);
    if (!preview.ok) return refused(preview.reason);
    const previewQuestion = order.question?.text ?? null;
    return showCase(parts, http, request, { typed, preview: preview.value, previewQuestion });
  }
  const done = await decideTask(parts, request.actor, order);
  if (!done.ok) return refused(done.reason);
  return goOn(parts, http, request, saidOf(model, order), number);
}

/** What the form asks for; null while the English words for the person are missing. */
function orderOf({ found }: CaseDesk, number: string, typed: Typed): DecisionOrder | null {
  const node = found.task?.node ?? '';
  const blocksIn = (language: 'de' | 'en'): string[] => {
    const blocks = found.folder.texts[language].tasks[node]?.blocks ?? {};
    return typed.blocks.flatMap((id) => (Object.hasOwn(blocks, id) ? (blocks[id] ?? []) : []));
  };
  const base = { number, token: typed.token, outcome: typed.outcome };
  if (typed.outcome !== askOutcome)
    return {
      ...base,
      reason: composeText(blocksIn('de'), typed.german),
      entries: ownEntries(found, typed),
      question: null,
    };
  const own = { de: typed.german, en: typed.english };
  const said = bilingualText({ de: blocksIn('de'), en: blocksIn('en') }, own, found.row.language);
  return said && { ...base, reason: '', question: { questions: typed.questions, ...said } };
}

/** Only what the chosen outcome wants; other fields on the page are not part of the decision. */
function ownEntries({ open }: CaseDesk['found'], typed: Typed): Readonly<Record<string, string>> {
  const wanted = entriesOf(open?.attributes ?? {}).filter(({ outcome }) => outcome === typed.outcome);
  return Object.fromEntries(wanted.map(({ id }) => [id, typed.entries[id] ?? '']));
}

function saidOf({ found }: CaseDesk, order: DecisionOrder): string {
  if (order.outcome === askOutcome) return 'asked';
  return found.open?.isFourEyes ? 'proposed' : 'decided';
}
