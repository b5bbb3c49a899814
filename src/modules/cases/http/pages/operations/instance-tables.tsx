import { Badge, Link, Section, Table } from '#ui';
import type { InstanceView } from '../../../use-cases/operations/show-instance.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';

/** Where the case stands and what each token waits for. */
export function Tokens({ desk, view }: Of) {
  const { instance } = desk.words;
  return (
    <Rows
      caption={instance.tokens}
      labels={instance.tokenColumns}
      rows={view.tokens.map(({ token, name, waitsFor, fault }) => ({
        id: token,
        cells: {
          node: name,
          token,
          waits: instance.waits[waitsFor],
          fault: fault ? <Badge tone="danger">{fault}</Badge> : '–',
        },
      }))}
    />
  );
}

/** The timers of the process, with those that are overdue. */
export function Timers({ desk, view }: Of) {
  const { instance } = desk.words;
  const stateOf = (isLate: boolean) => (isLate ? (view.suspendedAt ? 'held' : 'late') : 'waits');
  if (view.timers.length === 0) return null;
  return (
    <Section title={instance.timers}>
      <Rows
        caption={instance.timers}
        labels={instance.timerColumns}
        rows={view.timers.map(({ timer, name, dueAt, isLate }) => ({
          id: timer,
          cells: {
            node: name,
            due: desk.time(dueAt),
            state: <Badge tone={isLate ? 'warning' : 'neutral'}>{instance.timerStates[stateOf(isLate)]}</Badge>,
          },
        }))}
      />
    </Section>
  );
}

/** Messages, signals and conditions that the process would hear now. */
export function Expected({ desk, view }: Of) {
  const { instance } = desk.words;
  if (view.expected.length === 0) return null;
  return (
    <Section title={instance.expected}>
      <Rows
        caption={instance.expected}
        labels={instance.expectedColumns}
        rows={view.expected.map(({ node, name, what, kind }) => ({
          id: `${node}-${what}`,
          cells: { node: name, what: what || '–', kind: instance.kinds[kind] },
        }))}
      />
    </Section>
  );
}

/** Background work of the case. */
export function Jobs({ desk, view }: Of) {
  const { instance } = desk.words;
  if (view.jobs.length === 0) return null;
  return (
    <Section title={instance.jobs}>
      <Rows
        caption={instance.jobs}
        labels={instance.jobColumns}
        rows={view.jobs.map((job) => ({
          id: job.id,
          cells: {
            job: job.node ? `${job.name} · ${job.node}` : job.name,
            state: <Badge tone={job.state === 'failed' ? 'danger' : 'neutral'}>{instance.jobStates[job.state]}</Badge>,
            retries: desk.count(job.retries),
            why: job.why ?? '–',
            since: desk.time(job.sentAt),
          },
        }))}
      />
    </Section>
  );
}

/** What is or was wrong with the case. */
export function Incidents({ desk, view }: Of) {
  const { incidents } = desk.words;
  const { kind, cause, since, state, note } = incidents.columns;
  if (view.incidents.length === 0) return null;
  return (
    <Section title={incidents.title}>
      <Rows
        caption={incidents.title}
        labels={{ kind, cause, since, state, note }}
        rows={view.incidents.map((one) => ({
          id: one.id,
          cells: {
            kind: <Link href={desk.paths.incidents}>{incidents.kinds[one.kind]}</Link>,
            cause: one.cause,
            since: desk.time(one.firstAt),
            state: <Badge tone={one.state === 'open' ? 'danger' : 'neutral'}>{incidents.states[one.state]}</Badge>,
            note: one.note ?? '–',
          },
        }))}
      />
    </Section>
  );
}

/** The open side of the log, newest first. */
export function Events({ desk, view }: Of) {
  const { instance } = desk.words;
  return (
    <Rows
      caption={instance.events}
      labels={instance.eventColumns}
      rows={view.events.map(({ seq, at, type, by, face }) => ({
        id: String(seq),
        cells: { seq: desk.count(seq), at: desk.time(at), type, by, face: face || '–' },
      }))}
    />
  );
}

function Rows({ caption, labels, rows }: RowsProps) {
  const columns = Object.entries(labels).map(([key, label]) => ({ key, label }));
  return <Table caption={caption} hideCaption columns={columns} rows={rows} />;
}

interface Of {
  readonly desk: OperationsDesk;
  readonly view: InstanceView;
}
interface RowsProps {
  readonly caption: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly rows: Parameters<typeof Table>[0]['rows'];
}
