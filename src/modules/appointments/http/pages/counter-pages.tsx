import type { Language } from '#kernel/language';
import {
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  List,
  NumberText,
  Page,
  type PageShell,
  Panel,
  RadioGroup,
  renderDocument,
  Section,
  Select,
  Text,
} from '#ui';
import type { LinkWords } from '../../texts/links.ts';
import type { OwnSitting } from '../../use-cases/links/sittings.ts';

/** Which form to fill in together, and the sittings that go on. */
export function counterPage(props: CounterProps): string {
  const { shell, words: t, csrf, services, sittings, error } = props;
  const base = `/${shell.language}/team/termine`;
  return renderDocument(
    <Page {...shell} title={t.title} error={error !== null} noIndex back={{ href: base, label: t.back }}>
      <ErrorSummary errors={error ? [{ field: 'dienst', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Form action={`${base}/schalter`} csrf={csrf}>
        {props.visit ? <input type="hidden" name="termin" value={props.visit} /> : null}
        <Select
          name="dienst"
          label={t.service}
          value={props.chosen}
          empty={t.choose}
          choices={services}
          error={error ?? undefined}
        />
        <RadioGroup
          name="sprache"
          label={t.language}
          value={props.personLanguage}
          choices={(['de', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
        />
        <ButtonGroup>
          <Button>{t.begin}</Button>
        </ButtonGroup>
      </Form>
      {sittings.length > 0 ? (
        <Section title={t.open}>
          <List
            items={sittings.map(({ id, title }) => (
              <Link key={id} href={`${base}/schalter/${id}`}>
                {title}
              </Link>
            ))}
          />
        </Section>
      ) : null}
    </Page>,
  );
}

/** A sitting: the code for the second screen and the form; once sent, what the person takes along. */
export function sittingPage({ shell, words: t, csrf, sitting, title, until, screen, resume }: SittingProps): string {
  const { row, code, resumeCode } = sitting;
  const { language } = shell;
  const base = `/${language}/team/termine/schalter`;
  const isOpen = !row.isEnded;
  return renderDocument(
    <Page {...shell} title={`${t.sitting}: ${title}`} noIndex back={{ href: base, label: t.title }}>
      {row.caseNumber ? (
        <Panel title={t.sent}>
          <p>
            {t.number}: <NumberText>{row.caseNumber}</NumberText>
          </p>
        </Panel>
      ) : (
        <Heading level={1}>{t.sitting}</Heading>
      )}
      <Text size="lead">{title}</Text>
      {isOpen ? null : <InsetText>{t.ended}</InsetText>}
      {isOpen && !resumeCode ? <InsetText>{t.noForm}</InsetText> : null}
      {isOpen && row.accountId ? <InsetText>{t.tied}</InsetText> : null}
      {isOpen && code && !row.caseNumber ? (
        <>
          <Text>{t.tell}</Text>
          <DescriptionList
            items={[
              { term: t.address, value: screen },
              {
                term: t.code,
                value: (
                  <>
                    <NumberText>{code}</NumberText>
                    <br />
                    {t.until(until)}
                  </>
                ),
              },
            ]}
          />
          <Form action={`/${language}/entwuerfe/${row.draftId}/weiter`} csrf={csrf}>
            <ButtonGroup>
              <Button>{t.form}</Button>
            </ButtonGroup>
          </Form>
        </>
      ) : null}
      {isOpen && row.caseNumber && resumeCode && !row.accountId ? (
        <Section title={t.resume}>
          <Text>{t.resumeText}</Text>
          <DescriptionList
            items={[
              { term: t.resume, value: <NumberText>{resumeCode}</NumberText> },
              { term: t.resumeWhere, value: resume },
            ]}
          />
        </Section>
      ) : null}
      {row.caseNumber ? (
        <Text>
          <Link href={`/${language}/team/vorgaenge/${row.caseNumber}`}>{t.toCase}</Link>
        </Text>
      ) : null}
      {isOpen ? (
        <Form action={`${base}/${row.id}/ende`} csrf={csrf}>
          <Text>{t.endText}</Text>
          <ButtonGroup>
            <Button variant="secondary">{t.end}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
    </Page>,
  );
}

interface CounterProps {
  readonly shell: PageShell;
  readonly words: LinkWords['counter'];
  readonly csrf: string;
  readonly error: string | null;
  /** Number of the visit it begins from. */
  readonly visit: string | null;
  readonly chosen: string;
  readonly personLanguage: Language;
  readonly services: readonly { readonly value: string; readonly label: string }[];
  readonly sittings: readonly { readonly id: string; readonly title: string }[];
}
interface SittingProps {
  readonly shell: PageShell;
  readonly words: LinkWords['counter'];
  readonly csrf: string;
  readonly sitting: OwnSitting;
  readonly title: string;
  readonly until: string;
  /** Addresses of the second screen, and where a resume code is entered. */
  readonly screen: string;
  readonly resume: string;
}
