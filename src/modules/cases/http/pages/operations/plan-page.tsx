import type { MigrationWishes } from '#processes';
import {
  Alert,
  Badge,
  Button,
  Csrf,
  EmptyState,
  Heading,
  Link,
  List,
  NumberText,
  Section,
  Select,
  Table,
  Text,
} from '#ui';
import type { ForetoldCase, MovePlan } from '../../../use-cases/operations/move-version.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';
import { letGo, wishField } from '../../operations/read-wishes.ts';
import { deskPage } from '../clerk/desk-frame.tsx';

/** The dry run of a move to the version that is offered: gaps with their choices, every case with what happens to it, then the move. */
export function planPage({ desk, plan, nodes, done }: PlanProps): string {
  const { words, paths, language } = desk;
  const title = words.plan.title(plan.title[language]);
  const isSame = plan.from === plan.to;
  const go = plan.cases.filter(({ stays }) => stays === null).length;
  return deskPage(desk.desk, {
    title,
    error: plan.faults.length > 0,
    back: { href: paths.processes, label: words.processes.title },
    done,
    keys: [],
    children: (
      <>
        <Heading level={1}>{title}</Heading>
        {isSame ? (
          <EmptyState title={words.plan.same}>{words.plan.sameText}</EmptyState>
        ) : (
          <>
            <Text>
              {words.plan.text(desk.edition(plan.fromEdition, plan.from), desk.edition(plan.toEdition, plan.to))}
            </Text>
            <Text>{words.plan.what}</Text>
            <Faults desk={desk} plan={plan} />
            <Gaps desk={desk} plan={plan} nodes={nodes} />
            <Section title={words.plan.list}>
              <Text>{words.plan.sum(desk.count(go), desk.count(plan.cases.length - go))}</Text>
              <Cases desk={desk} plan={plan} />
            </Section>
            {go > 0 && plan.faults.length === 0 ? (
              <Section title={words.plan.run}>
                <Text>{words.plan.runText}</Text>
                <form method="post" action={paths.plan(plan.service, plan.from)}>
                  <Csrf token={desk.desk.csrf} />
                  {Object.entries(nodes).map(([node, target]) => (
                    <input key={node} type="hidden" name={wishField(node)} value={target ?? letGo} />
                  ))}
                  <Button>{words.plan.run}</Button>
                </form>
              </Section>
            ) : null}
          </>
        )}
      </>
    ),
  });
}

function Faults({ desk, plan }: Pick<PlanProps, 'desk' | 'plan'>) {
  if (plan.faults.length === 0) return null;
  return (
    <Alert tone="danger" title={desk.words.plan.faults}>
      <List items={plan.faults.map(({ name, code }) => `${name}: ${desk.words.plan.codes[code]}`)} />
    </Alert>
  );
}

function Gaps({ desk, plan, nodes }: Omit<PlanProps, 'done'>) {
  const { words, paths } = desk;
  // A gap that a wish has closed stays in the form, so that the wish can be changed.
  const wanted = [...plan.gaps, ...plan.closed];
  if (wanted.length === 0) return null;
  return (
    <Section title={words.plan.gaps}>
      <Text>{words.plan.gapsText}</Text>
      <form method="get" action={paths.plan(plan.service, plan.from)} class="city-form">
        {wanted.map((gap) => (
          <Select
            key={gap.node}
            id={`nach-${gap.node.replaceAll('/', '-')}`}
            name={wishField(gap.node)}
            label={words.plan.gapLabel(gap.name)}
            hint={`${words.plan.codes[gap.code]} ${words.plan.cases(desk.count(gap.cases))}`}
            empty={words.plan.stay}
            value={(nodes[gap.node] === null ? letGo : nodes[gap.node]) ?? ''}
            choices={[
              ...gap.targets.map(({ node, name }) => ({ value: node, label: name })),
              ...(gap.mayLetGo ? [{ value: letGo, label: words.plan.letGo }] : []),
            ]}
          />
        ))}
        <Button variant="secondary">{words.plan.try}</Button>
      </form>
    </Section>
  );
}

function Cases({ desk, plan }: Pick<PlanProps, 'desk' | 'plan'>) {
  const { words } = desk;
  if (plan.cases.length === 0) return <Text>{words.nothing}</Text>;
  const keys = ['number', 'from', 'to', 'state'] as const;
  return (
    <>
      {plan.cases.length > mostRows ? <Text muted>{words.plan.shown(desk.count(mostRows))}</Text> : null}
      <Table
        caption={words.plan.list}
        hideCaption
        columns={keys.map((key) => ({ key, label: words.plan.columns[key] }))}
        rows={plan.cases.slice(0, mostRows).map((one) => ({ id: one.number, cells: cellsOf(desk, one) }))}
      />
    </>
  );
}

function cellsOf({ words, paths }: OperationsDesk, one: ForetoldCase) {
  return {
    number: (
      <Link href={paths.instance(one.number)} label={words.backTo(one.number)}>
        <NumberText>{one.number}</NumberText>
      </Link>
    ),
    from: one.moves.map(({ name }) => name).join(', ') || '–',
    to: one.stays ? '–' : one.moves.map(({ toName }) => toName ?? '–').join(', '),
    state: (
      <>
        <Badge tone={one.stays ? 'warning' : 'success'}>
          {one.stays ? words.plan.reasons[one.stays] : words.plan.goes}
        </Badge>{' '}
        {one.stops.map(({ name }) => name).join(', ')}
      </>
    ),
  };
}

const mostRows = 200;

interface PlanProps {
  readonly desk: OperationsDesk;
  readonly plan: MovePlan;
  readonly nodes: MigrationWishes;
  readonly done: string | null;
}
