import { type FieldIssue, type QuestionAgain, QuestionFields } from '#forms';
import { formatDateWithWeekday } from '#kernel/format';
import { Button, ButtonGroup, ErrorSummary, Form, InsetText, Section, Text, TextArea } from '#ui';
import type { CitizenCase } from '../../citizen/with-view.ts';
import { casePageDocument } from './case-frame.tsx';
import { SaidByCity } from './said-by-city.tsx';

/** "Please correct": what the city asks, and exactly the questions it is about, with the answers as they were sent. */
export function correctPage(opened: CitizenCase, about: CorrectAbout): string {
  const { words, view, paths, csrf, language } = opened;
  const { again, issues, typed } = about;
  const question = view.question;
  return casePageDocument(opened, {
    title: words.correct.title,
    error: issues.length > 0,
    back: { href: paths.base, label: words.letter.back },
    before: <ErrorSummary errors={issues.map(({ field, message }) => ({ field, message }))} />,
    children: (
      <>
        <InsetText>
          <Text>
            <strong>{words.correct.asked}:</strong>
          </Text>
          <Text>{question ? <SaidByCity opened={opened} said={question} /> : null}</Text>
        </InsetText>
        <Text>
          {words.correct.only}{' '}
          {question?.until ? words.correct.until(formatDateWithWeekday(question.until, language)) : null}
        </Text>
        <Form action={paths.correct} csrf={csrf} upload>
          {groups(opened, again).map(({ title, questions }) =>
            title ? (
              <Section key={title} title={title}>
                <Asked about={about} questions={questions} opened={opened} />
              </Section>
            ) : (
              <Asked key="" about={about} questions={questions} opened={opened} />
            ),
          )}
          <TextArea
            name="antwort"
            label={words.correct.note}
            hint={words.correct.noteHint}
            value={typed?.get('antwort')}
            error={issues.find(({ field }) => field === 'antwort')?.message}
            optional={again.length > 0}
            rows={4}
          />
          <ButtonGroup>
            <Button>{words.correct.send}</Button>
          </ButtonGroup>
        </Form>
      </>
    ),
  });
}

function Asked({ about, questions, opened }: AskedProps) {
  const { words, language } = opened;
  return (
    <>
      {questions.map((asked) => (
        <>
          {asked.files.length > 0 ? (
            <Text>{words.correct.known(asked.files.map(({ name }) => name).join(', '))}</Text>
          ) : null}
          <QuestionFields
            questions={[asked.question]}
            texts={asked.texts}
            fields={about.typed ?? asked.fields}
            language={language}
            scope={asked.scope}
            issues={about.issues}
            hasDeadline={opened.view.question?.until != null}
          />
        </>
      ))}
    </>
  );
}

/** Answers of one list item stand under its name: `Hund 2`. */
function groups({ view, words, language }: CitizenCase, again: readonly QuestionAgain[]): Group[] {
  const found = new Map<string, QuestionAgain[]>();
  for (const asked of again) {
    const [list = '', index] = asked.path.split('.');
    const item = view.folder.texts[language].repeats[list]?.item;
    const title = index && item ? words.correct.item(item, Number(index)) : '';
    found.set(title, [...(found.get(title) ?? []), asked]);
  }
  return [...found].map(([title, questions]) => ({ title, questions }));
}

interface Group {
  readonly title: string;
  readonly questions: readonly QuestionAgain[];
}
interface AskedProps {
  readonly about: CorrectAbout;
  readonly questions: readonly QuestionAgain[];
  readonly opened: CitizenCase;
}
export interface CorrectAbout {
  readonly again: readonly QuestionAgain[];
  readonly issues: readonly FieldIssue[];
  /** What was posted; null at first. */
  readonly typed: QuestionAgain['fields'] | null;
}
