import { Badge, Button, Table } from '#ui';
import { type CallingProps, Hiddens } from './calling-page.tsx';

/** Everybody who waits, in the order of calling; on a narrow screen each is a block of its own. Texts are shown as text, whatever they contain. */
export function QueueTable(props: CallingProps & { readonly rows: readonly ShownWaiting[] }) {
  const { words, rows, action } = props;
  const t = words.staff;
  return (
    <Table
      caption={t.caption(props.place)}
      hideCaption
      columns={[
        { key: 'number', label: t.number },
        { key: 'place', label: t.place, numeric: true },
        { key: 'what', label: t.what },
        { key: 'booked', label: t.booked },
        { key: 'waits', label: t.waits, numeric: true },
        { key: 'state', label: t.state },
        { key: 'action', label: t.action },
      ]}
      rows={rows.map((row, index) => ({
        id: row.id,
        cells: {
          number: <strong>{row.number}</strong>,
          place: String(index + 1),
          what: row.lines.join('; '),
          booked: row.booked ?? '–',
          waits: t.minutes(row.waits),
          state: (
            <Badge tone={row.aside ? 'neutral' : 'info'}>
              {row.aside ? `${t.states.parked} ${t.until(row.aside)}` : (row.forDesk ?? t.states.waiting)}
            </Badge>
          ),
          action: (
            <form method="post" action={action} aria-label={t.ticketFor(row.number)}>
              <Hiddens {...props} ticket={row} />
              <Button variant="tertiary" small name="tun" value="gegangen">
                {t.left}
              </Button>
            </form>
          ),
        },
      }))}
    />
  );
}

export interface ShownWaiting {
  readonly id: string;
  readonly seq: number;
  readonly number: string;
  readonly lines: readonly string[];
  readonly booked: string | null;
  /** Minutes. */
  readonly waits: number;
  /** The time until which it is put aside. */
  readonly aside: string | null;
  /** In words; null for whoever is free first. */
  readonly forDesk: string | null;
}
