import type { Fee } from '#catalogue';
import { formatShortDate } from '#kernel/format';
import type { Language } from '#kernel/language';
import { DescriptionList, Details, Flow, Link, List, Money, NumberText, Table, Text } from '#ui';
import { periodInWords } from '../../domain/durations.ts';
import { texts } from '../../texts/index.ts';
import type { ServiceProps } from './service-page.tsx';

/** What only some people need, folded: amounts, law, data, official terms with their sources. */
export function ServiceDetails({ shell, folder, office, fees, today }: ServiceProps) {
  const { language } = shell;
  const t = texts[language].open.service;
  const words = folder.texts[language];
  const { service } = folder;
  const { key } = service;
  const day = (date: string): string => formatShortDate(Temporal.PlainDate.from(date), language);
  const german = (text: string) => <span lang={language === 'de' ? undefined : 'de'}>{text}</span>;
  return (
    <div>
      {fees.length > 0 ? (
        <Details summary={t.fees}>
          {fees.map((fee) => (
            <FeeTable key={fee.id} fee={fee} today={today} language={language} />
          ))}
        </Details>
      ) : null}
      <Details summary={t.law}>
        <Text>{words.law}</Text>
        <List
          items={service.law.map((law) => (
            <>
              {german(law.reference)}
              <Text size="small" muted>
                {german(t.source(law.source))} · {t.asOf(day(law.asOf))}
              </Text>
            </>
          ))}
        />
      </Details>
      <Details summary={t.data}>
        <Flow>
          <Text>
            {t.dataText} <Link href={`/${language}/datenschutz`}>{texts[language].open.service.data}</Link>
          </Text>
          <Text>{t.kept(periodInWords(service.retention.period, language))}</Text>
          <Text size="small" muted>
            {t.keptBecause('')}
            {german(service.retention.reference)}
          </Text>
        </Flow>
      </Details>
      <Details summary={t.details}>
        <DescriptionList
          items={[
            { term: t.officialTerm, value: german(folder.texts.de.official) },
            {
              term: t.key,
              value: (
                <>
                  <NumberText>{key.number ?? t.noKey}</NumberText>{' '}
                  {key.state === 'confirmed' ? t.keyConfirmed : t.keyUnconfirmed}
                  <Text size="small" muted>
                    {german(key.state === 'confirmed' ? t.source(key.source) : `${key.reason} ${t.source(key.source)}`)}
                  </Text>
                </>
              ),
            },
            ...(office
              ? [
                  {
                    term: t.office,
                    value: <Link href={`/${language}/aemter/${office.id}`}>{office.name[language]}</Link>,
                  },
                ]
              : []),
            {
              term: t.decision,
              value: (
                <>
                  {service.decision.kind === 'automatic' ? t.automatic : t.clerk} {german(service.decision.reference)}
                </>
              ),
            },
            { term: t.edition, value: t.editionValue(folder.edition, folder.version.slice(0, 12)) },
          ]}
        />
      </Details>
    </div>
  );
}

/** The amounts that hold today, each with its legal basis and the day of our knowledge. */
function FeeTable({ fee, today, language }: { fee: Fee; today: Temporal.PlainDate; language: Language }) {
  const t = texts[language].open.service;
  const iso = today.toString();
  const amounts = fee.amounts.filter((amount) => amount.from <= iso && (amount.until === null || iso <= amount.until));
  return (
    <Table
      caption={t.feeCaption(fee.name[language])}
      columns={[
        { key: 'name', label: t.feeName },
        { key: 'amount', label: t.feeAmount, numeric: true },
        { key: 'basis', label: t.feeBasis },
        { key: 'asOf', label: t.feeAsOf },
      ]}
      rows={amounts.map((amount) => ({
        id: `${fee.id}-${amount.id}-${amount.from}`,
        cells: {
          name: (amount.name ?? fee.name)[language],
          amount: amount.cents === 0 ? t.free : <Money cents={amount.cents} />,
          basis: (
            <>
              <span lang={language === 'de' ? undefined : 'de'}>{amount.legalBasis}</span>
              {amount.state === 'unconfirmed' ? ` (${t.unconfirmed})` : null}
            </>
          ),
          asOf: formatShortDate(Temporal.PlainDate.from(amount.asOf), language),
        },
      }))}
    />
  );
}
