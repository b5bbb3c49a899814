import { Badge, DescriptionList, ErrorSummary, Heading, Link, Section, Text } from '#ui';
import type { InstanceView, ToldRepair } from '../../../use-cases/operations/show-instance.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';
import { Repair, Rest } from './instance-forms.tsx';
import { Events, Expected, Incidents, Jobs, Timers, Tokens } from './instance-tables.tsx';
import { RepairTable } from './repair-table.tsx';

/** One case as it runs, with nothing that a person wrote; beneath it what an operator may do. */
export function instancePage({ desk, view, refused, done }: InstanceProps): string {
  const { words, paths } = desk;
  const title = words.instance.title(view.number);
  const message = refused ? words.refusals[refused.code] : null;
  const isStanding = view.tokens.length > 0;
  return deskPage(desk.desk, {
    title,
    error: refused !== null,
    back: { href: paths.version(view.service, view.version), label: words.version.title(view.title[desk.language]) },
    done,
    keys: [],
    children: (
      <>
        <ErrorSummary title={words.errors} errors={message ? [{ field: refused?.field ?? 'stand', message }] : []} />
        <Heading level={1}>{title}</Heading>
        <Facts desk={desk} view={view} />
        {view.isRunning && !isStanding ? <Text>{words.instance.unknown}</Text> : null}
        {isStanding ? (
          <Section title={words.instance.tokens}>
            <Tokens desk={desk} view={view} />
          </Section>
        ) : null}
        <Timers desk={desk} view={view} />
        <Expected desk={desk} view={view} />
        <Jobs desk={desk} view={view} />
        <Incidents desk={desk} view={view} />
        {isStanding ? <Rest desk={desk} view={view} refused={refused} message={message} /> : null}
        {isStanding ? <Repair desk={desk} view={view} refused={refused} message={message} /> : null}
        {view.repairs.length > 0 ? (
          <Section title={words.repair.list}>
            <RepairTable desk={desk} repairs={view.repairs} caption={words.repair.list} />
          </Section>
        ) : null}
        <Section title={words.instance.events}>
          <Text>{words.instance.eventsText}</Text>
          <Events desk={desk} view={view} />
        </Section>
      </>
    ),
  });
}

function Facts({ desk, view }: Pick<InstanceProps, 'desk' | 'view'>) {
  const { words, paths } = desk;
  const { facts } = words.instance;
  const state = view.isRunning ? words.states[view.status] : words.ended;
  return (
    <div id="stand">
      <DescriptionList
        dense
        items={[
          { term: facts.service, value: view.title[desk.language] },
          {
            term: facts.version,
            value: (
              <>
                {desk.edition(view.edition, view.version)}{' '}
                {view.isOffered ? (
                  <Badge>{words.offered}</Badge>
                ) : (
                  <Link href={paths.plan(view.service, view.version)}>{words.processes.plan}</Link>
                )}
              </>
            ),
          },
          { term: facts.state, value: view.suspendedAt ? <Badge tone="warning">{words.rests}</Badge> : state },
          { term: facts.sent, value: desk.time(view.submittedAt) },
          { term: facts.legal, value: desk.day(view.legalOn) },
          { term: facts.promised, value: desk.day(view.promisedOn) },
        ]}
      />
    </div>
  );
}

/** What was typed and why it was not taken. */
export interface Refused {
  readonly code: keyof OperationsDesk['words']['refusals'];
  readonly field: string | null;
  readonly typed: Typed;
}
export interface Typed {
  readonly rest: string;
  readonly token: string;
  readonly kind: ToldRepair['kind'];
  readonly target: string;
  readonly reason: string;
}
interface InstanceProps {
  readonly desk: OperationsDesk;
  readonly view: InstanceView;
  readonly refused: Refused | null;
  readonly done: string | null;
}
