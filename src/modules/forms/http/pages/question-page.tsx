import { Button, ButtonGroup, ErrorSummary, Heading, InsetText, Page, Progress, renderDocument, Text } from '#ui';
import { serialsOf } from '../../domain/draft-content.ts';
import { type FileRef, textKey } from '../../domain/form-model.ts';
import { progressAt } from '../../domain/progress.ts';
import { visibleQuestions } from '../../domain/prune.ts';
import type { Fields } from '../../domain/read-input.ts';
import { answersAt, previousStep, type QuestionStep } from '../../domain/steps.ts';
import { itemTitle } from '../../domain/summary.ts';
import type { FieldIssue } from '../../texts/field-issues.ts';
import { citizenDeadline } from '../deadlines.ts';
import type { OpenForm } from '../open-form.ts';
import { PostForm } from './post-form.tsx';
import { QuestionFields } from './question-fields.tsx';

/** One thing per page: the question as heading and label, the way back, progress in words. */
export function questionPage(form: OpenForm, step: QuestionStep, fields: Fields, issues: readonly FieldIssue[] = []) {
  const { draft, request, language, texts, words, paths, steps } = form;
  const repeat = step.item?.repeat ?? null;
  const questions = visibleQuestions(step);
  const only = questions.length === 1 ? questions[0] : undefined;
  const own = texts.pages[step.page.id];
  const first = questions[0] ? texts.questions[textKey(repeat, questions[0].id)]?.label : undefined;
  const heading = own?.title ?? first ?? texts.title;
  const isHeading = only !== undefined && own?.title === undefined;
  const back = previousStep(steps, step.key);
  const hasFiles = questions.some((question) => question.type === 'file');
  const notes = new Set(questions.map((question) => (repeat ? undefined : draft.content.provenance[question.id])));
  const item = step.item ? serialsOf(draft.content, step.item.repeat)[step.item.index] : undefined;
  const caption = itemTitle(step, draft.answers, texts);
  return renderDocument(
    <Page
      {...form.parts.shellFor(request)}
      language={language}
      title={`${heading} – ${texts.title}`}
      error={issues.length > 0}
      noIndex
      openForm={formId}
      back={{ href: form.fromCheck ? paths.check : back ? paths.step(back.key) : paths.start }}
    >
      <ErrorSummary errors={issues.map(({ field, message }) => ({ field, message }))} />
      <Progress {...progressAt(steps, step.key)} savedAt={hasAnswers(form) ? draft.savedAt : undefined} />
      {caption ? <Text muted>{caption}</Text> : null}
      <PostForm
        id={formId}
        action={paths.step(step.key, form.fromCheck)}
        csrf={request.csrf}
        draft={draft}
        item={item}
        upload={hasFiles}
      >
        {isHeading ? null : <Heading level={1}>{heading}</Heading>}
        {own?.help ? <Text>{own.help}</Text> : null}
        {(['register', 'carried'] as const).map((source) =>
          notes.has(source) ? <InsetText key={source}>{words.question.provenance[source]}</InsetText> : null,
        )}
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
    </Page>,
  );
}

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
