import { Badge, Button, ButtonGroup, Csrf, Link, NumberText, Table } from '#ui';
import type { ToldRepair } from '../../../use-cases/operations/show-instance.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';

/** Proposed and finished steps by hand; whoever did not propose one may approve it. */
export function RepairTable({ desk, repairs, caption }: RepairTableProps) {
  const { words } = desk;
  const keys = ['number', 'what', 'reason', 'by', 'state', 'act'] as const;
  return (
    <Table
      caption={caption}
      hideCaption
      columns={keys.map((key) => ({ key, label: words.repair.columns[key] }))}
      rows={repairs.map((repair) => ({ id: repair.id, cells: cellsOf(desk, repair) }))}
    />
  );
}

function cellsOf(desk: OperationsDesk, repair: ToldRepair) {
  const { words, paths } = desk;
  const tone = { proposed: 'warning', done: 'success', rejected: 'neutral' } as const;
  const what =
    repair.targetName === null
      ? words.repair.cancels(repair.nodeName)
      : words.repair.moves(repair.nodeName, repair.targetName);
  return {
    number: (
      <Link href={paths.instance(repair.number)} label={words.backTo(repair.number)}>
        <NumberText>{repair.number}</NumberText>
      </Link>
    ),
    what,
    reason: repair.reason,
    by: `${repair.proposerName}, ${desk.time(repair.proposedAt)}`,
    state: (
      <>
        <Badge tone={tone[repair.state]}>{words.repair.states[repair.state]}</Badge>
        {repair.deciderName ? ` ${repair.deciderName}` : ''}
      </>
    ),
    act: repair.state === 'proposed' ? <Decide desk={desk} repair={repair} what={what} /> : '–',
  };
}

function Decide({ desk, repair, what }: { desk: OperationsDesk; repair: ToldRepair; what: string }) {
  const { words, paths } = desk;
  const isOwn = repair.proposedBy === desk.desk.actor.id;
  const name = <span class="kern-sr-only">: {what}</span>;
  return (
    <form method="post" action={paths.decide(repair.id)}>
      <Csrf token={desk.desk.csrf} />
      <ButtonGroup>
        {isOwn ? null : (
          <Button small variant="secondary" name="tun" value="freigeben">
            {words.repair.approve}
            {name}
          </Button>
        )}
        <Button small variant="tertiary" name="tun" value="ablehnen">
          {isOwn ? words.repair.withdraw : words.repair.reject}
          {name}
        </Button>
      </ButtonGroup>
    </form>
  );
}

interface RepairTableProps {
  readonly desk: OperationsDesk;
  readonly repairs: readonly ToldRepair[];
  readonly caption: string;
}
