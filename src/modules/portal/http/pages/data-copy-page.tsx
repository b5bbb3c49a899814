import type { Profile } from '#accounts';
import type { CaseView } from '#cases';
import { legalDay } from '#kernel/clock';
import { formatDate, formatDateTime, formatNumber } from '#kernel/format';
import {
  Alert,
  ButtonGroup,
  ButtonLink,
  Heading,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  SummaryCard,
  type SummaryRow,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { DataCopy } from '../../use-cases/data-copy.ts';

/** Everything that is kept about a person, readable; the same as a file for programs. */
export function dataCopyPage({ shell, copy, answersOf }: DataCopyProps): string {
  const { language } = shell;
  const t = texts[language].area;
  return renderDocument(
    <Page
      {...shell}
      title={t.copy.title}
      noIndex
      islands={[]}
      back={{ href: `/${language}/mein-bereich`, label: t.back }}
    >
      <Heading level={1}>{t.copy.title}</Heading>
      <Text size="lead">{t.copy.lead}</Text>
      <Text>
        {t.copy.law} {t.copy.madeAt(formatDateTime(copy.madeAt, language))}
      </Text>
      <ButtonGroup>
        <ButtonLink href={`/${language}/mein-bereich/datenkopie.json`} icon="download" download={t.copy.fileName}>
          {t.copy.download}
        </ButtonLink>
      </ButtonGroup>
      <Alert title={t.copy.letters} />
      {copy.profile ? <SummaryCard title={t.copy.account} rows={profileRows(copy.profile, shell)} /> : null}
      {copy.cases.length === 0 ? <Text>{t.copy.noCases}</Text> : null}
      {copy.cases.map((view) => (
        <SummaryCard
          key={view.row.number}
          title={t.copy.answersOf(view.folder.texts[language].title, view.row.number)}
          rows={[...factsOf(view, shell), ...(view.state ? answersOf(view) : [])]}
        />
      ))}
      {copy.drafts.length > 0 ? (
        <Section title={t.copy.drafts}>
          <List
            items={copy.drafts.map(
              ({ folder, savedAt }) =>
                `${folder.texts[language].title}, ${t.savedAt(formatDateTime(savedAt, language))}`,
            )}
          />
        </Section>
      ) : null}
      {copy.visits.visits.length + copy.visits.wishes.length > 0 ? (
        <Section title={t.copy.visits}>
          <List
            items={[
              ...copy.visits.visits.map(({ number, start }) =>
                t.copy.visitOf(String(number), formatDateTime(Temporal.Instant.from(String(start)), language)),
              ),
              ...copy.visits.wishes.map(({ number }) => t.copy.wishOf(String(number))),
            ]}
          />
        </Section>
      ) : null}
      {copy.requests.length > 0 ? (
        <Section title={t.copy.requests}>
          <List
            items={copy.requests.map(({ number, subject, name, email }) =>
              [`${number}: ${subject}`, name, email].filter(Boolean).join(', '),
            )}
          />
        </Section>
      ) : null}
      <Section title={t.copy.accesses}>
        <Text>{t.copy.accessCount(copy.record.entries.length)}</Text>
      </Section>
    </Page>,
  );
}

function profileRows(profile: Profile, { language }: PageShell): readonly SummaryRow[] {
  const t = texts[language].area.copy;
  const { givenNames, familyName, birthDate, address, email } = profile;
  return [
    { label: t.name, value: `${givenNames} ${familyName}`.trim() },
    ...(birthDate ? [{ label: t.birthDate, value: formatDate(Temporal.PlainDate.from(birthDate), language) }] : []),
    ...(address ? [{ label: t.address, value: `${address.street}, ${address.postcode} ${address.city}` }] : []),
    ...(email ? [{ label: t.email, value: email }] : []),
  ];
}

function factsOf({ row, state, messages, notices }: CaseView, { language }: PageShell): readonly SummaryRow[] {
  const t = texts[language].area;
  const sent = formatDate(legalDay(Temporal.Instant.from(row.submittedAt)), language);
  const letters = notices.map(
    ({ kind, issuedAt }) =>
      `${t.letterKinds[kind]} ${t.from} ${formatDate(legalDay(Temporal.Instant.from(issuedAt)), language)}`,
  );
  return [
    { label: t.copy.status, value: state ? t.status[row.status] : t.copy.erased },
    { label: t.copy.sentOn, value: sent },
    ...(messages.length > 0 ? [{ label: t.copy.messages, value: formatNumber(messages.length, language) }] : []),
    ...(letters.length > 0 ? [{ label: t.copy.lettersLabel, value: <List items={letters} /> }] : []),
  ];
}

export interface DataCopyProps {
  readonly shell: PageShell;
  readonly copy: DataCopy;
  /** The answers of a case with their labels. */
  readonly answersOf: (view: CaseView) => readonly SummaryRow[];
}
