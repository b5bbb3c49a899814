import { legalDay } from '#kernel/clock';
import { formatDate, formatDateWithWeekday, formatMoney } from '#kernel/format';
import { ButtonGroup, ButtonLink, Link, StatusCard } from '#ui';
import { germanTextWords } from '../../../texts/german-text.ts';
import type { CitizenCase } from '../../citizen/with-view.ts';

/** Nothing to do, or exactly one thing with its button; then in one sentence how the case stands. */
export function CaseStatus({ opened }: { readonly opened: CitizenCase }) {
  const { words, view, language, paths } = opened;
  const { todo } = view;
  switch (todo.kind) {
    case 'answer':
      return (
        <StatusCard
          todo
          title={words.status.answer}
          action={
            <ButtonGroup>
              <ButtonLink href={paths.correct}>{words.status.answerAction}</ButtonLink>
              {todo.until ? <Link href={paths.calendar(null)}>{words.letters.calendar}</Link> : null}
            </ButtonGroup>
          }
        >
          <p>{words.status.answerText(todo.until ? formatDateWithWeekday(todo.until, language) : null)}</p>
        </StatusCard>
      );
    case 'code':
      return (
        <StatusCard
          todo
          title={words.status.code}
          action={<ButtonLink href={paths.code}>{words.status.codeAction}</ButtonLink>}
        >
          <p>{words.status.codeText}</p>
        </StatusCard>
      );
    case 'confirm-german': {
      const german = germanTextWords[language].citizen;
      return (
        <StatusCard todo title={german.todo} action={<ButtonLink href={paths.german}>{german.todoAction}</ButtonLink>}>
          <p>{german.todoText}</p>
        </StatusCard>
      );
    }
    case 'read': {
      const notice = view.notices.find(({ id }) => id === todo.notice);
      return (
        <StatusCard
          todo
          title={words.status.read}
          action={<ButtonLink href={paths.letter(todo.notice)}>{words.status.readAction}</ButtonLink>}
        >
          <p>{words.status.readText(notice?.title[language] ?? '')}</p>
        </StatusCard>
      );
    }
    case 'pay': {
      const payment = view.payments.find(({ reference }) => reference === todo.reference);
      const cents = payment ? payment.cents - payment.paidCents : 0;
      return (
        <StatusCard
          todo
          title={opened.creditor.isExample ? words.status.payExample : words.status.pay(formatMoney(cents, language))}
          action={<ButtonLink href="#zahlung">{words.status.payAction}</ButtonLink>}
        >
          <p>{opened.creditor.isExample ? words.payment.example : words.status.payText}</p>
        </StatusCard>
      );
    }
    default:
      return (
        <StatusCard>
          <p>{standing(opened)}</p>
        </StatusCard>
      );
  }
}

function standing({ words, view, language, office, today }: CitizenCase): string {
  const { row } = view;
  if (row.status === 'withdrawn') return words.status.withdrawn;
  if (view.objected.length > 0 && !view.timeline.some((entry) => entry.type === 'case.objection-answered'))
    return words.status.objected;
  if (view.continuesAt) {
    const on = legalDay(Temporal.Instant.from(view.continuesAt));
    return words.status.waits(formatDate(on, language));
  }
  if (row.status === 'decided') return words.status.decided;
  const promised = row.promisedOn ? Temporal.PlainDate.from(row.promisedOn) : null;
  if (!promised) return words.status.open(office, null);
  return Temporal.PlainDate.compare(today, promised) > 0
    ? words.status.late(office, formatDate(promised, language))
    : words.status.open(office, formatDateWithWeekday(promised, language));
}
