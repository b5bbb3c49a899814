import {
  Button,
  ButtonGroup,
  DenseTable,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Table,
  Text,
} from '#ui';
import type { Words } from '../../texts/index.ts';
import type { Choice } from './day-page.tsx';

/** What extra places would do on a day, with the trade-off, and the way to accept them. */
export function extrasPage(props: ExtrasProps): string {
  const { shell, words, office, day, proposal, error } = props;
  const { language } = shell;
  const t = words.planning.extras;
  const base = `/${language}/team/termine`;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      wide
      noIndex
      error={error !== null}
      back={{ href: `${base}?buero=${office}`, label: t.back }}
    >
      <ErrorSummary errors={error ? [{ field: '', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <form class="city-form" method="get" action={`${base}/planung`}>
        <Select name="buero" label={t.office} value={office} empty={false} choices={props.offices} />
        <Select name="tag" label={t.day} value={day} empty={false} choices={props.days} />
        <ButtonGroup>
          <Button variant="secondary">{t.show}</Button>
        </ButtonGroup>
      </form>
      {proposal ? <Proposal {...props} proposal={proposal} /> : <EmptyState title={t.noHours} />}
      <Text>
        <Link href={`${base}/besetzung?buero=${office}&tag=${day}`}>{t.toStaffing}</Link>
      </Text>
    </Page>,
  );
}

function Proposal({ shell, words, office, day, days, officeName, proposal, csrf }: ExtrasProps & { proposal: Shown }) {
  const t = words.planning.extras;
  const title = `${officeName}, ${days.find(({ value }) => value === day)?.label ?? day}`;
  const [waiting = '', idle = '', over = ''] = proposal.weights;
  return (
    <Section title={title}>
      <Text>
        {t.basis(proposal.visits, proposal.noShow)}{' '}
        {proposal.learned ? t.learned(proposal.learned.booked, proposal.learned.absent) : t.assumed}
      </Text>
      {proposal.accepted ? (
        <>
          <InsetText>{t.accepted(proposal.accepted, proposal.places)}</InsetText>
          <Text>
            <Link href={`/${shell.language}/team/termine/schliessen?buero=${office}&tag=${day}`}>{t.takeBack}</Link>
          </Text>
        </>
      ) : (
        <Text>{proposal.places > 0 ? t.found(proposal.places, proposal.all, proposal.cap) : t.foundNone}</Text>
      )}
      <DenseTable
        caption={t.compare}
        columns={[
          { key: 'way', label: t.way },
          { key: 'served', label: t.served, numeric: true },
          { key: 'wait', label: t.wait, numeric: true },
          { key: 'wait90', label: t.wait90, numeric: true },
          { key: 'over', label: t.over, numeric: true },
        ]}
        rows={(['today', 'checkIn', 'withExtras'] as const).map((id) => ({
          id,
          cells: { way: t.ways[id], ...proposal.figures[id] },
        }))}
      />
      <Text size="small" muted>
        {t.trade(waiting, idle, over)}
      </Text>
      {proposal.times.length > 0 ? (
        <Table
          caption={t.times}
          columns={[
            { key: 'time', label: t.time },
            { key: 'places', label: t.places, numeric: true },
          ]}
          rows={proposal.times.map((row) => ({ id: row.time, cells: row }))}
        />
      ) : null}
      {proposal.isOn || proposal.accepted ? null : <InsetText>{t.off}</InsetText>}
      {proposal.isOn && !proposal.accepted && proposal.places > 0 ? (
        <Form action={`/${shell.language}/team/termine/planung`} csrf={csrf}>
          <input type="hidden" name="buero" value={office} />
          <input type="hidden" name="tag" value={day} />
          <input type="hidden" name="stand" value={proposal.stamp} />
          <Text>{t.acceptHint}</Text>
          <ButtonGroup>
            <Button>{t.accept}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
    </Section>
  );
}

interface Figures {
  readonly served: string;
  readonly wait: string;
  readonly wait90: string;
  readonly over: string;
}
interface Shown {
  readonly stamp: string;
  readonly visits: number;
  readonly isOn: boolean;
  readonly places: number;
  /** Places without the extra ones. */
  readonly all: number;
  readonly cap: string;
  readonly noShow: string;
  readonly learned: { readonly booked: number; readonly absent: number } | null;
  readonly weights: readonly string[];
  readonly figures: { readonly today: Figures; readonly checkIn: Figures; readonly withExtras: Figures };
  readonly times: readonly { readonly time: string; readonly places: string }[];
  /** When it was accepted. */
  readonly accepted: string | null;
}
interface ExtrasProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly office: string;
  readonly officeName: string;
  readonly day: string;
  readonly offices: readonly Choice[];
  readonly days: readonly Choice[];
  readonly error: string | null;
  readonly proposal: Shown | null;
}
