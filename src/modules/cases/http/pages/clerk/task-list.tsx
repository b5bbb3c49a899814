import { Badge, EmptyState, Link, NumberText, Worklist } from '#ui';
import type { ListedTask, WorklistPage } from '../../../use-cases/clerk/worklist.ts';
import type { Desk } from '../../clerk/desk.ts';
import { dueReason, dueTone, dueWord } from '../../clerk/due-words.ts';

/** The tasks as a narrow list: due word, service, step, number, and with whom; the open one is marked. */
export function TaskList({ desk, list, current }: TaskListProps) {
  const { words, paths } = desk;
  if (list.rows.length === 0)
    return (
      <EmptyState
        title={words.worklist.empty}
        action={<Link href={paths.list(everything)}>{words.worklist.emptyAll}</Link>}
      >
        {words.worklist.emptyText}
      </EmptyState>
    );
  return (
    <>
      <Worklist
        label={words.worklist.label}
        items={list.rows.map((task) => ({
          id: `${task.number}-${task.token}`,
          href: paths.case(task.number, { aufgabe: task.token }),
          title: task.service[desk.language],
          meta: (
            <>
              {stepWord(desk, task)} · <NumberText>{task.number}</NumberText> · {takenWord(desk, task)}
            </>
          ),
          deadline: <DueBadge desk={desk} due={task.due} />,
          current: current !== null && current.number === task.number && current.token === task.token,
        }))}
      />
      {list.next ? <Link href={paths.list({ place: list.next })}>{words.worklist.next}</Link> : null}
      {desk.filter.place ? <Link href={paths.list({ place: '' })}>{words.worklist.first}</Link> : null}
    </>
  );
}

/** The due word with its tone and why the day binds: never the colour alone. */
export const DueBadge = ({ desk, due }: { readonly desk: Desk; readonly due: ListedTask['due'] }) => (
  <>
    <Badge tone={dueTone(due)}>{dueWord(due, desk.words)}</Badge>{' '}
    <span class="city-muted">{dueReason(due, desk.words)}</span>
  </>
);

/** What is to be done, as the service names it. */
export function stepWord({ words, language }: Desk, { step, kind }: ListedTask): string {
  if (kind === 'objection') return words.objection.title;
  const title = step?.[language] ?? '';
  return kind === 'approval' ? `${words.approval.title}: ${title}` : title;
}

/** With whom a task is. */
export function takenWord({ words }: Desk, { takenBy }: ListedTask): string {
  if (!takenBy) return words.worklist.free;
  if (takenBy.isMe && takenBy.heldFor) return words.worklist.meFor(takenBy.heldFor);
  if (takenBy.isMe && takenBy.handedBy) return words.handOverWords.from(takenBy.handedBy);
  if (takenBy.isAbsent) return words.worklist.absent(takenBy.name);
  return takenBy.isMe ? words.worklist.me : takenBy.name || words.worklist.someone;
}

const everything = { whose: 'all', kind: 'all', service: null, overdue: false, basket: 'all', place: '' } as const;

interface TaskListProps {
  readonly desk: Desk;
  readonly list: WorklistPage;
  readonly current: { readonly number: string; readonly token: string } | null;
}
