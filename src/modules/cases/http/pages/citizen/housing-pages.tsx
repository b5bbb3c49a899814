import type { ComponentChildren } from 'preact';
import { type AskedAgain, type FieldIssue, type QuestionAgain, QuestionFields, type SummarySection } from '#forms';
import { formatDateWithWeekday } from '#kernel/format';
import type { Language } from '#kernel/language';
import type { FormBody } from '#platform/http';
import {
  Alert,
  Button,
  ButtonGroup,
  Definition,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  NotificationBanner,
  NumberText,
  Page,
  type PageShell,
  Panel,
  renderDocument,
  SummaryCard,
  Text,
} from '#ui';
import type { CitizenWords } from '../../../texts/citizen.de.ts';

/** One short form for a housing provider: who, where, when, whom; with the law in two sentences. */
export function housingPage(page: HousingPage, issues: readonly FieldIssue[], typed: FormBody | null): string {
  const { words, language } = page;
  const { housing } = words;
  return documentOf(
    page,
    housing.title,
    issues.length > 0,
    <>
      <ErrorSummary errors={issues.map(({ field, message }) => ({ field, message }))} />
      <Heading level={1}>{housing.title}</Heading>
      <Text size="lead">
        {housing.lead} {language === 'en' ? <Definition term={housing.official} /> : null}
      </Text>
      <InsetText>
        <Text>{housing.why}</Text>
        <Text>{housing.fine}</Text>
      </InsetText>
      <Form action={path(language)} csrf={page.csrf}>
        <input type="hidden" name="once" value={page.once} />
        {page.again.map((asked) => (
          <QuestionFields
            key={asked.path}
            questions={[asked.question]}
            texts={asked.texts}
            fields={typed ?? asked.fields}
            language={language}
            scope={asked.scope}
            issues={issues}
          />
        ))}
        <ButtonGroup>
          <Button name="schritt" value="pruefen">
            {housing.next}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/** Everything once more before it counts. */
export function housingCheckPage(page: HousingPage, sections: readonly SummarySection[], typed: FormBody): string {
  const { words, language } = page;
  const { housing } = words;
  const kept = [...typed.entries()].filter(([name]) => !['csrf', 'schritt'].includes(name));
  return documentOf(
    page,
    housing.checkTitle,
    false,
    <>
      <Heading level={1}>{housing.checkTitle}</Heading>
      {sections.map((section) => (
        <SummaryCard
          key={section.id}
          title={housing.title}
          rows={section.rows
            .filter(({ lines }) => lines.length > 0)
            .map(({ path: at, label, lines }) => ({ id: `angabe-${at}`, label, value: lines.join(', ') }))}
        />
      ))}
      <Alert tone="warning" title={housing.checkUnsent}>
        <p>{housing.fine}</p>
      </Alert>
      <Form action={path(language)} csrf={page.csrf}>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ButtonGroup>
          <Button name="schritt" value="bestaetigen">
            {housing.confirm}
          </Button>
          <Button variant="tertiary" name="schritt" value="aendern">
            {housing.change}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/** The code for the tenant, once; the page is made to be printed. */
export function housingDonePage(
  page: HousingPage,
  done: { readonly code: string; readonly endsOn: Temporal.PlainDate },
): string {
  const { housing } = page.words;
  const notice = (
    <NotificationBanner tone="warning">
      <p>{housing.once}</p>
    </NotificationBanner>
  );
  return documentOf(
    page,
    housing.doneTitle,
    false,
    <>
      <Panel title={housing.doneTitle}>
        <p>
          {housing.code}: <NumberText>{done.code}</NumberText>
        </p>
      </Panel>
      <Text>{housing.give}</Text>
      <Text>{housing.valid(formatDateWithWeekday(done.endsOn, page.language))}</Text>
    </>,
    notice,
  );
}

const documentOf = (
  page: HousingPage,
  title: string,
  error: boolean,
  children: ComponentChildren,
  notice?: ComponentChildren,
): string =>
  renderDocument(
    <Page
      {...page.shell}
      language={page.language}
      title={title}
      error={error}
      notice={notice}
      back={{ href: `/${page.language}` }}
    >
      {children}
    </Page>,
  );

const path = (language: Language): string => `/${language}/wohnung-bestaetigen`;

export interface HousingPage {
  readonly language: Language;
  readonly words: CitizenWords;
  readonly shell: PageShell;
  readonly csrf: string;
  /** Makes a repeat of the same sending one confirmation. */
  readonly once: string;
  readonly asked: AskedAgain;
  readonly again: readonly QuestionAgain[];
}
