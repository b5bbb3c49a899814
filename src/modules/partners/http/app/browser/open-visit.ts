import { makeStreets, type StreetData } from '#catalogue';
import {
  type Answers,
  answersAt,
  answerTrial,
  changeTrialList,
  checkAnswers,
  emptyTrial,
  type FieldIssue,
  type Fields,
  type FileRef,
  type FormContext,
  type FormModel,
  formFromData,
  previousStep,
  streetCheck,
  type Trial,
  type TrialContent,
  trialAt,
  trialSteps,
} from '#forms';
import { reachesLevel } from '#kernel/actor';
import { parseCaseNumber } from '#kernel/case-number';
import { legalDay } from '#kernel/clock';
import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import type { MandateMethod, StatedMethod } from '../../../domain/visit/index.ts';
import { levelOfMethod } from '../../../domain/visit/index.ts';
import type { AppPackage, AppService } from '../../../use-cases/app/app-types.ts';
import type { Recorded } from './keep-visit.ts';

/** A visit begins: with the code somebody brought, or with a resume code that they take home. Null for a code that is none. */
export function beginVisit(wish: VisitWish, chance: Chance): OpenVisit | null {
  const typed = wish.code.trim();
  const parsed = typed === '' ? null : parseCaseNumber(typed, 'P');
  if (parsed && !parsed.ok) return null;
  const person = parsed
    ? { code: parsed.value }
    : { resumeCode: wish.resumeCode ?? resumeCode(chance.bytes(resumeCodeBytes)) };
  const { service, language } = wish;
  return {
    ...{ id: chance.uuid(), service, language, person, mandate: null, identity: null },
    ...{ content: emptyTrial(language), at: { page: 'mandate' }, files: {} },
  };
}

/** The person signed the words of the package, in this way. */
export const signed = (visit: OpenVisit, method: MandateMethod, at: string): OpenVisit => {
  const { hash } = visit.service.mandates[visit.language];
  return { ...visit, mandate: { textHash: hash, method, signedAt: at }, at: { page: 'identity' } };
};

/** Who the person is was looked at in this way; null when it is not enough for the service. */
export function identified(visit: OpenVisit, method: StatedMethod, at: string, trial: Trial): OpenVisit | null {
  const level = levelOfMethod[method];
  if (!reachesLevel(level, visit.service.level)) return null;
  return atStep({ ...visit, identity: { method, level, at } }, trial, '');
}

/** The form of a visit in a language, by the engine of the city. */
export const trialOf = (
  visit: OpenVisit,
  pack: AppPackage,
  streets: StreetData,
  now: string,
  language: Language,
): Trial => ({
  form: formOf(visit.service),
  texts: visit.service.texts[language],
  context: contextOf(visit.service, pack.city, streets, now, language),
});

/** The answers of a page; with what is wrong, or the visit at its next page. */
export function answered(visit: OpenVisit, trial: Trial, key: string, fields: Fields, files: HeldByQuestion): Answered {
  const named = Object.fromEntries(
    Object.entries(files).map(([question, held]) => [question, held.map(({ ref }) => ref)]),
  );
  const done = answerTrial(trial, visit.content, key, fields, named);
  if (!done.ok) return { issues: done.issues };
  const held = Object.fromEntries(Object.values(files).flatMap((list) => list.map((file) => [file.ref.id, file])));
  const next = { ...visit, content: done.content, files: { ...visit.files, ...held } };
  if (done.exit) return { visit: { ...next, at: { page: 'exit', exit: done.exit, from: key } } };
  return { visit: atStep(next, trial, done.next ?? '') };
}

/** Adds to a list, takes an item away, or goes on from it. */
export function changedList(
  visit: OpenVisit,
  trial: Trial,
  key: string,
  act: Parameters<typeof changeTrialList>[3],
): ListChanged {
  const { content, next, error } = changeTrialList(trial, visit.content, key, act);
  const changed = { ...visit, content };
  if (error) return { visit: { ...changed, at: { page: 'question', key } }, error };
  return { visit: next === null ? { ...changed, at: { page: 'check' } } : atStep(changed, trial, next), error: null };
}

/** The page before this one. */
export function back(visit: OpenVisit, trial: Trial): OpenVisit {
  const { at } = visit;
  const to = (page: 'mandate' | 'identity'): OpenVisit => ({ ...visit, at: { page } });
  if (at.page === 'mandate' || at.page === 'identity') return to('mandate');
  if (at.page === 'exit') return { ...visit, at: { page: 'question', key: at.from } };
  const steps = trialSteps(trial, visit.content);
  const before = at.page === 'question' ? previousStep(steps, at.key) : steps.at(-1);
  return before ? { ...visit, at: { page: 'question', key: before.key } } : to('identity');
}

/** The step under this key, or the first that is open; the check page when all are answered. */
export function atStep(visit: OpenVisit, trial: Trial, key: string): OpenVisit {
  const step = trialAt(trial, visit.content, key);
  return { ...visit, at: step ? { page: 'question', key: step.key } : { page: 'check' } };
}

/** The whole visit for the seal; null while something is missing. */
export function recordedOf(visit: OpenVisit, trial: Trial, now: string): Recorded | null {
  const { id, language, person, service, mandate, identity } = visit;
  const checked = checkAnswers(trial.form, visit.content.answers, trial.context);
  if (!checked.ok || !mandate || !identity) return null;
  const { answers, files } = apart(trial.form, checked.answers, visit.files);
  return {
    ...{ id, recordedAt: now, language, person, service: service.id, edition: service.edition },
    ...{ mandate, identity, answers, files: [...files] },
  };
}

/** Answers without files, and the files by their place. */
function apart(form: FormModel, answers: Answers, held: OpenVisit['files']) {
  const files: { path: string; name: string; content: string }[] = [];
  const isFile = (page: FormModel['pages'][number], id: string): boolean =>
    page.kind === 'questions' && page.questions.some((one) => one.id === id && one.type === 'file');
  const without = (own: JsonObject, pages: FormModel['pages'], prefix: string): JsonObject =>
    Object.fromEntries(
      Object.entries(own).flatMap(([id, value]): [string, Json | undefined][] => {
        if (!pages.some((page) => isFile(page, id))) return [[id, value]];
        for (const { id: file } of value as unknown as readonly FileRef[]) {
          const one = held[file];
          if (one) files.push({ path: prefix + id, name: one.ref.name, content: one.content });
        }
        return [];
      }),
    );
  const rest: Record<string, Json | undefined> = { ...without(answers, form.pages, '') };
  for (const page of form.pages) {
    if (page.kind !== 'repeat') continue;
    const { id } = page.repeat;
    const items = rest[id];
    if (Array.isArray(items))
      rest[id] = items.map((item, index) => without(item as JsonObject, page.pages, `${id}.${index + 1}.`));
  }
  return { answers: rest as JsonObject, files };
}

/** What was answered on a page before, as fields. */
export const storedFiles = (visit: OpenVisit, trial: Trial, key: string, question: string): readonly HeldFile[] => {
  const step = trialSteps(trial, visit.content).find((one) => one.key === key);
  const refs = step
    ? (answersAt(visit.content.answers, step)[question] as unknown as readonly FileRef[] | undefined)
    : [];
  return (refs ?? []).flatMap(({ id }) => visit.files[id] ?? []);
};

function formOf({ form }: AppService): FormModel {
  const known = forms.get(form) ?? formFromData(form);
  forms.set(form, known);
  return known;
}

function contextOf(service: AppService, city: string, data: StreetData, now: string, language: Language): FormContext {
  const streets = lists.get(data) ?? makeStreets(data.list, data.postcodes, data.isComplete);
  lists.set(data, streets);
  const asked = { city: () => ({ name: city }), checkLocalAddress: streets.check };
  const today = legalDay(Temporal.Instant.from(now));
  return { today, sentOn: null, fees: service.fees, language, streets: streetCheck(asked) };
}

const forms = new WeakMap<JsonObject, FormModel>();
const lists = new WeakMap<StreetData, ReturnType<typeof makeStreets>>();

/** A visit that is under way: in the memory of the page alone, until it is sealed. */
export interface OpenVisit {
  readonly id: string;
  readonly service: AppService;
  /** Of the person. */
  readonly language: Language;
  readonly person: { readonly code: string } | { readonly resumeCode: string };
  readonly mandate: { readonly textHash: string; readonly method: MandateMethod; readonly signedAt: string } | null;
  readonly identity: Recorded['identity'] | null;
  readonly content: TrialContent;
  readonly at: Place;
  /** By the id that the answers name. */
  readonly files: Readonly<Record<string, HeldFile>>;
}
export type Place =
  | { readonly page: 'mandate' | 'identity' | 'check' }
  | { readonly page: 'question'; readonly key: string }
  | { readonly page: 'exit'; readonly exit: string; readonly from: string };
export interface HeldFile {
  readonly ref: FileRef;
  /** Base64. */
  readonly content: string;
}
export type HeldByQuestion = Readonly<Record<string, readonly HeldFile[]>>;
export interface VisitWish {
  readonly service: AppService;
  readonly language: Language;
  /** As typed or scanned. */
  readonly code: string;
  /** Of the same person's visit before. */
  readonly resumeCode: string | null;
}
/** Ids and chance from outside. */
export interface Chance {
  uuid(): string;
  bytes(count: number): Uint8Array;
}
export type Answered = { readonly visit: OpenVisit } | { readonly issues: readonly FieldIssue[] };
interface ListChanged {
  readonly visit: OpenVisit;
  readonly error: string | null;
}
