import type { ServiceFolder } from '#catalogue';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Tx } from '#platform/database';
import type { CheckedFile } from '#platform/files';
import type { FormBody, Request, UploadedFile } from '#platform/http';
import type { CheckedAnswers } from './domain/check-answers.ts';
import type { FormContext } from './domain/form-context.ts';
import type { Answers, FileRef, FormModel, FormWords, Question, Scope } from './domain/form-model.ts';
import type { Fields } from './domain/read-input.ts';
import type { SummarySection } from './domain/summary.ts';
import type { MissingJson } from './http/api/draft-json.ts';
import type { FieldIssue } from './texts/field-issues.ts';
import type { AnswersAsForm } from './use-cases/answers-as-form.ts';
import type { Draft } from './use-cases/load-draft.ts';
import type { ListedDraft } from './use-cases/my-drafts.ts';
import type { Ready, TakenFile } from './use-cases/send-draft.ts';

/** The door of the forms: what cases and portal may ask of them. */
export interface Forms {
  /** The form of a service version, parsed once; throws only for folders that were never checked. */
  formOf(folder: ServiceFolder): FormModel;
  /** What the form knows today; after sending, fees and `sentOn` are those of that day. */
  contextOf(folder: ServiceFolder, language: Language, sentOn?: Temporal.PlainDate): FormContext;
  /** The own draft of this browser or account that was used last, or exactly the one with this id; null when there is none. */
  loadDraft(request: Request, folder: Pick<ServiceFolder, 'id'>, only?: string): Promise<Draft | null>;
  /** The own draft with this id, also when it was sent; null for unknown and foreign ones. */
  ownDraft(request: Request, id: string): Promise<Draft | null>;
  /** What stands in the way of sending a draft, in the person's language, each with its place. */
  missing(request: Request, draft: Draft): readonly MissingJson[];
  /** The drafts of this browser and account that were not sent, last used first, each with the day until which it is kept. */
  myDrafts(request: Request): Promise<readonly ListedDraft[]>;
  /** Everything valid and complete with dead answers pruned, or the first step that is not, or the exit reached. */
  ready(draft: Draft, context: FormContext): Ready;
  /** Where a person mends what `ready` found. */
  hrefOf(language: Language, service: string, notReady: Extract<Ready, { ok: false }>): string;
  /** False when it was already sent, or saved again since it was loaded: load again and look at `sent`. The answers are gone from here then. */
  markSent(tx: Tx, draft: Draft, caseId: Uuid, caseNumber: string): Promise<boolean>;
  /** The same without waiting: where it would be false the transaction fails, with a cause that `isNotSent` knows. */
  postSent(tx: Tx, draft: Draft, caseId: Uuid, caseNumber: string): void;
  isNotSent(cause: unknown): boolean;
  /** The bytes of these files; every file of the draft is deleted here. */
  takeFiles(tx: Tx, draft: Draft, files: readonly FileRef[]): Promise<readonly TakenFile[]>;
  /** Answers from elsewhere (interface, import): pruned and official, or what is wrong by question. Never throws. */
  checkAnswers(form: FormModel, answers: Answers, context: FormContext): CheckedAnswers;
  /** Grouped pairs of label and value. */
  summary(form: FormModel, answers: Answers, texts: FormWords, context: FormContext): readonly SummarySection[];
  /** The German record as canonical JSON: the same bytes for the same answers in every language. */
  germanRecord(form: FormModel, answers: Answers, context: FormContext): string;
  /**
   * Begins a draft with answers known from elsewhere, by the names in `carry`; gives it and the address of its first open question. What began
   * `once` from the same place goes on as long as it is not sent.
   */
  startWith(
    request: Request,
    folder: ServiceFolder,
    known: Answers,
    once?: string,
  ): Promise<{ readonly id: Uuid; readonly href: string }>;
  /** For "please correct": the named questions as they are shown again, with the answers as sent. */
  questionsAgain(asked: AskedAgain): readonly QuestionAgain[];
  /** Answers of a program to them, as the form of the page would bring them. */
  answersAsForm(asked: AskedAgain, values: JsonObject, files: readonly UploadedFile[]): AnswersAsForm;
  /** Reads and checks what was posted for them; checked uploads are handed over beside the answers. */
  readAgain(asked: AskedAgain, body: FormBody): ReadAgain;
  /** Deletes drafts that nobody used for too long, now instead of within the hour; gives how many. */
  sweepDrafts(): Promise<number>;
}

/** Some questions of a form that are asked again. */
export interface AskedAgain {
  readonly form: FormModel;
  /** The answers as sent. */
  readonly answers: Answers;
  /** Places among the answers as `SummaryRow.path` names them: `vorname`, `hunde.1.name`. */
  readonly paths: readonly string[];
  readonly texts: FormWords;
  readonly context: FormContext;
}
export type ReadAgain =
  | { readonly ok: true; readonly answers: Answers; readonly uploads: readonly UploadAgain[] }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };
/** A new file for the question at this path; the caller stores it and adds it to the answer. */
export interface UploadAgain {
  readonly path: string;
  readonly file: CheckedFile;
}
/** A question asked again, under a field name of its own, so that two items of a list stand on one page. */
export interface QuestionAgain {
  readonly path: string;
  /** The question with its field name as id; goes with `texts` into `QuestionFields`. */
  readonly question: Question;
  readonly texts: FormWords;
  readonly scope: Scope;
  /** The answer as sent, as fields. */
  readonly fields: Fields;
  readonly files: readonly FileRef[];
}
