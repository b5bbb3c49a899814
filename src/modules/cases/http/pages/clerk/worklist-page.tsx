import { formatShortDate } from '#kernel/format';
import {
  Button,
  ButtonLink,
  Checkbox,
  DateGroup,
  DenseTable,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  NumberText,
  Section,
  Select,
  Tabs,
  Text,
  TextField,
  Toolbar,
} from '#ui';
import type { FoundCase } from '../../../use-cases/clerk/find-cases.ts';
import { taskFilters, type WorklistPage, whoseFilters } from '../../../use-cases/clerk/worklist.ts';
import type { Desk } from '../../clerk/desk.ts';
import { deskPage } from './desk-frame.tsx';
import { SkipLinks } from './landing.tsx';
import { DueBadge, stepWord, takenWord } from './task-list.tsx';

/** The worklist: everything that is open for this person, in the order in which it is due, and the ways to find a case. */
export function worklistPage(about: WorklistProps): string {
  const { desk, list } = about;
  const { words, paths } = desk;
  const { counts } = list;
  return deskPage(desk, {
    title: words.worklist.title,
    error: about.search.errors.length > 0,
    done: about.done,
    keys: [
      ['j', words.keys.j],
      ['k', words.keys.k],
      ['n', words.keys.n],
      ['s', words.keys.s],
      ...(desk.actor.roles.includes('clerk')
        ? ([
            ['x', words.keys.x],
            ['b', words.keys.b],
          ] as const)
        : []),
    ],
    children: (
      <>
        <SkipLinks
          label={words.skip.label}
          links={[
            { to: 'aufgaben', text: words.skip.list },
            { to: 'suche', text: words.skip.search },
          ]}
        />
        <ErrorSummary errors={about.search.errors} title={words.errors} />
        <Heading level={1}>{words.worklist.title}</Heading>
        <Toolbar>
          <ButtonLink small href={paths.next} shortcut="n" shortcutLabel={words.keys.n}>
            {words.worklist.nextCase}
          </ButtonLink>
          <ButtonLink small variant="tertiary" href="#suche" shortcut="s" shortcutLabel={words.keys.s}>
            {words.worklist.find}
          </ButtonLink>
          {desk.actor.roles.includes('clerk') ? (
            <ButtonLink small variant="tertiary" href={paths.consultations}>
              {words.worklist.consultations}
            </ButtonLink>
          ) : null}
          {desk.isTreasury ? (
            <ButtonLink small variant="tertiary" href={paths.treasury}>
              {words.worklist.treasury}
            </ButtonLink>
          ) : null}
          <Text>
            {words.worklist.atLeast(counts.open)} {words.worklist.counts.open} ·{' '}
            {words.worklist.atLeast(counts.overdue)} {words.worklist.counts.overdue} ·{' '}
            {words.worklist.atLeast(counts.today)} {words.worklist.counts.today}
          </Text>
        </Toolbar>
        {list.standIns.length > 0 ? <InsetText>{words.worklist.standsIn(list.standIns.join(', '))}</InsetText> : null}
        <Tabs
          label={words.worklist.filters}
          items={whoseFilters
            .filter((whose) => whose !== 'stand-in' || list.standIns.length > 0)
            .map((whose) => ({
              label: words.worklist.whose[whose],
              href: paths.list({ whose, place: '' }),
              current: desk.filter.whose === whose,
              ...countOf(whose, list),
            }))}
        />
        <Baskets {...about} />
        <Narrow {...about} />
        <Tasks {...about} />
        <Search {...about} />
      </>
    ),
  });
}

function Tasks({ desk, list }: WorklistProps) {
  const { words, paths } = desk;
  if (list.rows.length === 0) return <EmptyState title={words.worklist.empty}>{words.worklist.emptyText}</EmptyState>;
  const { columns } = words.worklist;
  const mayPick = desk.actor.roles.includes('clerk');
  return (
    <>
      <form id="aufgaben" method="get" action={paths.bulk}>
        <DenseTable
          caption={words.worklist.label}
          hideCaption
          columns={[
            ...(['due', 'service', 'step', 'number', 'taken'] as const).map((key) => ({ key, label: columns[key] })),
            ...(mayPick ? [{ key: 'pick', label: words.bulk.pick }] : []),
          ]}
          rows={list.rows.map((task) => ({
            id: `${task.number}-${task.token}`,
            cells: {
              due: <DueBadge desk={desk} due={task.due} />,
              service: (
                <>
                  {task.service[desk.language]}
                  {task.language === 'en' ? ` · ${words.worklist.english}` : ''}
                </>
              ),
              step: stepWord(desk, task),
              number: (
                <a class="city-link" href={paths.case(task.number, { aufgabe: task.token })} data-list-item>
                  <NumberText>{task.number}</NumberText>
                </a>
              ),
              taken: takenWord(desk, task),
              ...(mayPick ? { pick: <Pick desk={desk} number={task.number} token={task.token} /> } : {}),
            },
          }))}
        />
        {mayPick ? (
          <Button small variant="secondary" shortcut="b" shortcutLabel={words.keys.b}>
            {words.bulk.choose}
          </Button>
        ) : null}
      </form>
      {list.next ? <Link href={paths.list({ place: list.next })}>{words.worklist.next}</Link> : null}
      {desk.filter.place ? <Link href={paths.list({ place: '' })}>{words.worklist.first}</Link> : null}
    </>
  );
}

function Pick({ desk, number, token }: { readonly desk: Desk; readonly number: string; readonly token: string }) {
  return (
    <div class="kern-form-check city-choice">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={`wahl-${number}-${token}`}
        name="aufgabe"
        value={`${number}~${token}`}
      />
      <label class="kern-label" for={`wahl-${number}-${token}`}>
        <span class="kern-sr-only">{desk.words.bulk.pickOne(number)}</span>
      </label>
    </div>
  );
}

/** The baskets of the offices with what lies in each, where an office sorts its work. */
function Baskets({ desk, list }: WorklistProps) {
  const { words, filter, paths, language } = desk;
  if (list.baskets.length === 0) return null;
  const isSorted = list.baskets.some(({ isMine }) => !isMine);
  const many = new Set(list.baskets.map(({ office }) => office)).size > 1;
  const isAll = filter.basket === 'all' || (filter.basket === 'mine' && !isSorted);
  return (
    <Tabs
      label={words.worklist.baskets}
      items={[
        ...(isSorted ? [tab(words.worklist.ownBaskets, 'mine', filter.basket === 'mine')] : []),
        tab(words.worklist.allBaskets, 'all', isAll),
        ...list.baskets.map(({ office, basket, officeName, name, count }) => {
          const title = name?.[language] ?? words.worklist.generalBasket;
          const value = `${office}/${basket}`;
          return { ...tab(many ? `${officeName[language]}: ${title}` : title, value, filter.basket === value), count };
        }),
      ]}
    />
  );

  function tab(label: string, basket: string, current: boolean) {
    return { label, href: paths.list({ basket, place: '' }), current };
  }
}

function Narrow({ desk, list }: WorklistProps) {
  const { words, filter, paths } = desk;
  const isNarrow = filter.kind !== 'all' || filter.service !== null || filter.overdue;
  return (
    <Details summary={words.worklist.filters} open={isNarrow}>
      <form class="city-form" method="get" action={paths.list(nothingNarrow)}>
        {filter.basket === 'mine' ? null : (
          <input type="hidden" name="korb" value={filter.basket === 'all' ? 'alle' : filter.basket.replace('/', '~')} />
        )}
        {filter.whose === 'all' ? null : <input type="hidden" name="wer" value={filter.whose} />}
        <Select
          name="art"
          label={words.worklist.kind}
          empty={false}
          value={filter.kind}
          choices={taskFilters.map((kind) => ({ value: kind, label: words.worklist.kinds[kind] }))}
        />
        <Select
          name="dienst"
          label={words.worklist.service}
          empty={words.worklist.allServices}
          value={filter.service ?? ''}
          choices={list.services.map(({ id, title }) => ({ value: id, label: title[desk.language] }))}
        />
        <Checkbox name="frist" value="vorbei" label={words.worklist.overdue} checked={filter.overdue} />
        <Button variant="secondary" small>
          {words.worklist.apply}
        </Button>
      </form>
    </Details>
  );
}

function Search({ desk, search }: WorklistProps) {
  const { words, paths } = desk;
  const errorOf = (field: string): string | undefined => search.errors.find((error) => error.field === field)?.message;
  const { typed } = search;
  return (
    <Section title={words.worklist.find} id="suche">
      {search.found ? <Found desk={desk} found={search.found} /> : null}
      <Form action={paths.search} csrf={desk.csrf}>
        <TextField
          name="nummer"
          label={words.worklist.number}
          hint={words.worklist.numberHint}
          value={typed.number}
          error={errorOf('nummer')}
          width={20}
          spellcheck={false}
          autocomplete="off"
        />
        <Button variant="secondary" small name="nach" value="nummer">
          {words.worklist.search}
        </Button>
      </Form>
      <Details summary={words.worklist.byPerson} open={search.by === 'person'}>
        <Text size="small">{words.worklist.searchNote}</Text>
        <Form action={paths.search} csrf={desk.csrf}>
          <TextField
            name="familienname"
            label={words.worklist.familyName}
            value={typed.familyName}
            error={errorOf('familienname')}
            autocomplete="off"
          />
          <TextField
            name="vorname"
            label={words.worklist.givenNames}
            value={typed.givenNames}
            autocomplete="off"
            optional
          />
          <DateGroup
            name="geburtsdatum"
            label={words.worklist.birthDate}
            value={typed.birthDate}
            error={errorOf('geburtsdatum')}
          />
          <Button variant="secondary" small name="nach" value="person">
            {words.worklist.search}
          </Button>
        </Form>
      </Details>
    </Section>
  );
}

function Found({ desk, found }: { readonly desk: Desk; readonly found: readonly FoundCase[] }) {
  const { words, paths, language } = desk;
  if (found.length === 0) return <InsetText>{words.worklist.nothingFound}</InsetText>;
  return (
    <DenseTable
      caption={words.worklist.found(found.length)}
      columns={[
        { key: 'number', label: words.worklist.columns.number },
        { key: 'service', label: words.worklist.columns.service },
        { key: 'state', label: words.case.state },
        { key: 'sent', label: words.case.sentOn },
      ]}
      rows={found.map(({ number, service, status, submittedAt }) => ({
        id: number,
        cells: {
          number: (
            <Link href={paths.case(number)}>
              <NumberText>{number}</NumberText>
            </Link>
          ),
          service: service[language],
          state: words.status[status as keyof typeof words.status] ?? status,
          sent: formatShortDate(
            Temporal.Instant.from(submittedAt).toZonedDateTimeISO('Europe/Berlin').toPlainDate(),
            language,
          ),
        },
      }))}
    />
  );
}

function countOf(whose: (typeof whoseFilters)[number], { counts }: WorklistPage): { count?: number } {
  if (whose === 'mine') return { count: counts.mine };
  return whose === 'free' ? { count: counts.free } : {};
}

const nothingNarrow = { whose: 'all', kind: 'all', service: null, overdue: false, basket: 'mine', place: '' } as const;

export interface WorklistProps {
  readonly desk: Desk;
  readonly list: WorklistPage;
  readonly done: string | null;
  readonly search: SearchState;
}
export interface SearchState {
  readonly by: 'number' | 'person' | null;
  readonly typed: {
    readonly number: string;
    readonly familyName: string;
    readonly givenNames: string;
    readonly birthDate: { readonly day: string; readonly month: string; readonly year: string };
  };
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** Null before a search. */
  readonly found: readonly FoundCase[] | null;
}
