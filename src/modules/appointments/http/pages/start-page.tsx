import {
  Button,
  ButtonGroup,
  Checkbox,
  ErrorSummary,
  Heading,
  InsetText,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
} from '#ui';
import type { Plan } from '../../domain/plan.ts';
import type { Words } from '../../texts/index.ts';
import type { AskedWish } from '../read-wish.ts';
import { LinesFields, PersonsField } from './lines-fields.tsx';

/** What, for how many, where: one short form that leads to the list of free appointments. */
export function startPage({ shell, words, plan, wish, offices, own, wishes, error, isStaff }: StartProps): string {
  const { language } = shell;
  const t = words.start;
  return renderDocument(
    <Page {...shell} title={t.title} description={t.lead} error={error !== null} back={{ href: `/${language}` }}>
      <ErrorSummary errors={error ? [{ field: 'leistung', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {isStaff ? <InsetText>{t.forCaller}</InsetText> : null}
      {wish.caseNumber ? <InsetText>{t.forCase(wish.caseNumber)}</InsetText> : null}
      <form class="city-form" method="get" action={`/${language}/termin/frei`}>
        {wish.caseNumber ? <input type="hidden" name="vorgang" value={wish.caseNumber} /> : null}
        <LinesFields
          {...{ plan, words, language }}
          services={wish.services}
          persons={wish.persons}
          error={error ?? undefined}
          withMinutes
        />
        {wish.lines
          .filter(({ persons }) => persons !== wish.persons)
          .map(({ service, persons }) => (
            <PersonsField
              key={service}
              name={`personen-${service}`}
              label={t.personsOf(plan.services.find(({ id }) => id === service)?.name[language] ?? service)}
              {...{ plan, words, persons }}
            />
          ))}
        <Select
          name="buero"
          label={t.office}
          value={wish.office ?? ''}
          empty={t.anywhere}
          choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checkbox name="barrierefrei" value="ja" label={t.access} checked={wish.isAccessible} />
        <ButtonGroup>
          <Button>{t.find}</Button>
        </ButtonGroup>
      </form>
      <Text muted>{t.walkIn}</Text>
      <Text>
        <Link href={`/${language}/warten`}>{words.forecast.list.title}</Link>
      </Text>
      {own.length > 0 ? (
        <Section title={t.own}>
          <List
            items={own.map(({ number, when }) => (
              <Link key={number} href={`/${language}/termin/${number}`}>
                {when}
              </Link>
            ))}
          />
        </Section>
      ) : null}
      {isStaff ? null : (
        <Section title={words.wishes.start.title}>
          <List
            items={[
              <Link key="new" href={`/${language}/termin/wunsch`}>
                {words.wishes.start.link}
              </Link>,
              ...wishes.map((number) => (
                <Link key={number} href={`/${language}/termin/wunsch/${number}`}>
                  {words.wishes.start.own(number)}
                </Link>
              )),
              <Link key="open" href={`/${language}/termin/wunsch/oeffnen`}>
                {words.wishes.open.title}
              </Link>,
            ]}
          />
        </Section>
      )}
      <Section title={t.again}>
        <Text>
          <Link href={`/${language}/termin/oeffnen`}>{t.againLink}</Link>
        </Text>
      </Section>
    </Page>,
  );
}

interface StartProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly plan: Plan;
  readonly wish: AskedWish;
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly own: readonly { readonly number: string; readonly when: string }[];
  /** Numbers of own wishes that still wait. */
  readonly wishes: readonly string[];
  readonly error: string | null;
  readonly isStaff: boolean;
}
