export { type AnswerError, type CheckedAnswers, checkAnswers } from './domain/check-answers.ts';
export type { StreetCheck } from './domain/check-value.ts';
export type { FormContext } from './domain/form-context.ts';
export {
  type Address,
  type Answers,
  type FileRef,
  type FormModel,
  type FormWords,
  type Question,
  questionsOf,
  type TranslatedText,
} from './domain/form-model.ts';
export { type Journey, type JourneyProblem, unvisitedPages, walkJourney } from './domain/journey.ts';
export type { FormProblem, ParsedForm } from './domain/parse-form.ts';
export { progressAt } from './domain/progress.ts';
export { visibleQuestions } from './domain/prune.ts';
export type { Fields } from './domain/read-input.ts';
export { germanText } from './domain/record.ts';
export { answersAt, itemsOf, previousStep, type QuestionStep, type Step } from './domain/steps.ts';
export type { SummaryRow, SummarySection } from './domain/summary.ts';
export { itemTitle } from './domain/summary.ts';
export { addressLines } from './domain/value-lines.ts';
export { type FieldValues, fieldsFrom, writeInput } from './domain/write-input.ts';
export type { AskedAgain, Forms, QuestionAgain, ReadAgain, UploadAgain } from './forms.ts';
export { takingCodes } from './http/api/with-code.ts';
export { QuestionFields } from './http/pages/question-fields.tsx';
export { formsModule } from './module.ts';
export type { FieldIssue } from './texts/field-issues.ts';
export { checkFormNames } from './use-cases/check-form.ts';
export { checkServiceForm } from './use-cases/check-service.ts';
export { formAsData, formFromData } from './use-cases/form-data.ts';
export { readForm, streetCheck } from './use-cases/form-of.ts';
export type { AccountKeys } from './use-cases/form-parts.ts';
export type { Draft } from './use-cases/load-draft.ts';
export type { ListedDraft } from './use-cases/my-drafts.ts';
export type { Ready, TakenFile } from './use-cases/send-draft.ts';
export {
  answerTrial,
  changeTrialList,
  emptyTrial,
  readTrial,
  type Trial,
  type TrialContent,
  type TrialPage,
  trialAt,
  trialPages,
  trialSteps,
  trialSummary,
} from './use-cases/trial.ts';
