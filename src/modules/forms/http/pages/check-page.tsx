import { formatDateWithWeekday } from '#kernel/format';
import {
  Alert,
  Button,
  ButtonGroup,
  ButtonLink,
  Fragment,
  Heading,
  InsetText,
  List,
  NotificationBanner,
  Page,
  Prepared,
  renderDocument,
  Section,
  SummaryCard,
  Text,
} from '#ui';
import { type SummaryRow, summary } from '../../domain/summary.ts';
import { summaryWords } from '../../texts/summary-words.ts';
import type { OpenForm } from '../open-form.ts';
import { PostForm } from './post-form.tsx';

/** Everything once more, with a way back to each answer; what happens next and until when; then the one button that sends. */
export function checkPage(form: OpenForm, about: CheckAbout): string {
  const { draft, request, language, texts, words, paths } = form;
  const sections = summary(draft.form, draft.answers, texts, form.context, summaryWords(language));
  return renderDocument(
    <Page
      {...form.parts.shellFor(request)}
      language={language}
      title={`${words.check.title} – ${texts.title}`}
      noIndex
      back={{ href: about.backHref }}
      notice={
        <Prepared of={texts} by={['check-notice']} holes={{}}>
          {() => (
            <NotificationBanner tone="warning">
              <p>
                <strong>{words.check.unsent}</strong> {words.check.unsentHint}
              </p>
            </NotificationBanner>
          )}
        </Prepared>
      }
    >
      <Heading level={1}>{words.check.title}</Heading>
      <Text size="lead">{texts.title}</Text>
      {sections.map((section) => (
        <SummaryCard
          key={section.id}
          title={section.title}
          rows={section.rows.map((row) => ({
            id: `answer-${row.path.replaceAll('.', '-')}`,
            label: row.label,
            value: <Value form={form} row={row} />,
            change: paths.step(row.key, true),
          }))}
        />
      ))}
      <Next form={form} about={about} />
    </Page>,
  );
}

/** What happens then and until when, and the button that sends: the same for everybody but for dates and what marks the form as this person's. */
function Next({ form, about }: { readonly form: OpenForm; readonly about: CheckAbout }) {
  const { draft, request, language, texts, words, paths } = form;
  const { until, duty, signIn } = about;
  const dutyWords = duty?.passed ? words.check.dutyPassed : words.check.duty;
  return (
    <Prepared
      of={texts}
      by={['check-next', until !== null, duty !== null, signIn?.level ?? '']}
      holes={{
        until: until ? words.check.until(formatDateWithWeekday(until, language)) : '',
        duty: duty ? dutyWords(formatDateWithWeekday(duty.end, language)) : '',
        signIn: signIn?.href ?? '',
        csrf: request.csrf,
        id: draft.id,
        rev: String(draft.rev),
      }}
    >
      {(own) => (
        <>
          <Section title={words.check.afterTitle}>
            <List kind="number" items={texts.after} />
            {until ? <Text>{own.until}</Text> : null}
            {duty ? <InsetText>{own.duty}</InsetText> : null}
          </Section>
          {signIn ? (
            <Alert title={words.signIn[signIn.level]}>
              <p>{words.signIn.why}</p>
              <ButtonLink href={own.signIn}>{words.signIn.now}</ButtonLink>
            </Alert>
          ) : (
            <PostForm action={paths.send} csrf={own.csrf} draft={{ id: own.id, rev: 1 }}>
              <input type="hidden" name="_rev" value={own.rev} />
              <input type="hidden" name="_consent" value={consentId(language)} />
              <Text>
                {words.check.consent} {language === 'de' ? null : words.check.german}
              </Text>
              <ButtonGroup>
                <Button>{texts.send}</Button>
                <ButtonLink variant="tertiary" href={paths.later}>
                  {words.later}
                </ButtonLink>
              </ButtonGroup>
            </PostForm>
          )}
        </>
      )}
    </Prepared>
  );
}

/** Which words of consent were shown: text, version, language; the sender's record keeps it. */
export const consentId = (language: string): string => `forms.send/1/${language}`;

function Value({ form, row }: { readonly form: OpenForm; readonly row: SummaryRow }) {
  const { words, draft } = form;
  const source = draft.content.provenance[row.path];
  if (row.lines.length === 0) return <>{words.notGiven}</>;
  return (
    <>
      {row.lines.map((line, index) => (
        <Fragment key={String(index)}>
          {index > 0 ? <br /> : null}
          {line}
        </Fragment>
      ))}
      {source === 'register' || source === 'carried' ? ` (${words.check[source]})` : null}
    </>
  );
}

export interface CheckAbout {
  readonly backHref: string;
  /** Last day by which the city promises to answer. */
  readonly until: Temporal.PlainDate | null;
  /** The citizen's own deadline. */
  readonly duty: { readonly end: Temporal.PlainDate; readonly passed: boolean } | null;
  /** Sending needs a sign-in that the person does not have yet. */
  readonly signIn: { readonly level: 'low' | 'substantial' | 'high'; readonly href: string } | null;
}
