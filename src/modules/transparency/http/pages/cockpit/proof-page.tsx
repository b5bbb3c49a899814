import { followChain } from '#kernel/access-chain';
import { formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Alert,
  EmptyState,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Table,
  Text,
} from '#ui';
import type { AccessSeries } from '../../../domain/cockpit/access-list.ts';
import { cockpitTexts } from '../../../texts/index.ts';

/** "Is an entry missing?": each series with its length, how far the public log has sealed it, and how to check it without this server. */
export function proofPage({ shell, series, verifier }: ProofProps): string {
  const { language } = shell;
  const { proof: t, overview } = cockpitTexts[language];
  const checked = series.map((one) => ({ ...one, chain: followChain(one.entries) }));
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      noIndex
      islands={[]}
      back={{ href: `/${language}/meine-daten`, label: overview.title }}
    >
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {checked.some(({ chain }) => !chain.ok) ? <Alert tone="danger" title={t.alarm} /> : null}
      {series.length === 0 ? (
        <EmptyState title={t.none}>{t.noneHint}</EmptyState>
      ) : (
        <Table
          caption={t.caption}
          columns={[
            { key: 'series', label: t.series },
            { key: 'entries', label: t.entries, numeric: true },
            { key: 'state', label: t.state },
            { key: 'sealed', label: t.sealed },
            { key: 'end', label: t.end },
          ]}
          rows={checked.map(({ name, entries, seal, chain }) => ({
            id: name,
            cells: {
              series: seriesName(name, language),
              entries: formatNumber(entries.length, language),
              state: chain.ok ? t.holds : t.broken(formatNumber(chain.wrong, language)),
              sealed: sealedWords(seal?.number ?? 0, entries.length, language),
              end: <code class="city-code">{entries.at(-1)?.hash.slice(0, 16)}</code>,
            },
          }))}
        />
      )}
      <Text>{t.secret}</Text>
      <Section title={t.self}>
        <List items={t.steps} kind="number" />
        <Text>{t.command}</Text>
        <p>
          <code class="city-code">
            node verify.mjs access {t.fileName} --log {verifier}
          </code>
        </p>
        <List
          items={[
            <Link key="list" href={`/${language}/meine-daten/zugriffe.json`} download>
              {t.list}
            </Link>,
            <Link key="verifier" href="/log/verify.mjs" download>
              {t.verifier}
            </Link>,
            <Link key="log" href={`/${language}/protokoll`}>
              {t.log}
            </Link>,
          ]}
        />
        <Text>{t.keep}</Text>
      </Section>
    </Page>,
  );
}

/** The account, a case, a visit or a request for information, as the person knows it. */
export function seriesName(name: string, language: Language): string {
  const { proof: t } = cockpitTexts[language];
  if (name === 'account') return t.account;
  if (name.startsWith('A-')) return t.requestOf(name);
  return name.startsWith('L-') ? t.caseOf(name) : t.visitOf(name);
}

function sealedWords(sealed: number, entries: number, language: Language): string {
  const { proof: t } = cockpitTexts[language];
  if (sealed === 0) return t.soon;
  return sealed === entries ? t.sealedAll : t.sealedTo(formatNumber(sealed, language));
}

export interface ProofProps {
  readonly shell: PageShell;
  readonly series: readonly AccessSeries[];
  /** Verifier key of the log. */
  readonly verifier: string;
}
