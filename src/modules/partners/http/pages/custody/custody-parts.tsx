import type { ComponentChildren } from 'preact';
import { Badge, Form, NotificationBanner, type PageShell, Table, Text } from '#ui';
import type { CustodyWords } from '../../../texts/custody.ts';

/** A form of the desk: its token, and the number by which a double click is known. */
export function DeskForm({ frame, action, children }: DeskFormProps) {
  return (
    <Form action={action} csrf={frame.csrf}>
      <input type="hidden" name="once" value={frame.once} />
      {children}
    </Form>
  );
}

/** What was just done, spoken once. */
export const doneNotice = ({ done }: DeskFrame): ComponentChildren =>
  done ? (
    <NotificationBanner tone="success" live>
      <p>{done}</p>
    </NotificationBanner>
  ) : undefined;

/** Bags in a table, each a link; nothing but a sentence without any. */
export function BagTable({ frame, caption, bags, none }: BagTableProps) {
  const { words } = frame;
  if (bags.length === 0) return <Text>{none}</Text>;
  return (
    <Table
      caption={caption}
      hideCaption
      columns={[
        { key: 'seal', label: words.seal },
        { key: 'way', label: words.way },
        { key: 'count', label: words.count, numeric: true },
        { key: 'state', label: words.state },
      ]}
      rows={bags.map(({ seal, href, way, count, state, isOverdue }) => ({
        id: seal,
        cells: {
          seal: <a href={href}>{seal}</a>,
          way,
          count: String(count),
          state: isOverdue ? <Badge tone="danger">{words.overdue}</Badge> : state,
        },
      }))}
    />
  );
}

/** What all pages about documents under way share. */
export interface DeskFrame {
  readonly shell: PageShell;
  readonly words: CustodyWords;
  readonly csrf: string;
  readonly once: string;
  readonly done: string | null;
}
export interface BagLine {
  readonly seal: string;
  readonly href: string;
  readonly way: string;
  readonly count: number;
  readonly state: string;
  readonly isOverdue: boolean;
}
interface BagTableProps {
  readonly frame: DeskFrame;
  readonly caption: string;
  readonly bags: readonly BagLine[];
  readonly none: string;
}
interface DeskFormProps {
  readonly frame: DeskFrame;
  readonly action: string;
  readonly children: ComponentChildren;
}
