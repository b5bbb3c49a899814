import { formatDateTime, formatNumber } from '#kernel/format';
import {
  Alert,
  Badge,
  Button,
  Csrf,
  DenseTable,
  DescriptionList,
  Form,
  Heading,
  Link,
  NumberText,
  Section,
  Text,
} from '#ui';
import type { OperationsView, StuckJob, VerifiedLog } from '../../../use-cases/clerk/operations.ts';
import type { ToldRepair } from '../../../use-cases/operations/show-instance.ts';
import type { Desk } from '../../clerk/desk.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';
import { RepairTable } from '../operations/repair-table.tsx';
import { deskPage } from './desk-frame.tsx';

/** How things run: register, stuck work, late timers and the log; each failed action can be tried again. */
export function operationsPage(about: OperationsProps): string {
  const { desk, view } = about;
  const { operations } = desk.words;
  return deskPage(desk, {
    title: operations.title,
    done: about.done,
    keys: [],
    children: (
      <>
        <Heading level={1}>{operations.title}</Heading>
        <Text muted>{operations.asOf(formatDateTime(view.at, desk.language))}</Text>
        {about.refused ? <Alert tone="warning" title={about.refused} /> : null}
        <Places {...about} />
        {about.proposals.length > 0 ? (
          <Section title={about.operations.words.repair.waiting}>
            <RepairTable
              desk={about.operations}
              repairs={about.proposals}
              caption={about.operations.words.repair.waiting}
            />
          </Section>
        ) : null}
        <Section title={operations.register}>
          <Text>
            <Badge tone={view.isRegisterUp ? 'success' : 'danger'}>
              {view.isRegisterUp ? operations.up : operations.down}
            </Badge>{' '}
            {view.isRegisterUp ? null : operations.downText}
          </Text>
        </Section>
        <Section title={operations.incidents}>
          <Jobs {...about} jobs={view.incidents} caption={operations.incidents} />
        </Section>
        <Section title={operations.jobs}>
          <Jobs {...about} jobs={view.jobs} caption={operations.jobs} />
        </Section>
        <Section title={operations.timers}>
          <Timers {...about} />
        </Section>
        <Section title={operations.log}>
          <Text>{operations.logText}</Text>
          {about.verified ? <Verified desk={desk} verified={about.verified} /> : null}
          <Form action={desk.paths.verify} csrf={desk.csrf}>
            <Button small variant="secondary">
              {operations.verify}
            </Button>
          </Form>
        </Section>
      </>
    ),
  });
}

/** The ways to how single cases run. */
function Places({ operations: { words, paths } }: OperationsProps) {
  const { places } = words;
  return (
    <Section title={places.title}>
      <DescriptionList
        dense
        items={[
          { term: <Link href={paths.processes}>{places.processes}</Link>, value: places.processesText },
          { term: <Link href={paths.incidents}>{places.incidents}</Link>, value: places.incidentsText },
        ]}
      />
    </Section>
  );
}

function Jobs({
  desk,
  jobs,
  caption,
}: OperationsProps & { readonly jobs: readonly StuckJob[]; readonly caption: string }) {
  const { operations } = desk.words;
  if (jobs.length === 0) return <Text>{operations.nothing}</Text>;
  const keys = ['job', 'number', 'state', 'attempts', 'why', 'since', 'act'] as const;
  return (
    <DenseTable
      caption={caption}
      hideCaption
      columns={keys.map((key) => ({ key, label: operations.columns[key], numeric: key === 'attempts' }))}
      rows={jobs.map((job) => ({
        id: job.id,
        cells: {
          job: job.node ? `${job.name} · ${job.node}` : job.name,
          number: job.number ? <NumberText>{job.number}</NumberText> : '–',
          state: <Badge tone={job.state === 'failed' ? 'danger' : 'warning'}>{operations.jobStates[job.state]}</Badge>,
          attempts: formatNumber(job.attempts, desk.language),
          why: job.why ?? '–',
          since: formatDateTime(Temporal.Instant.from(job.sentAt), desk.language),
          act: (
            <form method="post" action={desk.paths.retry(job.id)}>
              <Csrf token={desk.csrf} />
              <Button small variant="secondary">
                {operations.retry}
                <span class="kern-sr-only">: {operations.retryName(job.name, job.number ?? '')}</span>
              </Button>
            </form>
          ),
        },
      }))}
    />
  );
}

function Timers({ desk, view }: OperationsProps) {
  const { operations } = desk.words;
  if (view.timers.length === 0) return <Text>{operations.nothing}</Text>;
  return (
    <DenseTable
      caption={operations.timers}
      hideCaption
      columns={(['number', 'timer', 'due'] as const).map((key) => ({ key, label: operations.columns[key] }))}
      rows={view.timers.map((timer) => ({
        id: `${timer.number}-${timer.timer}`,
        cells: {
          number: <NumberText>{timer.number}</NumberText>,
          timer: `${timer.service} · ${timer.timer}`,
          due: formatDateTime(Temporal.Instant.from(timer.dueAt), desk.language),
        },
      }))}
    />
  );
}

function Verified({ desk, verified }: { readonly desk: Desk; readonly verified: VerifiedLog }) {
  const { operations } = desk.words;
  const { chains, states } = verified;
  const holds = chains.broken.length === 0 && states.differing.length === 0;
  const count = (value: number): string => formatNumber(value, desk.language);
  return (
    <Alert
      level={3}
      tone={holds ? 'success' : 'danger'}
      title={chains.broken.length === 0 ? operations.holds : operations.broken(chains.broken.length)}
    >
      <Text>
        {operations.verified(count(chains.events), count(chains.streams))} {operations.states(count(states.cases))}{' '}
        {states.differing.length === 0 ? operations.statesHold : operations.differing(states.differing.join(', '))}
      </Text>
    </Alert>
  );
}

interface OperationsProps {
  readonly desk: Desk;
  readonly view: OperationsView;
  readonly verified: VerifiedLog | null;
  readonly done: string | null;
  readonly operations: OperationsDesk;
  /** Steps by hand that wait for a second person. */
  readonly proposals: readonly ToldRepair[];
  readonly refused: string | null;
}
