import type { ComponentChildren } from 'preact';
import type { Props } from '../props.ts';

/**
 * Gives a table; at 360 px each row becomes a small block with its column names, so nothing scrolls sideways. With many columns this is so
 * below 1280 px.
 */
export function Table({ caption, columns, rows, hideCaption, many }: TableProps) {
  return (
    <table class={many ? 'city-table city-table--many' : 'city-table'}>
      <caption class={hideCaption ? 'kern-sr-only' : 'city-table__caption'}>{caption}</caption>
      <Head columns={columns} />
      <Body columns={columns} rows={rows} />
    </table>
  );
}

/** Gives the dense table of staff pages; it scrolls within its own box and can be reached by keyboard. */
export function DenseTable({ caption, columns, rows, hideCaption, current }: DenseTableProps) {
  return (
    <section class="city-table-scroll" aria-label={caption} {...{ tabIndex: 0 }}>
      <table class="city-table city-table--dense">
        <caption class={hideCaption ? 'kern-sr-only' : 'city-table__caption'}>{caption}</caption>
        <Head columns={columns} />
        <Body columns={columns} rows={rows} current={current} />
      </table>
    </section>
  );
}

function Head({ columns }: { columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            class={column.numeric ? 'city-table__number' : undefined}
            aria-sort={column.sorted}
          >
            {column.href ? <a href={column.href}>{column.label}</a> : column.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Body({
  columns,
  rows,
  current,
}: Props<{ columns: readonly Column[]; rows: readonly Row[]; current?: string }>) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr
          key={row.id}
          class={row.id === current ? 'city-table__current' : undefined}
          aria-current={row.id === current ? 'true' : undefined}
        >
          {columns.map((column, index) => {
            const cell = row.cells[column.key];
            const numeric = column.numeric ? 'city-table__number' : undefined;
            return index === 0 ? (
              <th key={column.key} scope="row" class={numeric}>
                {cell}
              </th>
            ) : (
              <td
                key={column.key}
                class={numeric}
                data-label={typeof column.label === 'string' ? column.label : undefined}
              >
                {cell}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

export type Column = Props<{
  key: string;
  label: ComponentChildren;
  numeric?: boolean;
  /** Address that sorts by this column. */
  href?: string;
  sorted?: 'ascending' | 'descending';
}>;
/** One row; the cell of the first column is its heading. */
export type Row = { id: string; cells: Readonly<Record<string, ComponentChildren>> };
export type TableProps = Props<{
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  hideCaption?: boolean;
  /** More columns than fit beside each other on a small screen. */
  many?: boolean;
}>;
export type DenseTableProps = Props<
  TableProps & { /** Id of the row that is open beside the table. */ current?: string }
>;
