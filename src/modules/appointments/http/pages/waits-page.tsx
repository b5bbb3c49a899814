import {
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  Heading,
  InsetText,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Table,
  Text,
} from '#ui';
import type { Words } from '../../texts/index.ts';
import type { PlaceWords } from '../visit-facts.ts';

/** How long people wait now at every office of the city. */
export function waitsPage({ shell, words, asOf, example, open, closed }: WaitsProps): string {
  const { language } = shell;
  const t = words.forecast.list;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      description={t.lead}
      back={{ href: `/${language}/termin`, label: words.start.title }}
    >
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Text>{open.length > 0 ? t.asOf(asOf) : t.noneNow}</Text>
      {example ? <InsetText>{t.example(example)}</InsetText> : null}
      {open.length > 0 ? (
        <Table
          caption={t.caption}
          hideCaption
          columns={[
            { key: 'name', label: t.office },
            { key: 'range', label: t.wait },
            { key: 'waiting', label: t.waiting, numeric: true },
            { key: 'open', label: t.state },
          ]}
          rows={open.map(({ id, name, ...cells }) => ({
            id,
            cells: { ...cells, name: <Link href={`/${language}/warten/${id}`}>{name}</Link> },
          }))}
        />
      ) : null}
      {closed.length > 0 ? (
        <Section title={t.closed}>
          <List
            items={closed.map(({ id, words: line }) => (
              <Link key={id} href={`/${language}/warten/${id}`}>
                {line}
              </Link>
            ))}
          />
        </Section>
      ) : null}
      <Text>
        <Link href={`/${language}/termin`}>{t.book}</Link>
      </Text>
      <Section title={t.how}>
        <Text>{t.howText}</Text>
        <List
          items={[
            <Link key="accuracy" href={`/${language}/warten/genauigkeit`}>
              {t.accuracy}
            </Link>,
            <Link key="api" href="/api/v1/waiting">
              {t.api}
            </Link>,
          ]}
        />
      </Section>
    </Page>,
  );
}

/** One office: how long for what, who is there, and the next appointment instead. */
export function officeWaitPage(props: OfficeWaitProps): string {
  const { shell, words, office, place, range, counts, services, next } = props;
  const { language } = shell;
  const t = words.forecast.office;
  const here = `/${language}/warten/${office}`;
  return renderDocument(
    <Page {...shell} title={t.title(place.name)} back={{ href: `/${language}/warten`, label: t.back }}>
      <Heading level={1}>{t.title(place.name)}</Heading>
      {place.address ? <Text>{place.address}</Text> : null}
      {range ? <Text size="lead">{t.lead(range)}</Text> : null}
      {props.example ? <InsetText>{words.forecast.list.example(props.example)}</InsetText> : null}
      {props.isOpen && !range ? <InsetText>{t.noDesk}</InsetText> : null}
      <DescriptionList
        items={[
          { term: t.facts.open, value: props.open },
          ...(counts
            ? [
                { term: t.facts.waiting, value: counts.waiting },
                { term: t.facts.serving, value: counts.serving },
                { term: t.facts.desks, value: counts.desks },
              ]
            : []),
        ]}
      />
      <Text muted>
        {t.asOf(props.asOf)} <Link href={props.isLive ? `${here}?live=ja` : here}>{t.reload}</Link>
      </Text>
      <Text>
        <Link href={props.isLive ? here : `${here}?live=ja`}>{props.isLive ? t.still : t.live}</Link>
      </Text>
      {services.length > 0 ? (
        <Table
          caption={t.byService}
          columns={[
            { key: 'name', label: t.service },
            { key: 'range', label: t.wait },
          ]}
          rows={services.map(({ id, ...cells }) => ({ id, cells }))}
        />
      ) : null}
      <Section title={t.next}>
        <Text>{next ? <Link href={next.href}>{t.nextAt(next.when, next.service)}</Link> : t.nextNone}</Text>
        <ButtonGroup>
          <ButtonLink href={`/${language}/termin?buero=${office}`}>{t.book}</ButtonLink>
        </ButtonGroup>
      </Section>
    </Page>,
  );
}

interface WaitsProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly asOf: string;
  /** Where a made-up day goes on; null outside the demo. */
  readonly example: string | null;
  /** Closed ones, each with when it opens. */
  readonly closed: readonly { readonly id: string; readonly words: string }[];
  readonly open: readonly {
    readonly id: string;
    readonly name: string;
    readonly open: string;
    readonly waiting: string;
    readonly range: string;
  }[];
}
interface OfficeWaitProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly office: string;
  readonly place: PlaceWords;
  readonly asOf: string;
  readonly open: string;
  readonly isOpen: boolean;
  /** Loads itself again, because somebody asked for it. */
  readonly isLive: boolean;
  /** The name again where a made-up day goes on. */
  readonly example: string | null;
  /** Null while no desk calls anybody. */
  readonly range: string | null;
  readonly counts: { readonly waiting: string; readonly serving: string; readonly desks: string } | null;
  /** Only where it matters what people come for. */
  readonly services: readonly { readonly id: string; readonly name: string; readonly range: string }[];
  readonly next: { readonly when: string; readonly service: string; readonly href: string } | null;
}
