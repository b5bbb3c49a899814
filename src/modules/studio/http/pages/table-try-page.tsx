import type { DecisionInput, TriedDecision } from '#processes';
import {
  Alert,
  Button,
  DescriptionList,
  type FormError,
  List,
  RadioGroup,
  Section,
  Select,
  Text,
  TextArea,
  TextField,
} from '#ui';
import type { DecisionView } from '../../domain/edit/table/table-view.ts';
import type { ExampleAnswers } from '../../use-cases/example-answers.ts';
import type { TableEditor } from '../table-editor.ts';
import { type Fields, fieldsOf } from './form-fields.tsx';
import { copyPageHtml } from './studio-frame.tsx';

/** A decision with a field for each value it needs, and what comes out. */
export function tryPage(editor: TableEditor, decision: DecisionView, about: TryAbout): string {
  const { view, words } = editor;
  const own = view.paths.part(view.copy.id, 'tables', `/${decision.id}`);
  const fields = fieldsOf(about.values, null, about.errors ?? []);
  const { tryIt } = words;
  return copyPageHtml(view, {
    title: `${tryIt.title}: ${decision.name}`,
    back: { href: own, label: decision.name },
    errors: about.errors ?? [],
    children: decision.isFunction ? (
      <Text>{tryIt.functionOnly}</Text>
    ) : (
      <>
        {about.tried ? <Outcome editor={editor} tried={about.tried} /> : null}
        <Text>{tryIt.text}</Text>
        {about.examples.length > 0 && about.inputs.length > 0 ? (
          <form class="city-form" method="get" action={`${own}/proben`}>
            <Select
              name="beispiel"
              label={tryIt.example}
              empty={tryIt.exampleNone}
              value={about.chosen}
              choices={about.examples.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <Button variant="secondary" small>
              {tryIt.take}
            </Button>
          </form>
        ) : null}
        <form class="city-form" method="post" action={`${own}/proben`} noValidate>
          <input type="hidden" name="csrf" value={view.csrf} />
          {about.inputs.length === 0 ? <Text>{tryIt.none}</Text> : null}
          {about.inputs.map((input) => (
            <Value key={input.name} editor={editor} input={input} fields={fields} />
          ))}
          <Text muted>{tryIt.fees}</Text>
          <Button>{tryIt.do}</Button>
        </form>
      </>
    ),
  });
}

function Value({
  editor,
  input,
  fields,
}: {
  readonly editor: TableEditor;
  readonly input: DecisionInput;
  readonly fields: Fields;
}) {
  const { tryIt } = editor.words;
  const answer = editor.answers.find(({ name }) => name === input.name);
  const name = `w-${input.name}`;
  const common = { name, label: answer?.label ?? input.name, value: fields.get(name), error: fields.error(name) };
  switch (input.type) {
    case 'boolean':
      return (
        <RadioGroup
          {...common}
          inline
          choices={[
            { value: 'true', label: tryIt.yes },
            { value: 'false', label: tryIt.no },
            { value: '', label: tryIt.empty },
          ]}
        />
      );
    case 'string': {
      const choices = (answer?.allowed ?? '').split(',').flatMap((one) => /^"(.*)"$/.exec(one)?.[1] ?? []);
      return choices.length > 0 ? (
        <Select {...common} empty={tryIt.empty} choices={choices.map((value) => ({ value, label: value }))} />
      ) : (
        <TextField {...common} />
      );
    }
    case 'number':
      return <TextField {...common} inputMode="decimal" width={10} />;
    case 'date':
      return <TextField {...common} hint={tryIt.dateHint} width={10} />;
    default:
      return <TextArea {...common} hint={tryIt.any} rows={Math.min(10, 2 + Math.floor(common.value.length / 90))} />;
  }
}

function Outcome({ editor, tried }: { readonly editor: TableEditor; readonly tried: TriedDecision }) {
  const { view, words, rules } = editor;
  const { tryIt } = words;
  if (!tried.ok)
    return (
      <Alert tone="danger" title={tryIt.failed}>
        <List items={tried.errors.map((error) => error[view.language])} />
      </Alert>
    );
  const rows = tried.rules.flatMap((id) =>
    rules.decisions.flatMap((decision) =>
      decision.tables.flatMap((table) => {
        const at = table.rows.findIndex((row) => row.id === id);
        return at < 0 ? [] : [tryIt.ruleIn(at + 1, decision.name)];
      }),
    ),
  );
  return (
    <Section title={tryIt.result}>
      {tried.entries.length > 0 ? (
        <DescriptionList
          items={tried.entries.map(([term, value]) => ({ id: term, term, value: plain(editor, value) }))}
        />
      ) : (
        <Text>
          <strong>{plain(editor, tried.value)}</strong>
        </Text>
      )}
      {rows.length > 0 ? (
        <Text>
          {tryIt.rules}: {[...new Set(rows)].join(', ')}.
        </Text>
      ) : null}
    </Section>
  );
}

/** Yes, no and nothing as people say them. */
const plain = ({ words: { tryIt } }: TableEditor, value: string): string =>
  ({ true: tryIt.yes, false: tryIt.no, null: '–' })[value] ?? value;

interface TryAbout {
  readonly inputs: readonly DecisionInput[];
  /** By field name. */
  readonly values: Readonly<Record<string, string>>;
  readonly examples: readonly ExampleAnswers[];
  /** The example whose values stand there. */
  readonly chosen: string;
  readonly tried?: TriedDecision;
  readonly errors?: readonly FormError[];
}
