import { Button, ButtonGroup, ButtonLink, Details, type FormError, List, Section, Text } from '#ui';
import type { DecisionView, TableView } from '../../domain/edit/table/table-view.ts';
import type { TableEditor } from '../table-editor.ts';
import { EnterSaves, fieldsOf, type TypedFields } from './form-fields.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';
import { Heads, NewColumns } from './table-columns.tsx';
import { Findings } from './table-findings.tsx';
import { Formulas } from './table-formulas.tsx';
import { Grid } from './table-grid.tsx';

/** One decision: its tables as grids with what is missing in words, its formulas, and what it is for. */
export function tablePage(editor: TableEditor, decision: DecisionView, about: TableAbout = {}): string {
  const { view, words } = editor;
  const base = view.paths.part(view.copy.id, 'tables');
  const own = `${base}/${decision.id}`;
  return copyPageHtml(view, {
    title: decision.name,
    errors: about.errors ?? [],
    back: { href: base, label: view.words.part.tables },
    children: (
      <>
        {decision.description ? <Text>{decision.description}</Text> : null}
        {editor.isCalled(decision) ? null : <Text muted>{words.uncalled}</Text>}
        {decision.isFunction ? null : (
          <ButtonGroup>
            <ButtonLink variant="secondary" href={`${own}/proben`}>
              {words.tryIt.link}
            </ButtonLink>
          </ButtonGroup>
        )}
        {decision.tables.map((table, index) => (
          <OneTable
            key={table.id}
            editor={editor}
            decision={decision}
            table={table}
            own={own}
            about={about.table === table.id ? about : {}}
            isOnly={decision.tables.length === 1}
            index={index}
          />
        ))}
        <Formulas editor={editor} decision={decision} own={own} about={about.table === undefined ? about : {}} />
        {view.mayEdit ? (
          <ButtonGroup>
            <ButtonLink variant="secondary" danger href={`${own}/entfernen`}>
              {words.remove.link}
            </ButtonLink>
          </ButtonGroup>
        ) : null}
      </>
    ),
  });
}

function OneTable(props: OneTableProps) {
  const { editor, decision, table, own, about } = props;
  const { view, words } = editor;
  const fields = fieldsOf(storedTable(table), about.typed ?? null, about.errors ?? []);
  const action = `${own}/tabelle`;
  if (!view.mayEdit)
    return (
      <Section title={props.isOnly ? words.grid.title : table.id}>
        <Grid {...props} fields={fields} readOnly />
        <Findings {...props} />
      </Section>
    );
  return (
    <Section title={props.isOnly ? words.grid.title : `${words.grid.title}: ${table.id}`}>
      <CopyForm view={view} action={action}>
        <EnterSaves label={view.words.save} />
        <input type="hidden" name="tabelle" value={table.id} />
        {table.rows.length === 0 ? <Text>{words.grid.noRows}</Text> : <Grid {...props} fields={fields} />}
        <ButtonGroup>
          <Button>{view.words.save}</Button>
          <Button variant="secondary" icon="add" name="tun" value="zeile">
            {words.grid.addRow}
          </Button>
        </ButtonGroup>
        <Findings {...props} />
        <Details summary={words.grid.howTitle}>
          <List items={words.grid.how} />
        </Details>
        <Heads editor={editor} table={table} fields={fields} open={hasHeadError(about.errors ?? [])} />
      </CopyForm>
      <NewColumns editor={editor} decision={decision} table={table} own={own} />
    </Section>
  );
}

function storedTable(table: TableView): Readonly<Record<string, string>> {
  const entries: [string, string][] = [
    ['regel', table.hitPolicy],
    ['summe', table.aggregation],
  ];
  for (const [at, row] of table.rows.entries()) {
    for (const [index, text] of row.tests.entries()) entries.push([`t-${at}-${index}`, text]);
    for (const [index, text] of row.results.entries()) entries.push([`r-${at}-${index}`, text]);
    entries.push([`n-${at}`, row.note]);
  }
  for (const [index, one] of table.inputs.entries())
    entries.push(
      ...([
        [`i-${index}-label`, one.label],
        [`i-${index}-formel`, one.expression],
        [`i-${index}-art`, one.type],
        [`i-${index}-werte`, one.allowed],
      ] as [string, string][]),
    );
  for (const [index, one] of table.outputs.entries())
    entries.push(
      ...([
        [`o-${index}-name`, one.name],
        [`o-${index}-art`, one.type],
        [`o-${index}-werte`, one.allowed],
        [`o-${index}-sonst`, one.otherwise],
      ] as [string, string][]),
    );
  return Object.fromEntries(entries);
}

const hasHeadError = (errors: readonly FormError[]): boolean => errors.some(({ field }) => /^[io]-/.test(field));

interface OneTableProps {
  readonly editor: TableEditor;
  readonly decision: DecisionView;
  readonly table: TableView;
  readonly own: string;
  readonly about: TableAbout;
  readonly isOnly: boolean;
  readonly index: number;
}
export interface TableAbout {
  /** The table that what was typed belongs to; the formulas where it is left out. */
  readonly table?: string;
  readonly typed?: TypedFields;
  readonly errors?: readonly FormError[];
}
