import {
  Alert,
  Button,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Heading,
  Link,
  List,
  Page,
  renderDocument,
  Section,
  Table,
  Text,
  TextArea,
} from '#ui';
import { type BagLine, BagTable, DeskForm, type DeskFrame, doneNotice } from './custody-parts.tsx';

/** What arrives at a branch, what lies there, and what goes back. */
export function branchCustodyPage(props: BranchProps): string {
  const { frame, branch, notServing, bags, arrived, shelf, back, error } = props;
  const { shell, words } = frame;
  const t = words.branch;
  const base = `/${shell.language}/team/bestand`;
  return renderDocument(
    <Page {...shell} title={`${t.title} ${branch}`} error={error !== null} notice={doneNotice(frame)} noIndex>
      <ErrorSummary errors={error ? [{ field: '', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      {notServing ? (
        <EmptyState title={words.errorTitle}>
          <Text>{notServing}</Text>
        </EmptyState>
      ) : (
        <>
          <Text size="lead">{`${branch}. ${t.lead}`}</Text>
          <ButtonGroup>
            <ButtonLink href={`${base}/ausgeben`}>{t.handOut}</ButtonLink>
            <ButtonLink href={`${base}/zaehlen`} variant="secondary">
              {t.countNow}
            </ButtonLink>
          </ButtonGroup>
          {arrived > 0 ? (
            <Alert tone="info" title={t.arrived(arrived)}>
              <p>{t.arrivedHint}</p>
              <DeskForm frame={frame} action={`${base}/bereit`}>
                <ButtonGroup>
                  <Button variant="secondary">{t.makeReady}</Button>
                </ButtonGroup>
              </DeskForm>
            </Alert>
          ) : null}
          <Section title={t.arriving} id="beutel">
            <BagTable frame={frame} caption={t.arriving} bags={bags} none={t.arrivingNone} />
          </Section>
          {back.length > 0 ? (
            <Section title={t.back} id="zurueck">
              <Text>{t.backHint}</Text>
              <List
                items={back.map(({ id, name }) => (
                  <Link key={id} href={`${base}/ruecklauf/${id}`}>
                    {t.backTo(name)}
                  </Link>
                ))}
              />
            </Section>
          ) : null}
          <Section title={t.shelf} id="bestand">
            {shelf.length === 0 ? (
              <Text>{t.shelfNone}</Text>
            ) : (
              <Table
                caption={t.shelf}
                hideCaption
                columns={[
                  { key: 'serial', label: words.serial },
                  { key: 'kind', label: words.kind },
                  { key: 'state', label: words.state },
                  { key: 'until', label: words.until },
                ]}
                rows={shelf.map((item) => ({ id: item.serial, cells: { ...item } }))}
              />
            )}
          </Section>
        </>
      )}
    </Page>,
  );
}

/** Counting without being told what should be there. */
export function countPage({ frame, typed, error, result }: CountProps): string {
  const { shell, words } = frame;
  const t = words.counting;
  const base = `/${shell.language}/team/bestand`;
  const isRight = result && result.missing.length === 0 && result.foreign.length === 0;
  return renderDocument(
    <Page {...shell} title={t.title} error={error !== null} back={{ href: base }} noIndex>
      <ErrorSummary errors={error ? [{ field: 'nummern', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      {result ? (
        <Alert tone={isRight ? 'success' : 'warning'} title={isRight ? t.right(result.count) : t.wrong}>
          {isRight ? null : (
            <List
              items={[
                `${t.missing}: ${result.missing.join(', ') || words.nothing}`,
                `${t.foreign}: ${result.foreign.join(', ') || words.nothing}`,
              ]}
            />
          )}
        </Alert>
      ) : null}
      <Text>{t.lead}</Text>
      <DeskForm frame={frame} action={`${base}/zaehlen`}>
        <TextArea
          name="nummern"
          label={t.numbers}
          hint={words.scanHint}
          error={error ?? undefined}
          value={typed}
          rows={8}
          autocomplete="off"
        />
        <ButtonGroup>
          <Button>{t.send}</Button>
        </ButtonGroup>
      </DeskForm>
    </Page>,
  );
}

interface BranchProps {
  readonly frame: DeskFrame;
  readonly branch: string;
  readonly notServing: string | null;
  readonly bags: readonly BagLine[];
  /** Documents that wait to be put in their place. */
  readonly arrived: number;
  readonly shelf: readonly {
    readonly serial: string;
    readonly kind: string;
    readonly state: string;
    readonly until: string;
  }[];
  /** Offices whose documents have to go back. */
  readonly back: readonly { readonly id: string; readonly name: string }[];
  readonly error: string | null;
}
interface CountProps {
  readonly frame: DeskFrame;
  readonly typed: string;
  readonly error: string | null;
  readonly result: {
    readonly count: number;
    readonly missing: readonly string[];
    readonly foreign: readonly string[];
  } | null;
}
