import { Button, cellClass, DenseTable, fieldId, Hidden } from '#ui';
import type { DecisionView, TableView } from '../../domain/edit/table/table-view.ts';
import type { TableEditor } from '../table-editor.ts';
import type { Fields } from './form-fields.tsx';

/** The rows of a table as a grid; `readOnly` where nobody may change it. */
export function Grid({
  editor,
  table,
  decision,
  fields,
  readOnly,
}: TableParts & { readonly fields: Fields; readonly readOnly?: boolean }) {
  const { words } = editor;
  const { grid } = words;
  const label = (index: number): string =>
    table.inputs[index]?.label || table.inputs[index]?.expression || words.heads.input(index + 1);
  const name = (index: number): string => table.outputs[index]?.name || decision.name;
  const cell = (field: string, text: string, wide = false) =>
    readOnly ? fields.get(field) : <Cell name={field} label={text} fields={fields} wide={wide} />;
  return (
    <DenseTable
      caption={grid.caption(decision.name)}
      hideCaption
      columns={[
        { key: 'row', label: grid.row },
        ...table.inputs.map((_, index) => ({ key: `t${index}`, label: grid.when(label(index)) })),
        ...table.outputs.map((_, index) => ({ key: `r${index}`, label: grid.gives(name(index)) })),
        ...(readOnly ? [] : [{ key: 'do', label: grid.actions }]),
        { key: 'note', label: grid.note },
      ]}
      rows={table.rows.map((row, at) => ({
        id: row.id,
        cells: {
          row: String(at + 1),
          ...Object.fromEntries(
            table.inputs.map((_, index) => [`t${index}`, cell(`t-${at}-${index}`, grid.test(at + 1, label(index)))]),
          ),
          ...Object.fromEntries(
            table.outputs.map((_, index) => [`r${index}`, cell(`r-${at}-${index}`, grid.result(at + 1, name(index)))]),
          ),
          note: cell(`n-${at}`, grid.noteAt(at + 1), true),
          do: <RowActions editor={editor} at={at} of={table.rows.length} />,
        },
      }))}
    />
  );
}

function RowActions({ editor, at, of }: { readonly editor: TableEditor; readonly at: number; readonly of: number }) {
  const { grid } = editor.words;
  const acts = [
    ...(at > 0 ? ([['hoch', grid.up]] as const) : []),
    ...(at < of - 1 ? ([['runter', grid.down]] as const) : []),
    ...([['darunter', grid.insert]] as const),
    ...([['weg', grid.remove]] as const),
  ];
  return (
    <>
      {acts.map(([act, label]) => (
        <Button key={act} small variant="tertiary" name="tun" value={`${act}:${at}`}>
          {label}
          <Hidden>: {grid.number(at + 1)}</Hidden>
        </Button>
      ))}
    </>
  );
}

function Cell({
  name,
  label,
  fields,
  wide,
}: {
  readonly name: string;
  readonly label: string;
  readonly fields: Fields;
  readonly wide: boolean;
}) {
  const error = fields.error(name);
  const id = fieldId(name);
  return (
    <>
      <textarea
        class={`kern-form-input__input ${cellClass(wide)}${error ? ' kern-form-input__input--error' : ''}`}
        id={id}
        name={name}
        rows={1}
        aria-label={label}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {fields.get(name)}
      </textarea>
      {error ? (
        <span class="city-field-error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
    </>
  );
}

/** A table of a decision. */
export interface TableParts {
  readonly editor: TableEditor;
  readonly decision: DecisionView;
  readonly table: TableView;
}
