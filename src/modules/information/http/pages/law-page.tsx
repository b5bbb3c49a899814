import { formatDate, formatDuration, formatMoney } from '#kernel/format';
import type { Language } from '#kernel/language';
import { DescriptionList, Details, Heading, List, Page, type PageShell, renderDocument, Section, Text } from '#ui';
import type { FeeRule, Rules, RuleVersion } from '../../domain/rules/rules.ts';
import { texts } from '../../texts/index.ts';

/** The law of asking as the city's data has it, with source, date and doubt of each fact. */
export function lawPage({ shell, rules }: { readonly shell: PageShell; readonly rules: Rules }): string {
  const { language } = shell;
  const t = texts[language].law;
  return renderDocument(
    <Page {...shell} title={t.title} islands={[]} back={{ href: `/${language}/anfragen` }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {rules.regimes.map(({ id, name, scope, versions }) => (
        <Section key={id} id={id} title={name[language]}>
          {versions.map((version) => (
            <Version key={version.from} version={version} scope={scope[language]} language={language} />
          ))}
        </Section>
      ))}
      <Section title={t.retention}>
        <Text>{t.retentionText(period(rules.retention.period, language))}</Text>
        <Text muted>
          <span lang="de">{`${rules.retention.source}, ${rules.retention.asOf}`}</span>
          {` (${t.states[rules.retention.state]})`}
        </Text>
      </Section>
      <Section title={t.exemptions}>
        <Text>{t.exemptionsText}</Text>
        <DescriptionList
          items={rules.exemptions.map(({ code, name, reference, text, state }) => ({
            term: `${code}: ${name[language]}`,
            value: `${text[language]} (${reference}, ${t.states[state]})`,
          }))}
        />
      </Section>
    </Page>,
  );
}

function Version({ version, scope, language }: VersionProps) {
  const t = texts[language].law;
  const facts = factNames.flatMap((fact) => (version[fact].state === 'read' ? [] : [{ fact, ...version[fact] }]));
  return (
    <>
      {version.applies ? null : <Text>{t.notForCity}</Text>}
      <DescriptionList
        items={[
          { term: t.scope, value: scope },
          { term: t.since, value: formatDate(Temporal.PlainDate.from(version.from), language) },
          { term: t.deadline, value: period(version.deadline.period, language) },
          {
            term: t.extension,
            value: t.extensionWords(period(version.extension.period, language), version.extension.kind === 'total'),
          },
          { term: t.fee, value: feeWords(version.fee, language) },
          {
            term: t.appeal,
            value: `${t.appealWords(period(version.appeal.period, language))} (${version.appeal.basis})`,
          },
        ]}
      />
      <Details summary={t.sources}>
        <List
          items={version.sources.map(({ source, asOf }) => <span key={source} lang="de">{`${source}, ${asOf}`}</span>)}
        />
      </Details>
      {facts.length > 0 ? (
        <Details summary={t.doubts}>
          <List
            items={facts.map(({ fact, state, note }) => (
              <span key={fact}>
                {`${t.facts[fact]}: ${t.states[state]}`}
                {note ? <span lang="de">{`. ${note}`}</span> : null}
              </span>
            ))}
          />
        </Details>
      ) : null}
    </>
  );
}

const period = (text: string, language: Language): string => formatDuration(Temporal.Duration.from(text), language);

function feeWords(fee: FeeRule, language: Language): string {
  const t = texts[language].law.fees;
  const money = (cents: number): string => formatMoney(cents, language);
  if (fee.kind === 'none') return t.none;
  return fee.kind === 'bracket'
    ? t.bracket(money(fee.least), money(fee.most))
    : t.effort(money(fee.freeUpTo), money(fee.cap));
}

const factNames = ['who', 'pseudonym', 'deadline', 'extension', 'clarification', 'feeNotice', 'fee', 'appeal'] as const;

interface VersionProps {
  readonly version: RuleVersion;
  readonly scope: string;
  readonly language: Language;
}
