import type { ComponentChildren } from 'preact';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { Badge, type Tone } from './alert.tsx';

/** Gives answers with a change link each; the link names what it changes. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const texts = useTexts();
  return (
    <dl class="city-summary">
      {rows.map(({ id, label, value, name, change, changeText }) => (
        <div key={id ?? String(change ?? name ?? label)} class="city-summary__row" id={id}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {change ? (
            <dd class="city-summary__action">
              <a class="city-link city-link--plain" href={change}>
                {changeText ?? texts.change}
                <span class="kern-sr-only">: {name ?? label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

/** Gives a titled block of answers, as on "check your answers". */
export function SummaryCard({ title, action, rows, level = 2 }: SummaryCardProps) {
  const Tag = `h${level}` as const;
  return (
    <section class="city-summary-card">
      <div class="city-summary-card__head">
        <Tag class="kern-heading-medium">{title}</Tag>
        {action}
      </div>
      <SummaryList rows={rows} />
    </section>
  );
}

/** Gives terms with their values; `dense` for staff pages. */
export function DescriptionList({ items, dense }: Props<{ items: readonly DescriptionItem[]; dense?: boolean }>) {
  return (
    <dl class={dense ? 'city-dl city-dl--dense' : 'city-dl'}>
      {items.map(({ term, value, id }, index) => (
        <div key={id ?? String(index)} class="city-dl__row">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Gives the parts of a long task with their state; a part without `href` cannot be started yet. */
export function TaskList({ tasks, label }: Props<{ tasks: readonly Task[]; label?: string }>) {
  return (
    <ul class="city-tasks" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.id} class="city-tasks__item">
          <div class="city-tasks__name">
            {task.href ? (
              <a class="city-link city-link--plain" href={task.href} aria-describedby={`${task.id}-status`}>
                {task.title}
              </a>
            ) : (
              <span>{task.title}</span>
            )}
            {task.hint ? <div class="kern-hint">{task.hint}</div> : null}
          </div>
          <div id={`${task.id}-status`}>{task.tone ? <Badge tone={task.tone}>{task.status}</Badge> : task.status}</div>
        </li>
      ))}
    </ul>
  );
}

/** One answer; `change` is the address of its question. */
export type SummaryRow = Props<{
  id?: string;
  label: ComponentChildren;
  value: ComponentChildren;
  change?: string;
  /** Spoken after the change link, where the label alone is not clear. */
  name?: string;
  changeText?: string;
}>;
export type SummaryCardProps = Props<{
  title: ComponentChildren;
  action?: ComponentChildren;
  rows: readonly SummaryRow[];
  level?: 2 | 3;
}>;
export type DescriptionItem = Props<{ id?: string; term: ComponentChildren; value: ComponentChildren }>;
export type Task = Props<{
  id: string;
  title: ComponentChildren;
  href?: string;
  hint?: ComponentChildren;
  status: ComponentChildren;
  /** Draws the status as a badge. */
  tone?: Tone | 'neutral';
}>;
