import { explainDeadline } from '#kernel/deadline-words';
import { formatDate, formatMoney } from '#kernel/format';
import type { Language } from '#kernel/language';
import { Badge, DateTime, DescriptionList, Details, Link, List, NumberText, type TimelineEntry } from '#ui';
import { isOpen } from '../../domain/request/state.ts';
import { extensionReasons } from '../../texts/extension-reasons.ts';
import { texts } from '../../texts/index.ts';
import type { ListedRequest, RequestView } from '../../use-cases/read-requests.ts';

/** Number, status, office, law and clock of a request, in words that say it without colour. */
export function Facts({ view, office, language }: FactsProps) {
  const { row, rule } = view;
  const t = texts[language].request;
  const { fee, appealUntil, status } = row.state;
  const reason = row.extensionReason as keyof typeof extensionReasons | null;
  return (
    <>
      <DescriptionList
        items={[
          { term: t.number, value: <NumberText>{row.number}</NumberText> },
          { term: t.status, value: texts[language].statuses[status] },
          { term: t.office, value: office },
          {
            term: t.law,
            value: <Link href={`/${language}/anfragen/recht#${rule.regime}`}>{rule.name[language]}</Link>,
          },
          {
            term: texts[language].list.received,
            value: <DateTime at={Temporal.PlainDate.from(row.state.receivedOn)} />,
          },
          {
            term: isOpen(status) ? t.due : t.dueWas,
            value: (
              <>
                <DateTime at={view.clock.deadline.end} /> <ClockBadge listed={view} language={language} />
              </>
            ),
          },
          ...(row.state.extendedOn && reason ? [{ term: t.extended, value: extensionReasons[reason][language] }] : []),
          {
            term: t.fee,
            value:
              !fee || fee.cents === 0
                ? t.free
                : (fee.agreed ? t.feeAgreed : t.feeOpen)(formatMoney(fee.cents, language)),
          },
          ...(appealUntil && !isOpen(status)
            ? [{ term: t.appealUntil, value: formatDate(Temporal.PlainDate.from(appealUntil), language) }]
            : []),
        ]}
      />
      <Details summary={t.why}>
        <List items={explainDeadline(view.clock.deadline, language).map(({ text, rule: law }) => `${text} (${law})`)} />
      </Details>
    </>
  );
}

/** The clock in a word: days left, overdue, standing, or how the answer came. */
export function ClockBadge({
  listed: { row, clock },
  language,
}: {
  readonly listed: ListedRequest;
  readonly language: Language;
}) {
  const t = texts[language].request;
  const { state } = row;
  if (isOpen(state.status)) {
    if (clock.stands) return <Badge>{t.stands}</Badge>;
    if (clock.isOverdue) return <Badge tone="danger">{t.overdue(-clock.daysLeft)}</Badge>;
    return <Badge tone={clock.daysLeft <= 5 ? 'warning' : 'info'}>{t.daysLeft(clock.daysLeft)}</Badge>;
  }
  if (state.answeredOn === null) return null;
  if (clock.daysLeft >= 0) return <Badge tone="success">{t.inTime}</Badge>;
  return <Badge tone="danger">{t.late(-clock.daysLeft)}</Badge>;
}

/** The steps of a request for everybody. */
export function stepEntries({ steps }: RequestView, language: Language): readonly TimelineEntry[] {
  const t = texts[language];
  return steps.map(({ seq, type, at, byCity, face }) => {
    const until = typeof face['until'] === 'string' ? Temporal.PlainDate.from(face['until']) : null;
    const cents = typeof face['cents'] === 'number' ? formatMoney(face['cents'], language) : null;
    const reason = extensionReasons[face['reason'] as keyof typeof extensionReasons]?.[language];
    const details = [cents, reason, until ? `${t.request.due}: ${formatDate(until, language)}` : null].filter(Boolean);
    return {
      id: `schritt-${seq}`,
      title: t.steps[type as keyof typeof t.steps] ?? type,
      at: Temporal.Instant.from(at),
      by: byCity ? t.byCity : t.byAsker,
      ...(details.length > 0 ? { children: details.join(' · ') } : {}),
    };
  });
}

interface FactsProps {
  readonly view: RequestView;
  readonly office: string;
  readonly language: Language;
}
