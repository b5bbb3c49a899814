import {
  Button,
  ButtonGroup,
  DenseTable,
  EmptyState,
  Heading,
  Link,
  Page,
  type PageShell,
  pairClass,
  renderDocument,
  Section,
  Select,
  Text,
  TextField,
} from '#ui';
import type { Words } from '../../texts/index.ts';
import type { Choice } from './day-page.tsx';

/** How a coming day would go with other desks in each hour. */
export function staffingPage(props: StaffingProps): string {
  const { shell, words, office, day, trial } = props;
  const { language } = shell;
  const t = words.planning.staffing;
  const base = `/${language}/team/termine`;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      wide
      noIndex
      back={{ href: `${base}?buero=${office}`, label: words.planning.extras.back }}
    >
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <form class="city-form" method="get" action={`${base}/besetzung`}>
        <Select name="buero" label={t.office} value={office} empty={false} choices={props.offices} />
        <Select name="tag" label={t.day} value={day} empty={false} choices={props.days} />
        <ButtonGroup>
          <Button variant="secondary">{t.show}</Button>
        </ButtonGroup>
      </form>
      {trial ? <Trial {...props} trial={trial} /> : <EmptyState title={t.noHours} />}
      <Text>
        <Link href={`${base}/planung?buero=${office}&tag=${day}`}>{t.toExtras}</Link>
      </Text>
    </Page>,
  );
}

function Trial({ shell, words, office, officeName, day, days, trial }: StaffingProps & { readonly trial: Shown }) {
  const t = words.planning.staffing;
  const title = `${officeName}, ${days.find(({ value }) => value === day)?.label ?? day}`;
  return (
    <>
      <Section title={title}>
        <Text>
          {trial.basis === 'history'
            ? t.history(trial.days, trial.weekday, trial.people)
            : t.assumed(trial.days, trial.people)}{' '}
          {trial.isCounted ? t.services : t.servicesAssumed}
        </Text>
        <DenseTable
          caption={t.compare}
          columns={[
            { key: 'plan', label: t.plan },
            { key: 'deskHours', label: t.deskHours, numeric: true },
            { key: 'wait', label: t.wait, numeric: true },
            { key: 'wait90', label: t.wait90, numeric: true },
            { key: 'over', label: t.over, numeric: true },
            { key: 'left', label: t.left, numeric: true },
          ]}
          rows={trial.plans.map(({ id, ...cells }) => ({ id, cells: { plan: t.plans[id], ...cells } }))}
        />
        <Text>{trial.isSuggested ? t.target(trial.target) : t.noSuggestion(trial.target)}</Text>
        <Hours words={words} trial={trial} />
        <Text size="small" muted>
          {t.made}
        </Text>
      </Section>
      <Section title={t.wanted}>
        <form class="city-form" method="get" action={`/${shell.language}/team/termine/besetzung`}>
          <input type="hidden" name="buero" value={office} />
          <input type="hidden" name="tag" value={day} />
          <Text>{t.wantedHint(trial.most)}</Text>
          <div class={pairClass}>
            {trial.hours.map(({ name, from, to, value }) => (
              <TextField key={name} name={name} label={t.hour(from, to)} value={value} inputMode="numeric" width={2} />
            ))}
          </div>
          <ButtonGroup>
            <Button>{t.try}</Button>
          </ButtonGroup>
        </form>
      </Section>
    </>
  );
}

function Hours({ words, trial }: { readonly words: Words; readonly trial: Shown }) {
  const t = words.planning.staffing;
  const tried = trial.isTried
    ? [
        { key: 'tried', label: t.deskWanted, numeric: true },
        { key: 'waitTried', label: t.waitWanted, numeric: true },
      ]
    : [];
  const suggested = trial.isSuggested
    ? [
        { key: 'suggested', label: t.deskSuggested, numeric: true },
        { key: 'waitSuggested', label: t.waitSuggested, numeric: true },
      ]
    : [];
  return (
    <DenseTable
      caption={t.byHour}
      columns={[
        { key: 'time', label: t.time },
        { key: 'people', label: t.people, numeric: true },
        { key: 'planned', label: t.deskPlanned, numeric: true },
        { key: 'waitPlanned', label: t.waitPlanned, numeric: true },
        ...tried,
        ...suggested,
      ]}
      rows={trial.hours.map((hour) => ({
        id: hour.name,
        cells: {
          time: t.hour(hour.from, hour.to),
          people: hour.people,
          planned: hour.planned,
          waitPlanned: hour.waits.planned,
          tried: hour.tried,
          waitTried: hour.waits.wanted,
          suggested: hour.suggested,
          waitSuggested: hour.waits.suggested,
        },
      }))}
    />
  );
}

interface Shown {
  readonly basis: 'history' | 'assumed';
  readonly days: number;
  readonly weekday: string;
  /** The services were counted as well. */
  readonly isCounted: boolean;
  /** Minutes. */
  readonly target: number;
  readonly people: string;
  readonly most: number;
  readonly isSuggested: boolean;
  readonly isTried: boolean;
  readonly plans: readonly {
    readonly id: 'planned' | 'wanted' | 'suggestion';
    readonly deskHours: string;
    readonly wait: string;
    readonly wait90: string;
    readonly over: string;
    readonly left: string;
  }[];
  readonly hours: readonly {
    readonly name: string;
    readonly from: number;
    readonly to: number;
    readonly people: string;
    readonly planned: string;
    readonly value: string;
    readonly tried: string | null;
    readonly suggested: string | null;
    readonly waits: { readonly planned: string; readonly wanted: string | null; readonly suggested: string | null };
  }[];
}
interface StaffingProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly office: string;
  readonly officeName: string;
  readonly day: string;
  readonly offices: readonly Choice[];
  readonly days: readonly Choice[];
  readonly trial: Shown | null;
}
