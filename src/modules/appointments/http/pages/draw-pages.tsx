import {
  Badge,
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  Details,
  Heading,
  Link,
  List,
  NumberText,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
} from '#ui';
import type { Words } from '../../texts/index.ts';
import type { DrawRow, ListedDraw } from '../../use-cases/draws/view-draws.ts';

/** What is drawn next, and what was drawn. */
export function drawsPage({ shell, words, draws }: DrawsProps): string {
  const { language } = shell;
  const t = words.wishes.draws;
  return renderDocument(
    <Page {...shell} title={t.title} description={t.lead} back={{ href: `/${language}/termin` }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Text>{t.how}</Text>
      {draws.length > 0 ? (
        <List
          items={draws.map(({ row, when }) => (
            <>
              <Link href={`/${language}/termin/auslosung/${row.id}`}>{t.of(when)}</Link>{' '}
              <Badge tone={row.state === 'drawn' ? 'neutral' : 'info'}>{t.states[row.state]}</Badge>
            </>
          ))}
        />
      ) : (
        <Text>{t.none}</Text>
      )}
    </Page>,
  );
}

/** One draw: before it the promise, after it the proof. */
export function drawPage({ shell, words, row, when, offices }: DrawProps): string {
  const { language } = shell;
  const t = words.wishes.draws;
  const title = t.of(when);
  const { tickets } = row;
  const hash = (value: string | null) => (value ? <code class="city-code">{value}</code> : t.later);
  return renderDocument(
    <Page {...shell} title={title} back={{ href: `/${language}/termin/auslosung`, label: t.title }}>
      <Heading level={1}>{title}</Heading>
      <Text size="lead">{t.texts[row.state]}</Text>
      {row.state === 'open' ? (
        <ButtonGroup>
          <ButtonLink href={`/${language}/termin/wunsch`}>{t.take}</ButtonLink>
        </ButtonGroup>
      ) : null}
      <DescriptionList
        items={[
          { term: t.closes, value: when },
          ...(offices.length > 0 ? [{ term: words.visit.where, value: offices.join('; ') }] : []),
          ...(tickets ? [{ term: t.count, value: t.people(tickets.length) }] : []),
          ...(row.offered !== null ? [{ term: t.offered, value: t.people(row.offered) }] : []),
        ]}
      />
      <Section title={t.proof}>
        <Text>{t.proofText}</Text>
        <DescriptionList
          items={[
            { term: t.commitment, value: hash(row.commitment) },
            { term: t.listDigest, value: hash(row.listDigest) },
            { term: t.seed, value: hash(row.seed) },
          ]}
        />
        <Details summary={t.again}>
          <List kind="number" items={t.steps} />
          <Text>
            <Link href={`/api/v1/appointment-draws/${row.id}`}>{t.json}</Link>
          </Text>
        </Details>
      </Section>
      {tickets && tickets.length > 0 ? (
        <Section title={row.state === 'drawn' ? t.order : t.list}>
          <List
            kind={row.state === 'drawn' ? 'number' : 'bullet'}
            items={tickets.slice(0, mostShown).map((ticket) => <NumberText>{ticket}</NumberText>)}
          />
          {tickets.length > mostShown ? <Text muted>{t.more}</Text> : null}
        </Section>
      ) : null}
    </Page>,
  );
}

/** All are in the JSON; a page of thousands helps nobody. */
const mostShown = 500;

interface DrawsProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly draws: readonly { readonly row: ListedDraw; readonly when: string }[];
}
interface DrawProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly row: DrawRow;
  readonly when: string;
  /** Empty for long ago. */
  readonly offices: readonly string[];
}
