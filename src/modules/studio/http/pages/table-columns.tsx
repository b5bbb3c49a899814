import { Button, Details, fieldId, Hidden, pairClass, Select, TextField } from '#ui';
import type { TableView } from '../../domain/edit/table/table-view.ts';
import type { TableEditor } from '../table-editor.ts';
import type { Fields } from './form-fields.tsx';
import { CopyForm } from './studio-frame.tsx';
import type { TableParts } from './table-grid.tsx';

/** What each column is about, and which row holds when several fit. */
export function Heads({ editor, table, fields, open }: HeadsProps) {
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
          <div class={pairClass}>
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
          <div class={pairClass}>
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

/** Forms that put in a column on the left or on the right. */
export function NewColumns({ editor, decision, table, own }: TableParts & { readonly own: string }) {
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

interface HeadsProps {
  readonly editor: TableEditor;
  readonly table: TableView;
  readonly fields: Fields;
  readonly open: boolean;
}
