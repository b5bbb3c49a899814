import { Button, Details, Text, TextArea } from '#ui';
import type { DecisionView } from '../../domain/edit/table/table-view.ts';
import type { TableEditor } from '../table-editor.ts';
import { fieldsOf } from './form-fields.tsx';
import { CopyForm } from './studio-frame.tsx';
import type { TableAbout } from './table-page.tsx';

/** What a decision is for, and its expressions outside of tables. */
export function Formulas({
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
