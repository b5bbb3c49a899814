import {
  Alert,
  Button,
  ButtonGroup,
  ButtonLink,
  DenseTable,
  Details,
  type FormError,
  fieldId,
  Hidden,
  List,
  Section,
  Select,
  Text,
  TextArea,
  TextField,
} from '#ui';
import type { DecisionView, TableView } from '../../domain/edit/table/table-view.ts';
import type { TableEditor } from '../table-editor.ts';
import { EnterSaves, type Fields, fieldsOf, type TypedFields } from './form-fields.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

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

function Grid({
  editor,
  table,
  decision,
  fields,
  readOnly,
}: OneTableProps & { readonly fields: Fields; readonly readOnly?: boolean }) {
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
        class={`kern-form-input__input city-cell${wide ? ' city-cell--wide' : ''}${error ? ' kern-form-input__input--error' : ''}`}
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

function Findings({ editor, table }: OneTableProps) {
  const { words, findings, view } = editor;
  const { found } = words;
  const own = findings.get(table.id);
  if (!own) return <Alert tone="danger" title={words.state.unread} />;
  const empty = table.rows.flatMap((row, index) => (row.results.some((text) => text === '') ? [index + 1] : []));
  const notes = [
    ...empty.map((row) => found.empty(row)),
    ...own.overlaps.map(({ rows, words: at }) => found.overlap(rows.join(found.and), at[view.language])),
    ...own.hidden.map((row) => found.hidden(row)),
    ...own.unclear.map(({ row, input }) => found.unclear(row, input)),
  ];
  if (notes.length + own.gaps.length === 0)
    return (
      <Alert
        tone={own.isComplete === null ? 'warning' : 'success'}
        title={own.isComplete === null ? found.notSure : found.whole}
      />
    );
  return (
    <Alert tone="warning" title={found.title}>
      <Text>{found.saved}</Text>
      {notes.length > 0 ? <List items={notes} /> : null}
      {own.gaps.length > 0 ? (
        <List
          items={own.gaps.slice(0, mostGaps).map((gap, index) => (
            <>
              {found.gap(gap.words[view.language])}{' '}
              {view.mayEdit ? (
                <Button small variant="secondary" name="tun" value={`luecke:${index}`}>
                  {found.addRow}
                  <Hidden>: {gap.words[view.language]}</Hidden>
                </Button>
              ) : null}
            </>
          ))}
        />
      ) : null}
    </Alert>
  );
}

function Heads({ editor, table, fields, open }: HeadsProps) {
  const { words } = editor;
  const { heads, policy } = words;
  const text = (name: string, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      spellcheck={false}
      value={fields.get(name)}
      error={fields.error(name)}
    />
  );
  const type = (name: string) => {
    const value = fields.get(name);
    const known = Object.entries(words.types);
    const choices = value in words.types ? known : [...known, [value, value] as const];
    return (
      <Select
        name={name}
        label={heads.type}
        empty={false}
        value={value}
        choices={choices.map(([key, label]) => ({ value: key, label }))}
      />
    );
  };
  return (
    <Details summary={heads.title} open={open}>
      <Select
        name="regel"
        label={policy.label}
        empty={false}
        value={fields.get('regel')}
        choices={Object.entries(policy.choices).map(([value, label]) => ({ value, label }))}
      />
      {table.hitPolicy === 'COLLECT' ? (
        <Select
          name="summe"
          label={policy.aggregation}
          empty={false}
          value={fields.get('summe')}
          choices={Object.entries(policy.aggregations).map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      {table.inputs.map((_, index) => (
        <fieldset key={`i${String(index)}`} class="kern-fieldset city-fieldset city-flow">
          <legend class="kern-label">{heads.input(index + 1)}</legend>
          <div class="city-pair">
            {text(`i-${index}-label`, heads.label)}
            {text(`i-${index}-formel`, heads.expression)}
            {type(`i-${index}-art`)}
            {text(`i-${index}-werte`, heads.allowed, heads.allowedHint)}
          </div>
          <Button small variant="tertiary" danger name="tun" value={`wennweg:${index}`}>
            {heads.remove}
            <Hidden>: {heads.input(index + 1)}</Hidden>
          </Button>
        </fieldset>
      ))}
      {table.outputs.map((_, index) => (
        <fieldset key={`o${String(index)}`} class="kern-fieldset city-fieldset city-flow">
          <legend class="kern-label">{heads.output(index + 1)}</legend>
          <div class="city-pair">
            {text(`o-${index}-name`, heads.name)}
            {type(`o-${index}-art`)}
            {text(`o-${index}-werte`, heads.allowed, heads.allowedHint)}
            {text(`o-${index}-sonst`, heads.otherwise)}
          </div>
          {table.outputs.length > 1 ? (
            <Button small variant="tertiary" danger name="tun" value={`dannweg:${index}`}>
              {heads.remove}
              <Hidden>: {heads.output(index + 1)}</Hidden>
            </Button>
          ) : null}
        </fieldset>
      ))}
    </Details>
  );
}

function NewColumns({ editor, decision, table, own }: Pick<OneTableProps, 'editor' | 'decision' | 'table' | 'own'>) {
  const { view, words } = editor;
  const { heads } = words;
  const choices = decision.isFunction
    ? decision.parameters.map((name) => ({ value: name, label: name }))
    : editor.answers.map(({ name, label }) => ({ value: name, label }));
  const id = (name: string): string => fieldId(`${table.id}-${name}`);
  return (
    <>
      <Details summary={heads.addInput}>
        <CopyForm view={view} action={`${own}/spalte`}>
          <input type="hidden" name="tabelle" value={table.id} />
          <Select name="antwort" id={id('antwort')} label={heads.question} choices={choices} />
          <TextField name="formel" id={id('formel')} label={heads.formula} spellcheck={false} optional />
          <TextField name="label" id={id('label')} label={heads.label} optional />
          <Button variant="secondary">{heads.add}</Button>
        </CopyForm>
      </Details>
      <Details summary={heads.addOutput}>
        <CopyForm view={view} action={`${own}/ergebnis`}>
          <input type="hidden" name="tabelle" value={table.id} />
          <TextField name="name" id={id('name')} label={heads.name} spellcheck={false} width={20} />
          <Button variant="secondary">{heads.add}</Button>
        </CopyForm>
      </Details>
    </>
  );
}

function Formulas({
  editor,
  decision,
  own,
  about,
}: {
  readonly editor: TableEditor;
  readonly decision: DecisionView;
  readonly own: string;
  readonly about: TableAbout;
}) {
  const { view, words } = editor;
  const stored = Object.fromEntries(decision.formulas.map(({ text }, index) => [`f-${index}`, text]));
  const fields = fieldsOf({ ...stored, wozu: decision.description }, about.typed ?? null, about.errors ?? []);
  const rows = (text: string): number =>
    Math.min(14, Math.max(1, text.split('\n').length, Math.ceil(text.length / 100)));
  const body = (
    <>
      <TextArea name="wozu" label={words.formulas.description} rows={3} value={fields.get('wozu')} optional />
      {decision.formulas.map(({ name }, index) => (
        <TextArea
          key={`f${String(index)}`}
          name={`f-${index}`}
          label={name || words.formulas.result}
          rows={rows(fields.get(`f-${index}`))}
          value={fields.get(`f-${index}`)}
          error={fields.error(`f-${index}`)}
        />
      ))}
      <Button>{view.words.save}</Button>
    </>
  );
  if (!view.mayEdit)
    return (
      <Details summary={words.formulas.title}>
        {decision.formulas.map(({ name, text }) => (
          <Text key={name + text}>
            {name || words.formulas.result}: <code>{text}</code>
          </Text>
        ))}
      </Details>
    );
  return (
    <Details summary={words.formulas.title} open={decision.tables.length === 0 || (about.errors ?? []).length > 0}>
      <CopyForm view={view} action={`${own}/formeln`}>
        {body}
      </CopyForm>
    </Details>
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
const mostGaps = 10;

interface OneTableProps {
  readonly editor: TableEditor;
  readonly decision: DecisionView;
  readonly table: TableView;
  readonly own: string;
  readonly about: TableAbout;
  readonly isOnly: boolean;
  readonly index: number;
}
interface HeadsProps {
  readonly editor: TableEditor;
  readonly table: TableView;
  readonly fields: Fields;
  readonly open: boolean;
}
export interface TableAbout {
  /** The table that what was typed belongs to; the formulas where it is left out. */
  readonly table?: string;
  readonly typed?: TypedFields;
  readonly errors?: readonly FormError[];
}
