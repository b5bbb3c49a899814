import { Badge, Button, Details, type FormError, Link, Select, Table, Text, TextField } from '#ui';
import type { DecisionView } from '../../domain/edit/table/table-view.ts';
import type { CopyView } from '../studio-http.ts';
import type { TableEditor } from '../table-editor.ts';
import { fieldsOf, type TypedFields } from './form-fields.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** The decisions of a service with what is found in their tables, and how a new one begins. */
export function tableListPage(editor: TableEditor, about: TableListAbout = {}): string {
  const { view, words, rules } = editor;
  const base = view.paths.part(view.copy.id, 'tables');
  const fields = fieldsOf({}, about.typed ?? null, about.errors ?? []);
  return copyPageHtml(view, {
    errors: about.errors ?? [],
    children: (
      <>
        <Text>{words.intro}</Text>
        {rules.decisions.length === 0 ? (
          <Text>{words.none}</Text>
        ) : (
          <Table
            caption={words.list}
            columns={(['name', 'kind', 'state'] as const).map((key) => ({ key, label: words.columns[key] }))}
            rows={rules.decisions.map((decision) => ({
              id: decision.id,
              cells: {
                name: (
                  <Link plain href={`${base}/${decision.id}`}>
                    {decision.name}
                  </Link>
                ),
                kind: words.kinds[kindOf(decision)],
                state: <State editor={editor} decision={decision} />,
              },
            }))}
          />
        )}
        {view.mayEdit ? (
          <Details summary={words.add.title} open={about.errors !== undefined || rules.decisions.length === 0}>
            <CopyForm view={view} action={`${base}/neu`}>
              <TextField
                name="name"
                label={words.add.name}
                hint={words.add.nameHint}
                width={20}
                spellcheck={false}
                value={fields.get('name')}
                error={fields.error('name')}
              />
              <Select
                name="antwort"
                label={words.add.question}
                value={fields.get('antwort')}
                error={fields.error('antwort')}
                choices={editor.answers.map(({ name, label }) => ({ value: name, label }))}
              />
              <TextField
                name="ergebnis"
                label={words.add.output}
                hint={words.add.outputHint}
                width={20}
                spellcheck={false}
                value={fields.get('ergebnis')}
                error={fields.error('ergebnis')}
              />
              <Button>{words.add.do}</Button>
            </CopyForm>
          </Details>
        ) : null}
      </>
    ),
  });
}

/** Instead of the tables when their file cannot be read. */
export const tableBrokenPage = (view: CopyView, text: string): string =>
  copyPageHtml(view, { children: <Text>{text}</Text> });

function State({ editor, decision }: { readonly editor: TableEditor; readonly decision: DecisionView }) {
  const { words, findings } = editor;
  const found = decision.tables.map(({ id }) => findings.get(id));
  if (decision.tables.length === 0) return <>–</>;
  if (found.some((one) => one === undefined)) return <Badge tone="danger">{words.state.unread}</Badge>;
  const count = (what: 'gaps' | 'overlaps') => found.reduce((sum, one) => sum + (one?.[what].length ?? 0), 0);
  const [gaps, overlaps] = [count('gaps'), count('overlaps')];
  if (gaps + overlaps === 0)
    return found.some((one) => one?.isComplete === null) ? (
      <Badge tone="warning">{words.state.unclear}</Badge>
    ) : (
      <Badge tone="success">{words.state.whole}</Badge>
    );
  return (
    <>
      {gaps > 0 ? <Badge tone="danger">{words.state.gaps(gaps)}</Badge> : null}{' '}
      {overlaps > 0 ? <Badge tone="danger">{words.state.overlaps(overlaps)}</Badge> : null}
    </>
  );
}

const kindOf = (decision: DecisionView): 'table' | 'formula' | 'both' | 'function' => {
  if (decision.isFunction) return 'function';
  if (decision.tables.length === 0) return 'formula';
  return decision.formulas.length > 0 ? 'both' : 'table';
};

export interface TableListAbout {
  readonly typed?: TypedFields;
  readonly errors?: readonly FormError[];
}
