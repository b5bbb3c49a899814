import type { SummarySection } from '#forms';
import {
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  NumberText,
  Page,
  type PageShell,
  Panel,
  renderDocument,
  SummaryCard,
  Text,
  TextField,
} from '#ui';
import type { LinkWords } from '../../texts/links.ts';
import type { ShownSitting } from '../../use-cases/links/sittings.ts';

/** The short code of a sitting opens the second screen. */
export function codePage({ shell, words: t, csrf, typed, isWrong }: CodeProps): string {
  const error = isWrong ? t.wrong : null;
  return renderDocument(
    <Page {...shell} title={t.title} error={isWrong} noIndex back={{ href: `/${shell.language}` }}>
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Form action={`/${shell.language}/schalter`} csrf={csrf}>
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          value={typed}
          error={error ?? undefined}
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{t.open}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** What is entered for the person, read-only, and once it is sent what they take along. */
export function screenPage(props: ScreenProps): string {
  const { shell, words: t, sitting, sections, title, isMoving } = props;
  const { row, code, resumeCode } = sitting;
  const { language } = shell;
  const base = `/${language}/schalter`;
  return renderDocument(
    <Page {...shell} title={`${t.title}: ${title}`} noIndex back={{ href: base, label: t.other }}>
      {row.caseNumber ? (
        <>
          <Panel title={t.sent}>
            <p>
              {t.number}: <NumberText>{row.caseNumber}</NumberText>
            </p>
          </Panel>
          {row.accountId ? null : (
            <>
              <Text>{t.resumeText}</Text>
              <DescriptionList items={[{ term: t.resume, value: <NumberText>{resumeCode}</NumberText> }]} />
              <Text>
                <Link href={`/${language}/weitermachen`}>{t.toResume}</Link>
              </Text>
            </>
          )}
        </>
      ) : (
        <>
          <Heading level={1}>{t.reading}</Heading>
          <Text size="lead">{title}</Text>
          <Account {...props} />
          {sections.length === 0 ? <Text>{t.nothing}</Text> : null}
          {sections.map(({ id, title: part, rows }) => (
            <SummaryCard
              key={id}
              title={part}
              rows={rows.map(({ path, label, lines, files }) => ({
                id: `answer-${path.replaceAll('.', '-')}`,
                label,
                value: [...lines, ...(files.length > 0 ? [t.files(files.length)] : [])].join(', '),
              }))}
            />
          ))}
          <Text>
            <Link href={`${base}/${code}${isMoving ? '' : '?ruhe'}`}>{t.again}</Link>
          </Text>
          <Text muted>
            {isMoving ? t.moving : t.paused}{' '}
            <Link href={`${base}/${code}${isMoving ? '?ruhe' : ''}`}>{isMoving ? t.still : t.move}</Link>
          </Text>
        </>
      )}
    </Page>,
  );
}

function Account({ words: t, csrf, sitting, account, shell }: ScreenProps) {
  const base = `/${shell.language}/schalter/${sitting.code}`;
  if (account === 'tied') return <InsetText>{t.kept}</InsetText>;
  if (account === 'none')
    return (
      <Text>
        <Link href={`/${shell.language}/anmelden?zurueck=${encodeURIComponent(base)}`}>{t.signIn}</Link>
      </Text>
    );
  return (
    <Form action={`${base}/konto`} csrf={csrf}>
      <Text>{t.keepText}</Text>
      <ButtonGroup>
        <Button variant="secondary">{t.keep}</Button>
      </ButtonGroup>
    </Form>
  );
}

interface CodeProps {
  readonly shell: PageShell;
  readonly words: LinkWords['screen'];
  readonly csrf: string;
  readonly typed: string;
  readonly isWrong: boolean;
}
interface ScreenProps {
  readonly shell: PageShell;
  readonly words: LinkWords['screen'];
  readonly csrf: string;
  readonly sitting: ShownSitting;
  readonly sections: readonly SummarySection[];
  readonly title: string;
  /** The page comes again by itself. */
  readonly isMoving: boolean;
  /** Nobody is signed in, the case goes into this account, or it could. */
  readonly account: 'none' | 'tied' | 'free';
}
