import type { ComponentChildren } from 'preact';
import type { SummarySection } from '#forms';
import {
  Alert,
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  NumberText,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Section,
  SummaryCard,
  Text,
} from '#ui';
import type { VisitRow } from '../../domain/visit/index.ts';
import { identityMethods, type MandateText, mandateMethods } from '../../domain/visit/index.ts';
import type { Words } from '../../texts/index.ts';

/** One visit at the counter: always the one next step, and after the seal the status alone. */
export function servedVisitPage(props: ServedProps): string {
  const { shell, words, row, title, error } = props;
  const t = words.desk;
  const { language } = shell;
  return renderDocument(
    <Page
      {...shell}
      title={`${title} ${row.code}`}
      error={error !== null}
      back={{ href: `/${language}/team/servicepunkt`, label: t.back }}
      noIndex
    >
      <ErrorSummary errors={error ? [{ field: fieldOf(row), message: error }] : []} />
      <Heading level={1}>{title}</Heading>
      <DescriptionList
        items={[
          { term: t.code, value: <NumberText>{row.code}</NumberText> },
          { term: words.own.state, value: words.own.states[row.state] },
        ]}
      />
      <Next {...props} />
      {row.key ? (
        <Post {...props} to="beenden" id="beenden">
          <ButtonGroup>
            <Button variant="tertiary">{t.end}</Button>
          </ButtonGroup>
        </Post>
      ) : null}
    </Page>,
  );
}

function Next(props: ServedProps) {
  const { words, row, sections } = props;
  const t = words.desk;
  if (row.state === 'opened') return <Mandate {...props} />;
  if (row.state === 'mandate-signed') return <Identity {...props} />;
  if (row.state === 'identity-checked') return sections.length > 0 ? <Seal {...props} /> : <Fill {...props} />;
  return row.state === 'withdrawn' ? (
    <Alert title={t.over}>
      <p>{t.overHint}</p>
    </Alert>
  ) : (
    <Alert tone="success" title={t.done}>
      <p>{t.doneHint}</p>
    </Alert>
  );
}

function Mandate(props: ServedProps) {
  const { words, mandate, textHash, error } = props;
  const t = words.desk;
  return (
    <Section title={t.mandate}>
      <Text>{t.mandateHint}</Text>
      <div lang={mandate.language}>
        <InsetText>{mandate.text}</InsetText>
      </div>
      <Post {...props} to="vollmacht">
        <input type="hidden" name="text" value={textHash} />
        <RadioGroup
          name="art"
          label={t.method}
          error={error ?? undefined}
          choices={mandateMethods.map((value) => ({ value, label: t.methods[value] }))}
        />
        <ButtonGroup>
          <Button>{t.sign}</Button>
        </ButtonGroup>
      </Post>
    </Section>
  );
}

function Identity(props: ServedProps) {
  const { words, needsCard, error } = props;
  const t = words.desk;
  return (
    <Section title={t.identity}>
      <Text>{t.identityHint}</Text>
      {needsCard ? <InsetText>{t.needsCard}</InsetText> : null}
      <Post {...props} to="identitaet">
        <RadioGroup
          name="weg"
          label={t.way}
          error={error ?? undefined}
          choices={identityMethods.map((value) => ({ value, label: t.ways[value] }))}
        />
        <ButtonGroup>
          <Button>{t.check}</Button>
        </ButtonGroup>
      </Post>
    </Section>
  );
}

function Fill(props: ServedProps) {
  const t = props.words.desk;
  return (
    <Section title={t.form}>
      <Text>{t.formHint}</Text>
      <Post {...props} to="formular" id="formular">
        <ButtonGroup>
          <Button>{t.fill}</Button>
        </ButtonGroup>
      </Post>
    </Section>
  );
}

function Seal(props: ServedProps) {
  const { words, sections, row, shell } = props;
  const t = words.desk;
  return (
    <Section title={t.seal}>
      <Text>{t.sealHint}</Text>
      {sections.map((section) => (
        <SummaryCard
          key={section.id}
          title={section.title}
          level={3}
          rows={section.rows.map(({ path, label, lines, key }) => ({
            id: `angabe-${path.replaceAll('.', '-')}`,
            label,
            value: lines.length > 0 ? lines.join(', ') : t.notGiven,
            change: `/${shell.language}/${row.service}/frage/${key}?pruefen=1`,
          }))}
        />
      ))}
      <Post {...props} to="versiegeln" id="formular">
        <ButtonGroup>
          <Button>{t.sealNow}</Button>
        </ButtonGroup>
      </Post>
    </Section>
  );
}

function Post({ shell, csrf, row, to, id, children }: ServedProps & PostProps) {
  return (
    <Form action={`/${shell.language}/team/servicepunkt/${row.id}/${to}`} csrf={csrf} {...(id ? { id } : {})}>
      {children}
    </Form>
  );
}

const fieldOf = ({ state }: VisitRow): string =>
  state === 'opened' ? 'art' : state === 'mandate-signed' ? 'weg' : 'formular';

interface PostProps {
  readonly to: string;
  readonly id?: string;
  readonly children: ComponentChildren;
}
interface ServedProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly row: VisitRow;
  readonly title: string;
  readonly mandate: MandateText;
  readonly textHash: string;
  /** The answers, once the form is complete. */
  readonly sections: readonly SummarySection[];
  readonly needsCard: boolean;
  readonly error: string | null;
}
