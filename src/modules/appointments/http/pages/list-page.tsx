import type { ComponentChildren } from 'preact';
import { legalZone } from '#kernel/clock';
import { formatDateWithWeekday, formatTime } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Hidden,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { apart } from '../../domain/find-starts.ts';
import type { Plan } from '../../domain/plan.ts';
import { instantOf } from '../../domain/spans.ts';
import type { Words } from '../../texts/index.ts';
import type { SlotDay } from '../../use-cases/find-slots.ts';
import type { AskedWish } from '../read-wish.ts';
import { PersonsField } from './lines-fields.tsx';

/** Free appointments by day, morning and afternoon; each is a button that holds it, or moves the visit there. */
export function listPage(props: ListProps): string {
  const { shell, words, days, error, facts, action, csrf, hidden } = props;
  const t = words.list;
  const title = props.moves ? t.titleMove(props.moves) : t.title;
  return renderDocument(
    <Page {...shell} title={title} error={error !== null} back={props.back} noIndex>
      <ErrorSummary errors={error ? [{ field: 'platz', message: error }] : []} />
      <Heading level={1}>{title}</Heading>
      <DescriptionList items={facts} />
      {props.notes.map((note) => (
        <Text key={note} muted>
          {note}
        </Text>
      ))}
      {props.lines.length > 1 ? <PersonsForm {...props} /> : null}
      {days.length > 0 ? (
        <Form action={action} csrf={csrf} id="platz">
          {hidden.map(({ name, value }) => (
            <input key={`${name}${value}`} type="hidden" name={name} value={value} />
          ))}
          {days.map((day) => (
            <Day key={day.day.toString()} {...props} slots={day} />
          ))}
        </Form>
      ) : (
        <EmptyState title={t.noneTitle}>
          <Text>{t.none}</Text>
          <Text>{t.noneWays}</Text>
          <List
            items={props.ways.map(({ href, label }) =>
              href ? (
                <Link key={label} href={href}>
                  {label}
                </Link>
              ) : (
                label
              ),
            )}
          />
        </EmptyState>
      )}
      {props.laterHref ? (
        <ButtonGroup>
          <ButtonLink variant="secondary" href={props.laterHref}>
            {t.later}
          </ButtonLink>
        </ButtonGroup>
      ) : null}
      {props.earlierHref ? (
        <Text>
          <Link href={props.earlierHref}>{t.earliest}</Link>
        </Text>
      ) : null}
    </Page>,
  );
}

/** Each service of the visit for as many people as need it. */
function PersonsForm({ words, shell, wish, lines, plan, hidden }: ListProps) {
  const t = words.list;
  const kept = hidden.filter(({ name }) => !name.startsWith('personen-'));
  return (
    <Details summary={t.personsEach} open={lines.some(({ persons }) => persons !== wish.persons)}>
      <form class="city-form" method="get" action={`/${shell.language}/termin/frei`}>
        {kept.map(({ name, value }) => (
          <input key={`${name}${value}`} type="hidden" name={name} value={value} />
        ))}
        {lines.map(({ service, persons, name }) => (
          <PersonsField key={service} name={`personen-${service}`} label={name} {...{ plan, words, persons }} />
        ))}
        <ButtonGroup>
          <Button variant="secondary">{t.personsSet}</Button>
        </ButtonGroup>
      </form>
    </Details>
  );
}

function Day({ slots, shell, words, wish, placeName, dayHref }: ListProps & { readonly slots: SlotDay }) {
  const { language } = shell;
  const t = words.list;
  const title = formatDateWithWeekday(slots.day, language);
  const all = slots.offices
    .flatMap(({ office, starts }) => starts.map(({ at }) => ({ at, office: office.id })))
    .sort((a, b) => a.at - b.at || (a.office < b.office ? -1 : 1));
  const halves = [
    { label: t.morning, starts: all.filter(({ at }) => hourOf(at) < 12) },
    { label: t.afternoon, starts: all.filter(({ at }) => hourOf(at) >= 12) },
  ].filter(({ starts }) => starts.length > 0);
  const isWhole = wish.day !== null;
  const shown = halves.map(({ label, starts }) => ({ label, starts: isWhole ? apart(starts, 10) : some(starts) }));
  const isShort = halves.some(({ starts }, index) => shown[index]!.starts.length < starts.length);
  return (
    <Section title={title}>
      {shown.map(({ label, starts }) => (
        <div key={label} class="city-flow">
          <Heading level={3} size="s">
            {label}
          </Heading>
          <ButtonGroup>
            {starts.map(({ at, office }) => (
              <Button key={`${office}${at}`} variant="secondary" name="platz" value={`${office}~${at}`}>
                <Hidden>{title}, </Hidden>
                {wish.office
                  ? formatTime(instantOf(at), language)
                  : t.at(formatTime(instantOf(at), language), placeName(office))}
              </Button>
            ))}
          </ButtonGroup>
        </div>
      ))}
      {isShort && !isWhole ? (
        <Text>
          <Link href={dayHref(slots.day)}>{t.all(title)}</Link>
        </Text>
      ) : null}
    </Section>
  );
}

/** A handful of times over the whole half of the day, taking turns between the offices. */
function some(starts: readonly Place[]): readonly Place[] {
  const spread = apart(starts, Math.max(30, Math.ceil((starts.at(-1)!.at - starts[0]!.at) / 4)));
  const seen = new Map<string, number>();
  return spread.map((place) => {
    const same = starts.filter(({ at }) => at === place.at);
    const least = same.sort((a, b) => (seen.get(a.office) ?? 0) - (seen.get(b.office) ?? 0))[0]!;
    seen.set(least.office, (seen.get(least.office) ?? 0) + 1);
    return least;
  });
}

const hourOf = (minute: number): number => instantOf(minute).toZonedDateTimeISO(legalZone).hour;

interface Place {
  readonly at: number;
  readonly office: string;
}
export interface ListProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly wish: AskedWish;
  readonly days: readonly SlotDay[];
  readonly facts: readonly { readonly term: ComponentChildren; readonly value: ComponentChildren }[];
  readonly notes: readonly string[];
  readonly action: string;
  readonly csrf: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly back: { readonly href: string; readonly label?: string };
  readonly error: string | null;
  /** The number of the visit that is moved; null where one is booked. */
  readonly moves: string | null;
  readonly ways: readonly { readonly label: string; readonly href: string | null }[];
  readonly laterHref: string | null;
  readonly earlierHref: string | null;
  readonly plan: Plan;
  /** Services whose number of people can be set apart; empty for one service alone. */
  readonly lines: readonly { readonly service: string; readonly persons: number; readonly name: string }[];
  readonly placeName: (office: string) => string;
  readonly dayHref: (day: Temporal.PlainDate) => string;
}
