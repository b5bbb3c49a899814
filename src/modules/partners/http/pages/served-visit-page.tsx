import type { SummarySection } from '#forms';
import {
  Alert,
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Heading,
  InsetText,
  NumberText,
  Page,
  RadioGroup,
  renderDocument,
  Section,
  SummaryCard,
  Text,
} from '#ui';
import type { VisitRow } from '../../domain/visit/index.ts';
import { type MandateText, mandateMethods, statedMethods } from '../../domain/visit/index.ts';
import type { OpenReading } from '../../use-cases/card/begin-reading.ts';
import { BeginCard, WaitForCard } from './card-steps.tsx';
import { Post, type VisitForm } from './visit-form.tsx';

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
      <ErrorSummary errors={error ? [{ field: error.field ?? fieldOf(row), message: error.message }] : []} />
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
          error={error?.message}
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
  const { words, needsCard, error, reading, readsCards } = props;
  const t = words.desk;
  return (
    <Section title={t.identity}>
      <Text>{t.identityHint}</Text>
      {needsCard ? <InsetText>{t.needsCard}</InsetText> : null}
      {reading ? <WaitForCard {...props} reading={reading} /> : null}
      {!reading && readsCards ? <BeginCard {...props} /> : null}
      {!readsCards && needsCard ? <Text>{t.card.noReader}</Text> : null}
      {reading || needsCard ? null : (
        <Section title={t.card.without} level={3}>
          <Post {...props} to="identitaet">
            <RadioGroup
              name="weg"
              label={t.way}
              error={error && !error.field ? error.message : undefined}
              choices={statedMethods.map((value) => ({ value, label: t.ways[value] }))}
            />
            <ButtonGroup>
              <Button variant={readsCards ? 'secondary' : 'primary'}>{t.check}</Button>
            </ButtonGroup>
          </Post>
        </Section>
      )}
    </Section>
  );
}

function Fill(props: ServedProps) {
  const t = props.words.desk;
  return (
    <Section title={t.form}>
      {props.row.identity?.method === 'card-reading' ? <InsetText>{t.card.read}</InsetText> : null}
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

const fieldOf = ({ state }: VisitRow): string =>
  state === 'opened' ? 'art' : state === 'mandate-signed' ? 'weg' : 'formular';

interface ServedProps extends VisitForm {
  readonly title: string;
  readonly mandate: MandateText;
  readonly textHash: string;
  /** The answers, once the form is complete. */
  readonly sections: readonly SummarySection[];
  readonly needsCard: boolean;
  /** The city has an eID service and this branch a reader. */
  readonly readsCards: boolean;
  /** Of a card, while it waits. */
  readonly reading: OpenReading | null;
  /** `field` where it is not that of the step. */
  readonly error: { readonly message: string; readonly field: string | null } | null;
}
