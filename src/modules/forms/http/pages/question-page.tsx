import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Heading,
  InsetText,
  Page,
  Prepared,
  Progress,
  renderDocument,
  Text,
} from '#ui';
import { serialsOf } from '../../domain/draft-content.ts';
import { type FileRef, type Question, textKey } from '../../domain/form-model.ts';
import { progressAt } from '../../domain/progress.ts';
import { visibleQuestions } from '../../domain/prune.ts';
import type { Fields } from '../../domain/read-input.ts';
import { answersAt, previousStep, type QuestionStep } from '../../domain/steps.ts';
import { itemTitle } from '../../domain/summary.ts';
import { noFields } from '../../domain/write-input.ts';
import type { FieldIssue } from '../../texts/field-issues.ts';
import { citizenDeadline } from '../deadlines.ts';
import type { OpenForm } from '../open-form.ts';
import { PostForm, type PostFormProps } from './post-form.tsx';
import { QuestionFields } from './question-fields.tsx';

/** One thing per page: the question as heading and label, the way back, progress in words. */
export function questionPage(form: OpenForm, step: QuestionStep, fields: Fields, issues: readonly FieldIssue[] = []) {
  const { draft, request, language, texts, paths, steps } = form;
  const asked = askedAt(form, step);
  const back = previousStep(steps, step.key);
  const caption = itemTitle(step, draft.answers, texts);
  return renderDocument(
    <Page
      {...form.parts.shellFor(request)}
      language={language}
      title={`${asked.heading} – ${texts.title}`}
      error={issues.length > 0}
      noIndex
      openForm={formId}
      back={{ href: form.fromCheck ? paths.check : back ? paths.step(back.key) : paths.start }}
    >
      <ErrorSummary errors={issues.map(({ field, message }) => ({ field, message }))} />
      <Progress {...progressAt(steps, step.key)} savedAt={hasAnswers(form) ? draft.savedAt : undefined} />
      {caption ? <Text muted>{caption}</Text> : null}
      {fields === noFields && issues.length === 0 && asked.questions.every(isForAll) ? (
        <EmptyForm form={form} step={step} asked={asked} />
      ) : (
        <FilledForm form={form} step={step} asked={asked} fields={fields} issues={issues} own={ownParts(form, step)} />
      )}
    </Page>,
  );
}

/** Questions and heading of a step as they are asked now. */
function askedAt({ texts, draft }: OpenForm, step: QuestionStep): Asked {
  const repeat = step.item?.repeat ?? null;
  const questions = visibleQuestions(step);
  const own = texts.pages[step.page.id];
  const first = questions[0] ? texts.questions[textKey(repeat, questions[0].id)]?.label : undefined;
  const { provenance } = draft.content;
  return {
    questions,
    heading: own?.title ?? first ?? texts.title,
    isHeading: questions.length === 1 && own?.title === undefined,
    sources: (['register', 'carried'] as const).filter(
      (source) => !repeat && questions.some(({ id }) => provenance[id] === source),
    ),
  };
}

/** Nothing stands in the fields yet, so the form is the same for everybody but for what marks it as this person's. */
function EmptyForm({ form, step, asked }: Omit<FormProps, 'fields' | 'issues' | 'own'>) {
  const { action, csrf, draft, item } = ownParts(form, step);
  const { id, once } = draft;
  const rev = Math.min(draft.rev, 1);
  const ids = asked.questions.map((question) => question.id).join(' ');
  return (
    <Prepared
      of={step.page}
      by={[ids, asked.sources.join(' '), rev > 0, once !== undefined, item !== undefined]}
      holes={{ action, csrf, id, once: once ?? '', item: String(item) }}
    >
      {(own) => (
        <FilledForm
          form={form}
          step={step}
          asked={asked}
          fields={noFields}
          issues={[]}
          own={{
            action: own.action,
            csrf: own.csrf,
            draft: { rev, id: own.id, ...(once === undefined ? {} : { once: own.once }) },
            item: item === undefined ? undefined : own.item,
          }}
        />
      )}
    </Prepared>
  );
}

/** A question whose field is the same for everybody as long as nothing stands in it. */
const isForAll = ({ required, options, type }: Question): boolean =>
  typeof required === 'boolean' && type !== 'file' && options.every(({ when }) => when === null);

function FilledForm({ form, step, asked, fields, issues, own }: FormProps) {
  const { language, texts, words } = form;
  const { questions, heading, isHeading, sources } = asked;
  const repeat = step.item?.repeat ?? null;
  const help = texts.pages[step.page.id]?.help;
  const hasFiles = questions.some((question) => question.type === 'file');
  return (
    <PostForm id={formId} {...own} upload={hasFiles}>
      {isHeading ? null : <Heading level={1}>{heading}</Heading>}
      {help ? <Text>{help}</Text> : null}
      {sources.map((source) => (
        <InsetText key={source}>{words.question.provenance[source]}</InsetText>
      ))}
      <QuestionFields
        questions={questions}
        texts={texts}
        fields={fields}
        language={language}
        scope={step.scope}
        issues={issues}
        repeat={repeat}
        heading={isHeading}
        files={filesByQuestion(form, step)}
        hasDeadline={citizenDeadline(form)?.passed === false}
        autofill={repeat ? {} : autofillOf(form)}
      />
      <ButtonGroup>
        <Button>{words.continue}</Button>
        {hasFiles ? (
          <Button variant="secondary" name="_action" value="upload">
            {words.question.upload}
          </Button>
        ) : null}
        <Button variant="tertiary" name="_action" value="later">
          {words.later}
        </Button>
      </ButtonGroup>
    </PostForm>
  );
}

/** What marks the form as this person's. */
const ownParts = ({ draft, request, paths, fromCheck }: OpenForm, step: QuestionStep) => ({
  action: paths.step(step.key, fromCheck),
  csrf: request.csrf,
  draft,
  item: step.item ? serialsOf(draft.content, step.item.repeat)[step.item.index] : undefined,
});

const hasAnswers = ({ draft: { content } }: OpenForm): boolean =>
  content.done.length > 0 || Object.keys(content.typed).length > 0;

/** No question has such a name. */
const formId = 'open-questions';

function filesByQuestion({ draft }: OpenForm, step: QuestionStep): Record<string, readonly FileRef[]> {
  const answers = answersAt(draft.answers, step);
  return Object.fromEntries(
    step.page.questions
      .filter((question) => question.type === 'file')
      .map((question) => [question.id, (answers[question.id] ?? []) as readonly FileRef[]]),
  );
}

/** The questions about the person themself, which the browser may know. */
function autofillOf({ draft }: OpenForm): Record<string, string> {
  const { name, birthDate, email } = draft.folder.service.subject;
  const [given, family] = name.length > 1 ? [name[0], name.at(-1)] : [undefined, name[0]];
  return {
    ...(given ? { [given]: 'given-name' } : {}),
    ...(family ? { [family]: given ? 'family-name' : 'name' } : {}),
    ...(birthDate ? { [birthDate]: 'bday' } : {}),
    ...(email ? { [email]: 'email' } : {}),
  };
}

interface Asked {
  readonly questions: readonly Question[];
  readonly heading: string;
  /** The only question is the heading of the page. */
  readonly isHeading: boolean;
  /** Where answers come from that the person did not give here. */
  readonly sources: readonly ('register' | 'carried')[];
}
interface FormProps {
  readonly form: OpenForm;
  readonly step: QuestionStep;
  readonly asked: Asked;
  readonly fields: Fields;
  readonly issues: readonly FieldIssue[];
  readonly own: Omit<PostFormProps, 'children'>;
}
