import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  DateGroup,
  type DateValue,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  NumberText,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Section,
  Text,
  TextField,
} from '#ui';
import type { Contact } from '../../domain/booking.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Words } from '../../texts/index.ts';
import type { OpenedWish } from '../../use-cases/wishes/wish-commands.ts';
import { LinesFields, PersonsField } from './lines-fields.tsx';
import { Notices, type ShownNotices } from './notices.tsx';
import { Texting } from './texting.tsx';
import { type ShownUrgency, Urgency } from './urgency.tsx';

/** One form: what, where, when, until when, and who; the city looks for the slot. */
export function wishFormPage({ shell, words, plan, offices, typed, errors, csrf, hasTexts }: WishFormProps): string {
  const { language } = shell;
  const [t, start, data] = [words.wishes.form, words.start, words.data];
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      description={t.lead}
      error={errors.length > 0}
      back={{ href: `/${language}/termin` }}
    >
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Form action={`/${language}/termin/wunsch`} csrf={csrf}>
        <LinesFields
          {...{ plan, words, language }}
          services={typed.services}
          persons={typed.persons}
          error={errorOf('leistung')}
        />
        {typed.services.length > 1
          ? plan.services
              .filter(({ id }) => typed.services.includes(id))
              .map(({ id, name }) => (
                <PersonsField
                  key={id}
                  name={`personen-${id}`}
                  label={start.personsOf(name[language])}
                  {...{ plan, words }}
                  persons={typed.personsOf[id] ?? typed.persons}
                />
              ))
          : null}
        <CheckboxGroup
          name="buero"
          label={t.offices}
          hint={t.officesHint}
          values={typed.offices}
          choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {plan.travel ? (
          <Text>
            <Link
              href={`/${language}/termin/wunsch/wege?${new URLSearchParams(typed.services.map((id) => ['leistung', id]))}`}
            >
              {words.wishes.travel.link}
            </Link>
          </Text>
        ) : null}
        <Checkbox name="barrierefrei" value="ja" label={start.access} checked={typed.stepFree} />
        <CheckboxGroup
          name="wochentag"
          label={t.days}
          hint={t.daysHint}
          values={typed.weekdays.map(String)}
          choices={words.wishes.dayNames.map((label, index) => ({ value: String(index + 1), label }))}
        />
        <CheckboxGroup
          name="zeit"
          label={t.times}
          hint={t.timesHint}
          values={typed.times}
          choices={(['morning', 'afternoon'] as const).map((value) => ({
            value,
            label: words.wishes.timeNames[value],
          }))}
        />
        {plan.urgencies && plan.urgencies.length > 0 ? (
          <RadioGroup
            name="dringend"
            label={words.wishes.urgent.question}
            hint={words.wishes.urgent.questionHint}
            value={typed.urgentFor ?? 'nein'}
            choices={[
              { value: 'nein', label: words.wishes.urgent.no },
              ...plan.urgencies.map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
          />
        ) : null}
        <DateGroup name="bis" label={t.last} value={typed.last} error={errorOf('bis')} />
        <TextField name="name" label={data.name} value={typed.name} error={errorOf('name')} autocomplete="name" />
        <TextField
          name="email"
          type="email"
          label={data.email}
          value={typed.email}
          error={errorOf('email')}
          autocomplete="email"
          spellcheck={false}
        />
        {hasTexts ? (
          <TextField
            name="handy"
            label={words.wishes.texting.phone}
            hint={words.wishes.texting.phoneHint}
            value={typed.phone}
            error={errorOf('handy')}
            autocomplete="tel"
            optional
          />
        ) : null}
        <ButtonGroup>
          <Button>{t.send}</Button>
        </ButtonGroup>
      </Form>
      <Text muted>
        {t.fair} <Link href={`/${language}/termin/auslosung`}>{words.wishes.draws.title}</Link>
      </Text>
      <Text muted>{t.privacy}</Text>
    </Page>,
  );
}

/** A wish as it stands: what is looked for, or what is offered and until when to answer. */
export function wishPage({ shell, words, wish, csrf, error }: WishPageProps): string {
  const { language } = shell;
  const t = words.wishes.page;
  const base = `/${language}/termin/wunsch/${wish.number}`;
  const isWaiting = wish.state === 'awaiting' || wish.state === 'open' || wish.state === 'offered';
  const state = wish.state === 'offered' && !wish.offer ? 'open' : wish.state;
  return renderDocument(
    <Page
      {...shell}
      title={t.titles[state]}
      error={error !== null || wish.codeError !== null}
      noIndex
      back={{ href: `/${language}/termin` }}
      islands={isWaiting && wish.notices ? ['form-comfort', 'notices'] : ['form-comfort']}
    >
      <ErrorSummary
        errors={[
          ...(error ? [{ field: 'antwort', message: error }] : []),
          ...(wish.codeError ? [{ field: 'code', message: wish.codeError }] : []),
        ]}
      />
      <Heading level={1}>{t.titles[state]}</Heading>
      {wish.offer ? (
        <>
          <DescriptionList
            items={[
              { term: words.visit.when, value: wish.offer.when },
              { term: words.visit.where, value: wish.offer.place },
              { term: t.until, value: wish.offer.until },
            ]}
          />
          <InsetText>{t.texts.offered}</InsetText>
          <Form action={`${base}/annehmen`} csrf={csrf} id="antwort">
            <ButtonGroup>
              <Button>{t.accept}</Button>
            </ButtonGroup>
          </Form>
          <Form action={`${base}/ablehnen`} csrf={csrf}>
            <ButtonGroup>
              <Button variant="secondary">{t.decline}</Button>
            </ButtonGroup>
          </Form>
        </>
      ) : (
        <Text id={error ? 'antwort' : undefined}>{t.texts[state]}</Text>
      )}
      <Section title={t.wish}>
        <DescriptionList items={[{ term: t.number, value: <NumberText>{wish.number}</NumberText> }, ...wish.facts]} />
        {wish.draws.map(({ id, text }) => (
          <Text key={id}>
            {text} <Link href={`/${language}/termin/auslosung/${id}`}>{words.wishes.draws.own}</Link>
          </Text>
        ))}
      </Section>
      {isWaiting && wish.urgent ? <Urgency {...{ words, csrf, base }} urgent={wish.urgent} /> : null}
      {isWaiting && wish.texting ? (
        <Texting {...{ words, csrf, base }} state={wish.texting} error={wish.codeError} />
      ) : null}
      {isWaiting && wish.notices ? <Notices {...{ words, csrf, base, language }} {...wish.notices} /> : null}
      {isWaiting ? (
        <Form action={`${base}/zuruecknehmen`} csrf={csrf}>
          <ButtonGroup>
            <Button variant="tertiary">{t.withdraw}</Button>
          </ButtonGroup>
        </Form>
      ) : (
        <ButtonGroup>
          <ButtonLink
            variant="secondary"
            href={state === 'fulfilled' ? `/${language}/termin` : `/${language}/termin/wunsch`}
          >
            {state === 'fulfilled' ? t.own : t.anew}
          </ButtonLink>
        </ButtonGroup>
      )}
    </Page>,
  );
}

export interface TypedWish extends Contact {
  readonly services: readonly string[];
  readonly persons: number;
  /** For services that are for another number of persons. */
  readonly personsOf: Readonly<Record<string, number>>;
  readonly offices: readonly string[];
  readonly stepFree: boolean;
  readonly weekdays: readonly number[];
  readonly times: readonly ('morning' | 'afternoon')[];
  readonly last: DateValue;
  /** The class of urgency that was chosen; null for none. */
  readonly urgentFor: string | null;
  /** As typed; empty for no text messages. */
  readonly phone: string;
}
export interface ShownWish {
  readonly number: string;
  readonly state: OpenedWish['row']['state'];
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly urgent: ShownUrgency | null;
  readonly texting: 'asked' | 'on' | null;
  readonly codeError: string | null;
  /** Null where there are none. */
  readonly notices: ShownNotices | null;
  /** Draws it takes part in, each with the ticket. */
  readonly draws: readonly { readonly id: string; readonly text: string }[];
  readonly offer: { readonly when: string; readonly place: string; readonly until: string } | null;
}
interface WishFormProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly plan: Plan;
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly typed: TypedWish;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly csrf: string;
  /** The city sends text messages. */
  readonly hasTexts: boolean;
}
interface WishPageProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly wish: ShownWish;
  readonly csrf: string;
  readonly error: string | null;
}
