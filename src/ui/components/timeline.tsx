import type { ComponentChildren } from 'preact';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { DateTime } from './format.tsx';
import { Icon } from './icon.tsx';

/** Gives the story of a case, oldest first unless the caller turns it: what happened, who has it, what comes next. */
export function Timeline({ entries, label }: Props<{ entries: readonly TimelineEntry[]; label?: string }>) {
  const texts = useTexts();
  return (
    <ol class="city-timeline" aria-label={label}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          class={stateClass[entry.state ?? 'done']}
          aria-current={entry.state === 'current' ? 'step' : undefined}
        >
          <div class="city-timeline__head">
            <span class="city-timeline__title">
              {entry.state === 'ahead' ? <span class="kern-sr-only">{texts.next}: </span> : null}
              {entry.title}
            </span>
            <span class="city-timeline__when">
              {entry.at ? <DateTime at={entry.at} /> : null}
              {entry.when}
            </span>
          </div>
          {entry.by ? <div class="city-timeline__by">{entry.by}</div> : null}
          {entry.children ? <div class="city-timeline__body">{entry.children}</div> : null}
        </li>
      ))}
    </ol>
  );
}

/** Gives the messages of a case in both directions, each with sender and time. */
export function Thread({ messages, label }: Props<{ messages: readonly Message[]; label?: string }>) {
  return (
    <ol class="city-thread" aria-label={label}>
      {messages.map((message) => (
        <li key={message.id} class={message.own ? 'city-message city-message--own' : 'city-message'} id={message.id}>
          <div class="city-message__head">
            <strong>{message.from}</strong>
            <span class="city-muted">
              <DateTime at={message.at} />
            </span>
            {message.state ? <span class="city-muted">{message.state}</span> : null}
          </div>
          <div class="city-message__body" lang={message.lang}>
            {message.children}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Gives the top card of a case: nothing to do, or exactly one thing. */
export function StatusCard({ todo, title, children, action, id = 'status' }: StatusCardProps) {
  const texts = useTexts();
  return (
    <section class={todo ? 'city-status city-status--todo' : 'city-status'} aria-labelledby={`${id}-title`}>
      <Icon name={todo ? 'arrow-forward' : 'check'} size="large" />
      <div>
        <h2 class="city-status__title" id={`${id}-title`}>
          {title ?? (todo ? texts.status.something : texts.status.nothing)}
        </h2>
        {children ? <div class="city-status__text city-flow">{children}</div> : null}
        {action ? <div class="city-status__action">{action}</div> : null}
      </div>
    </section>
  );
}

const stateClass = {
  done: 'city-timeline__entry',
  current: 'city-timeline__entry city-timeline__entry--current',
  ahead: 'city-timeline__entry city-timeline__entry--ahead',
};

export type TimelineEntry = Props<{
  id: string;
  title: ComponentChildren;
  at?: Temporal.Instant | Temporal.PlainDate;
  /** Words instead of or after the time: "expected by 3 March". */
  when?: ComponentChildren;
  /** Who has it or who did it. */
  by?: ComponentChildren;
  state?: 'done' | 'current' | 'ahead';
  children?: ComponentChildren;
}>;
export type Message = Props<{
  id: string;
  from: ComponentChildren;
  at: Temporal.Instant;
  /** Written by the person who reads the page. */
  own?: boolean;
  /** "Read on 3 March", "Saved on this device". */
  state?: ComponentChildren;
  lang?: string;
  children: ComponentChildren;
}>;
export type StatusCardProps = Props<{
  /** There is exactly one thing to do; `action` is its button. */
  todo?: boolean;
  title?: ComponentChildren;
  /** Needed where a page shows more than one. */
  id?: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}>;
