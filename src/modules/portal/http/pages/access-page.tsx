import { formatList, formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Alert,
  DateTime,
  EmptyState,
  Heading,
  InsetText,
  Link,
  NumberText,
  Page,
  type PageShell,
  Pagination,
  renderDocument,
  Section,
  Table,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { AccessRecord, ShownAccess } from '../../use-cases/access-record.ts';

/** "Who has read my data?": every reading with time, role, office, purpose, basis, what and case; numbers without a gap. */
export function accessPage({ shell, record, page, isGuest, officeName }: AccessProps): string {
  const { language } = shell;
  const t = texts[language].area;
  const total = Math.max(1, Math.ceil(record.entries.length / perPage));
  const current = Math.min(page, total);
  const shown = record.entries.slice((current - 1) * perPage, current * perPage);
  return renderDocument(
    <Page
      {...shell}
      title={t.access.title}
      noIndex
      islands={[]}
      back={{ href: `/${language}/mein-bereich`, label: t.back }}
    >
      <Heading level={1}>{t.access.title}</Heading>
      <Text size="lead">{t.access.lead}</Text>
      {isGuest ? <Text>{t.access.noneGuest}</Text> : null}
      {record.entries.length === 0 ? (
        <EmptyState title={t.access.none}>{t.access.noneHint}</EmptyState>
      ) : (
        <>
          <Text>{t.access.count(record.entries.length)}</Text>
          {record.isGapless ? <InsetText>{t.access.gapless}</InsetText> : <Alert tone="danger" title={t.access.gap} />}
          <Table
            caption={t.access.caption}
            columns={[
              { key: 'at', label: t.access.at },
              { key: 'who', label: t.access.who },
              { key: 'why', label: t.access.why },
              { key: 'case', label: t.access.case },
              { key: 'number', label: t.access.number, numeric: true },
            ]}
            rows={shown.map((entry) => ({ id: entry.id, cells: cellsOf(entry, language, officeName) }))}
          />
          {total > 1 ? <Text muted>{t.access.page(current, total)}</Text> : null}
          <Pagination
            current={current}
            total={total}
            href={(wanted) => `/${language}/mein-bereich/zugriffe?seite=${wanted}`}
          />
        </>
      )}
      <Section title={t.access.wrong}>
        <Text>{t.access.wrongText}</Text>
        <Text>
          <Link href={`/${language}/meine-daten/frage`}>{t.access.wrongLink}</Link>
        </Text>
        <Text>
          <Link href={`/${language}/meine-daten/beweis`}>{t.access.proofLink}</Link>
        </Text>
      </Section>
    </Page>,
  );
}

function cellsOf(entry: ShownAccess, language: Language, officeName: (id: string) => string) {
  const t = texts[language].area.access;
  // A form is filled in for the one who has it open, never for somebody who acts for them.
  const isSelf = entry.role === 'citizen' && entry.purpose === 'prefill';
  const role = t.roles[isSelf ? 'self' : entry.role in t.roles ? (entry.role as keyof typeof t.roles) : 'other'];
  return {
    number: (
      <div>
        <p>{t.numberOf[rowKind(entry.row)](formatNumber(entry.number, language))}</p>
        <p>
          <Link
            href={`/${language}/meine-daten/frage?reihe=${entry.row ?? 'account'}&nummer=${entry.number}`}
            label={`${t.askLink}: ${t.numberOf[rowKind(entry.row)](formatNumber(entry.number, language))}`}
          >
            {t.askLink}
          </Link>
        </p>
      </div>
    ),
    at: <DateTime at={Temporal.Instant.from(entry.at)} />,
    who: entry.office ? t.by(role, officeName(entry.office)) : role,
    why: (
      <div>
        <p>{t.purposes[entry.purpose]}</p>
        {entry.action ? <p>{t.reportedBy(entry.system ?? '', entry.action)}</p> : null}
        {entry.receiver ? <p>{t.receivedBy(entry.receiver)}</p> : null}
        <p>
          {t.readThings(
            formatList(
              entry.what.map((thing) => t.things[thing]),
              language,
            ),
          )}
        </p>
        {entry.legalBasis ? (
          <p class="city-muted">
            {t.basis('')}
            <span lang={language === 'de' ? undefined : 'de'}>{entry.legalBasis}</span>
          </p>
        ) : null}
      </div>
    ),
    case: entry.caseNumber ? (
      <Link href={`/${language}/vorgang/${entry.caseNumber}`}>
        <NumberText>{entry.caseNumber}</NumberText>
      </Link>
    ) : (
      t.noCase
    ),
  };
}

const rowKind = (row: string | null): 'account' | 'case' | 'visit' | 'request' => {
  if (row === null) return 'account';
  return row.startsWith('L-') ? 'case' : row.startsWith('A-') ? 'request' : 'visit';
};

const perPage = 25;

export interface AccessProps {
  readonly shell: PageShell;
  readonly record: AccessRecord;
  /** From 1. */
  readonly page: number;
  readonly isGuest: boolean;
  readonly officeName: (id: string) => string;
}
