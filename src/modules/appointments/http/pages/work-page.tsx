import { Button, ButtonGroup, Heading, Page, type PageShell, renderDocument, Text } from '#ui';
import type { Words } from '../../texts/index.ts';

/** A short pause while very many people look at once: the device works, or the person waits; nobody reads crooked letters. */
export function workPage({ shell, words, csrf, fields, task, onward }: WorkProps): string {
  const { language } = shell;
  const t = words.wishes.work;
  const isOver = task === null;
  const title = isOver ? t.readyTitle : t.title;
  return renderDocument(
    <Page
      {...shell}
      title={title}
      noIndex
      back={{ href: `/${language}/termin` }}
      {...(task
        ? {
            islands: ['form-comfort', 'hold-work'] as const,
            // Without script the page goes on by itself when the wait is over.
            head: (
              <noscript>
                <meta http-equiv="refresh" content={`${task.waitSeconds}; url=${onward}`} />
              </noscript>
            ),
          }
        : {})}
    >
      <Heading level={1}>{title}</Heading>
      <Text size="lead">{isOver ? t.readyLead : t.lead}</Text>
      <form
        class="city-form"
        method="post"
        action={`/${language}/termin/frei`}
        data-work={task?.challenge}
        data-work-bits={task?.bits}
      >
        <input type="hidden" name="csrf" value={csrf} />
        {fields.map(({ name, value }) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="loesung" value="" />
        <p role="status" data-work-state data-done={t.done} />
        <ButtonGroup>
          <Button>{t.go}</Button>
        </ButtonGroup>
      </form>
      {task ? <Text muted>{t.wait(task.waitSeconds)}</Text> : null}
      <Text muted>{t.why}</Text>
    </Page>,
  );
}

interface WorkProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  /** The hold as it was asked for, with the challenge. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Null once the wait is over. */
  readonly task: { readonly challenge: string; readonly bits: number; readonly waitSeconds: number } | null;
  /** Where a page without script goes on. */
  readonly onward: string;
}
