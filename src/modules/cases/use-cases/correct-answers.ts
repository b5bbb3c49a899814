import type { ServiceFolder } from '#catalogue';
import type { AskedAgain, FieldIssue, UploadAgain } from '#forms';
import { legalDay } from '#kernel/clock';
import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { FormBody } from '#platform/http';
import type { Visitor } from '../domain/access.ts';
import type { CaseRow } from '../domain/case-state.ts';
import { namedPlaces } from '../domain/named-places.ts';
import { claimOnce, doneCase, insertEvidence, insertFinders } from '../store/small-stores.ts';
import { advance, getVersion } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import type { CommandRefusal } from './citizen-commands.ts';
import { applicantOf, findersOf, hasFreeText } from './submit-case.ts';
import { answersOf } from './view-case.ts';
import { openForChange, saveCase } from './with-case.ts';

/**
 * Answers the clerk's question: exactly the named answers, checked by the form's own rules; everything else stays as it was sent.
 * Words beside them become a message. The case goes on. Refused with what is wrong at which field, or when nothing is asked.
 */
export function correctAnswers(parts: CaseParts, visitor: Visitor, order: Correction): Promise<Corrected> {
  return parts.db.transaction(async (tx) => {
    const { number, once = null } = order;
    const opened = await openForChange(parts, tx, visitor, { number, permission: 'case:answer' });
    if (!opened?.state) return refuse('not-found');
    const { row, state } = opened;
    if (once && (await doneCase(tx, onceKey(row, once)))) return ok(null);
    const folder = await getVersion(parts, row);
    const { model } = await parts.processes.of(folder);
    const token = state.process.t.find(
      (candidate) => candidate.w === 'task' && model.nodes[candidate.n]?.attributes['role'] === 'citizen',
    );
    if (!token || !state.question) return refuse('nothing-asked');
    const sent = answersOf(parts.forms.formOf(folder), state);
    const asked = askedAgain(parts, { row, folder, answers: sent, question: state.question }, order.language);
    if (asked.paths.length === 0 && order.note === '') return { ...refuse('invalid'), issues: [] };
    const read = 'body' in order ? parts.forms.readAgain(asked, order.body) : readValues(parts, asked, order.values);
    if (!read.ok) return { ...refuse('invalid'), issues: read.issues };
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const answers = await keepUploads(parts, tx, row, { answers: read.answers, uploads: read.uploads, at });
    const changed = Object.fromEntries(
      Object.entries(answers).filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(sent[id])),
    );
    const applicant = {
      ...applicantOf(folder, { answers, language: row.language, actor: visitor.actor }, at, ''),
      consent: state.applicant.consent,
    };
    const before = { ...state, question: null, freeText: hasFreeText(folder, answers), applicant };
    const command = { type: 'complete-task' as const, at, tokenId: token.i, variables: changed };
    const moved = await advance(parts, tx, { row, state: before, actor: visitor.actor }, command);
    if (!moved.ok) return refuse('not-possible-now');
    const corrected = {
      type: 'case.corrected',
      public: { questions: [...asked.paths], changed: Object.keys(changed).length },
      sealed: { answers: changed },
    };
    const from = visitor.mandate ? 'representative' : 'citizen';
    const message = { type: 'case.message', public: { from }, sealed: { text: order.note } };
    const said = order.note === '' ? [corrected] : [corrected, message];
    await saveCase(parts, tx, row, { ...moved, actor: visitor.actor, events: [...said, ...moved.events] });
    if (once) await claimOnce(tx, onceKey(row, once), row.id, at);
    insertFinders(tx, row.id, row.office, findersOf(parts, folder, answers));
    return ok(null);
  });
}

/** The questions that the clerk named, as the form asks them again: with the fees and rules of the day of sending. */
export function askedAgain(parts: CaseParts, about: AskedCase, language: Language): AskedAgain {
  const { row, folder, answers, question } = about;
  const form = parts.forms.formOf(folder);
  const context = parts.forms.contextOf(folder, language, legalDay(Temporal.Instant.from(row.submittedAt)));
  const texts = folder.texts[language];
  const places = parts.forms.summary(form, answers, texts, context).flatMap(({ rows }) => rows.map(({ path }) => path));
  return { form, answers, paths: namedPlaces(question?.questions ?? [], places), texts, context };
}

/** Answers by their place, as programs send them: only the named ones, by the rules of the form; files come through the page. */
function readValues(
  parts: CaseParts,
  asked: AskedAgain,
  values: JsonObject,
): { readonly ok: true; readonly answers: JsonObject; readonly uploads: readonly UploadAgain[] } | NotRead {
  const allowed = parts.forms.questionsAgain(asked).filter(({ question }) => question.type !== 'file');
  const foreign = Object.keys(values).filter((path) => !allowed.some((again) => again.path === path));
  if (foreign.length > 0) return { ok: false, issues: foreign.map((path) => issue(path, 'not-asked')) };
  const merged = structuredClone(asked.answers) as Record<string, Json>;
  for (const [path, value] of Object.entries(values)) setAt(merged, path.split('.'), value ?? null);
  const checked = parts.forms.checkAnswers(asked.form, merged, asked.context);
  if (checked.ok) return { ok: true, answers: checked.answers, uploads: [] };
  const own = checked.errors.filter(({ path }) => asked.paths.includes(path));
  if (own.length > 0) return { ok: false, issues: own.map(({ path, code }) => issue(path, code)) };
  return { ok: true, answers: merged, uploads: [] };
}

const issue = (path: string, code: string): FieldIssue => ({
  question: path,
  part: null,
  code,
  field: path,
  message: code,
});

/** Seals new files under the case and names them in the answer at their place. */
async function keepUploads(parts: CaseParts, tx: Tx, row: CaseRow, kept: Kept): Promise<JsonObject> {
  const answers = structuredClone(kept.answers) as Record<string, Json>;
  for (const { path, file } of kept.uploads) {
    const id = parts.newId();
    const { name, mediaType, bytes, sha256 } = file;
    const sealed = await parts.vault.sealBytes(row.key, bytes, `evidence:${id}`, tx);
    await insertEvidence(tx, { id, caseId: row.id, sealed, size: bytes.length, at: kept.at });
    addAt(answers, path.split('.'), { id, name, mediaType, size: bytes.length, sha256 });
  }
  return answers;
}

/** `hunde.1.chipnachweis`: the list in the first dog's answer. */
function addAt(answers: Record<string, Json>, path: readonly string[], file: JsonObject): void {
  const { place, id } = placeOf(answers, path);
  if (place) place[id] = [...((place[id] as Json[] | null | undefined) ?? []), file];
}

function setAt(answers: Record<string, Json>, path: readonly string[], value: Json): void {
  const { place, id } = placeOf(answers, path);
  if (place) place[id] = value;
}

function placeOf(answers: Record<string, Json>, [first = '', index, last]: readonly string[]) {
  const place = last === undefined ? answers : (answers[first] as Record<string, Json>[])[Number(index) - 1];
  return { place, id: last ?? first };
}

const onceKey = (row: CaseRow, once: string): string => `correct:${row.id}:${once}`;

interface Kept {
  readonly answers: JsonObject;
  readonly uploads: readonly UploadAgain[];
  readonly at: string;
}
interface AskedCase {
  readonly row: CaseRow;
  readonly folder: ServiceFolder;
  readonly answers: JsonObject;
  readonly question: { readonly questions: readonly string[] } | null;
}
type NotRead = { readonly ok: false; readonly issues: readonly FieldIssue[] };
export type Correction = {
  readonly number: string;
  /** Of the page on which the person answered: numbers are read in its way. */
  readonly language: Language;
  /** What the person says beside the answers; may be empty. */
  readonly note: string;
  /** The same key again gives the same answer and changes nothing. */
  readonly once?: string | null;
} & ({ readonly body: FormBody } | { readonly values: JsonObject });
export type Corrected = Result<null, CommandRefusal | 'invalid'> & {
  /** What is wrong at which field; empty when nothing at all was answered. */
  readonly issues?: readonly FieldIssue[];
};
