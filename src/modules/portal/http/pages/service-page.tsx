import type { Fee, Office, ServiceFolder } from '#catalogue';
import { formatDateTime, formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import { AnswerBox, ButtonLink, Heading, Link, List, Page, type PageShell, renderDocument, Section, Text } from '#ui';
import { periodInWords, spanInWords } from '../../domain/durations.ts';
import { texts } from '../../texts/index.ts';
import { ServiceDetails } from './service-details.tsx';

/** One service: the answers first, one start button always in reach, law and details folded. */
export function servicePage(props: ServiceProps): string {
  const { shell, folder, measured } = props;
  const { language } = shell;
  const t = texts[language].open.service;
  const words = folder.texts[language];
  const { service } = folder;
  const to = (place: string): string => `/${language}${place}`;
  const duty = service.deadline.citizen;
  const dutyFrom = duty ? words.questions[duty.from] : null;
  const signIn = service.guests ? t.guests : t.levels[service.identity];
  return renderDocument(
    <Page {...shell} title={words.title} description={words.summary} back={{ href: to('') }} islands={[]}>
      <Heading level={1}>{words.title}</Heading>
      <Text size="lead">{words.summary}</Text>
      <Text muted>{t.official(words.official)}</Text>
      <AnswerBox
        items={[
          { term: t.cost, value: words.cost },
          { term: t.time, value: <Time {...props} /> },
          { term: t.need, value: words.need.length > 0 ? <List items={words.need} /> : t.nothingNeeded },
          ...(words.elsewhere.length > 0 ? [{ term: t.elsewhere, value: <List items={words.elsewhere} /> }] : []),
        ]}
      >
        <ButtonLink href={to(`/${folder.id}/start`)} iconAfter="arrow-forward">
          {t.start}
        </ButtonLink>
      </AnswerBox>
      {props.visit ? (
        <Section title={t.visit}>
          <Text>{props.visit.next ? t.visitNext(formatDateTime(props.visit.next, language)) : t.visitNone}</Text>
          <ButtonLink variant="secondary" href={to(`/termin?leistung=${props.visit.bookable}`)}>
            {t.visitLink}
          </ButtonLink>
        </Section>
      ) : null}
      <Section title={t.who}>
        <Text>{words.who}</Text>
        <Text>{signIn}</Text>
      </Section>
      {duty && dutyFrom ? (
        <Section title={t.duty}>
          <Text>{t.dutyText(periodInWords(duty.period, language), dutyFrom.short ?? dutyFrom.label)}</Text>
          <Text size="small" muted>
            {duty.reference}
          </Text>
        </Section>
      ) : null}
      <Section title={t.after}>
        <List kind="number" items={words.after} />
      </Section>
      {props.followUps.length > 0 ? (
        <Section title={t.followUps}>
          <List
            items={props.followUps.map((next) => (
              <Link key={next.id} href={to(`/${next.id}`)}>
                {next.texts[language].title}
              </Link>
            ))}
          />
        </Section>
      ) : null}
      <Section title={t.more}>
        <ServiceDetails {...props} measured={measured} />
      </Section>
    </Page>,
  );
}

function Time({ shell, folder, measured }: ServiceProps) {
  const { language } = shell;
  const t = texts[language].open.service;
  const { promised } = folder.service.deadline;
  return (
    <>
      <p>
        {measured ? measuredWords(measured, language) : t.notMeasured}{' '}
        <Link href={`/${language}/zahlen#dauer`}>{t.howMeasured}</Link>
      </p>
      <p>{folder.texts[language].duration}</p>
      {promised ? <p>{t.promised(periodInWords(promised, language))}</p> : null}
    </>
  );
}

/** Median and 90th percentile in words; one sentence where both are the same. */
function measuredWords({ cases, median, p90 }: NonNullable<ServiceProps['measured']>, language: Language): string {
  const t = texts[language].open.service;
  const [half, most] = [median, p90].map((seconds) => spanInWords(seconds, language));
  const spans = half === most ? t.measuredSame(most!) : t.measured(half!, most!);
  return `${spans} ${t.measuredAt(formatNumber(cases, language))}`;
}

export interface ServiceProps {
  readonly shell: PageShell;
  readonly folder: ServiceFolder;
  readonly office: Office | null;
  readonly fees: readonly Fee[];
  readonly followUps: readonly ServiceFolder[];
  /** How long it really took, in seconds; null while there are too few cases. */
  readonly measured: { readonly cases: number; readonly median: number; readonly p90: number } | null;
  readonly today: Temporal.PlainDate;
  /** How to come in person; null where the service has no appointments. */
  readonly visit: { readonly bookable: string; readonly next: Temporal.Instant | null } | null;
}
