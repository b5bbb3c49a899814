import { formatDateWithWeekday } from '#kernel/format';
import { Button, ButtonGroup, ButtonLink, ErrorSummary, Form, InsetText, Text, TextArea, TextField } from '#ui';
import type { KnownNotice } from '../../../use-cases/view-case.ts';
import type { CitizenCase } from '../../citizen/with-view.ts';
import { casePageDocument } from './case-frame.tsx';

/** Asks once more before an application is taken back. */
export function withdrawPage(opened: CitizenCase): string {
  const { words, paths, csrf } = opened;
  return casePageDocument(opened, {
    title: words.withdraw.title,
    back: { href: paths.base, label: words.letter.back },
    children: (
      <>
        <Text>{words.withdraw.text}</Text>
        <Form action={paths.withdraw} csrf={csrf}>
          <TextArea name="grund" label={words.withdraw.reason} hint={words.withdraw.reasonHint} rows={3} optional />
          <ButtonGroup>
            <Button danger>{words.withdraw.send}</Button>
            <ButtonLink variant="tertiary" href={paths.base}>
              {words.withdraw.keep}
            </ButtonLink>
          </ButtonGroup>
        </Form>
      </>
    ),
  });
}

/** One click to object, reasons are optional; the page says until when, and how the written form is kept for sure. */
export function objectPage(opened: CitizenCase, notice: KnownNotice): string {
  const { words, paths, csrf, language, today, visitor } = opened;
  const { deadline } = notice;
  const until = deadline.state === 'notified' ? deadline.until : null;
  const isLate = until !== null && Temporal.PlainDate.compare(today, until) > 0;
  const day = until ? formatDateWithWeekday(until, language) : '';
  return casePageDocument(opened, {
    title: words.object.title,
    back: { href: paths.base, label: words.letter.back },
    children: (
      <>
        <Text size="lead">{words.object.text(notice.title[language])}</Text>
        {until ? <Text>{isLate ? words.object.late(day) : words.object.until(day)}</Text> : null}
        {visitor.actor.level === 'high' ? null : (
          <InsetText>
            {words.object.form} {words.object.formSafe}
          </InsetText>
        )}
        <Form action={paths.object(notice.id)} csrf={csrf}>
          <TextArea name="gruende" label={words.object.reasons} hint={words.object.reasonsHint} rows={6} optional />
          <ButtonGroup>
            <Button>{words.object.send}</Button>
          </ButtonGroup>
        </Form>
      </>
    ),
  });
}

/** One field for the code of the code letter. */
export function codePage(opened: CitizenCase, typed = '', error: string | null = null): string {
  const { words, paths, csrf } = opened;
  return casePageDocument(opened, {
    title: words.code.title,
    error: error !== null,
    back: { href: paths.base, label: words.letter.back },
    before: <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />,
    children: (
      <>
        <Text>{words.code.text}</Text>
        <Form action={paths.code} csrf={csrf}>
          <TextField
            name="code"
            label={words.code.label}
            hint={words.code.hint}
            value={typed}
            error={error ?? undefined}
            autocomplete="one-time-code"
            spellcheck={false}
            width={20}
          />
          <ButtonGroup>
            <Button>{words.code.send}</Button>
          </ButtonGroup>
        </Form>
      </>
    ),
  });
}
