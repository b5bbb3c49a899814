import type { CaseQuestion } from '#cases';
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Link,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
  TextArea,
} from '#ui';
import { texts } from '../../texts/index.ts';

/** How satisfied somebody is after a case: five buttons, and words for those who like. */
export function ratingPage(props: RatingPageProps): string {
  const { shell, question, csrf, number, done, error } = props;
  const { language } = shell;
  const t = texts[language].rating;
  const path = `/${language}/vorgang/${number}`;
  return renderDocument(
    <Page
      {...shell}
      title={`${t.title} – ${number}`}
      noIndex
      error={error !== null}
      back={{ href: path, label: t.back }}
      notice={
        done ? (
          <NotificationBanner tone="success" live>
            <p>{done === 'antwort' ? t.thanks : t.remarkThanks}</p>
          </NotificationBanner>
        ) : undefined
      }
    >
      <ErrorSummary errors={error ? [{ field: props.isAboutWords ? 'worte' : 'antwort', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text>{question.text}</Text>
      {question.action === null ? null : (
        <Form action={question.action} csrf={csrf} id="antwort">
          <ButtonGroup>
            {question.buttons.map(({ value, label, isChosen }) => (
              <Button key={value} name={question.name} value={value} variant={isChosen ? 'primary' : 'secondary'}>
                {label}
              </Button>
            ))}
          </ButtonGroup>
        </Form>
      )}
      {props.isGiven && done !== 'worte' ? (
        <Section title={t.remarkTitle}>
          <Form action={`${path}/zufriedenheit/worte`} csrf={csrf}>
            <TextArea
              name="worte"
              label={t.remark}
              hint={t.remarkHint}
              value={props.text}
              error={props.isAboutWords ? (error ?? undefined) : undefined}
              rows={4}
            />
            <Button variant="secondary">{t.send}</Button>
          </Form>
        </Section>
      ) : null}
      <Text>
        <Link href={path}>{t.back}</Link>
      </Text>
    </Page>,
  );
}

export interface RatingPageProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly question: CaseQuestion;
  readonly number: string;
  readonly isGiven: boolean;
  readonly done: 'antwort' | 'worte' | null;
  /** Words as typed, when they were refused. */
  readonly text: string;
  readonly error: string | null;
  readonly isAboutWords: boolean;
}
