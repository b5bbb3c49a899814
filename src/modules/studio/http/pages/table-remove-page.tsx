import { Button, ButtonGroup, ButtonLink, type FormError, Text } from '#ui';
import type { DecisionView } from '../../domain/edit/table/table-view.ts';
import type { TableEditor } from '../table-editor.ts';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** Asks before a decision goes away with all its rows. */
export function tableRemovePage(
  { view, words }: TableEditor,
  decision: DecisionView,
  errors: readonly FormError[] = [],
): string {
  const own = view.paths.part(view.copy.id, 'tables', `/${decision.id}`);
  return copyPageHtml(view, {
    title: words.remove.title(decision.name),
    back: { href: own },
    errors,
    children: (
      <>
        <Text>{words.remove.text}</Text>
        {view.mayEdit ? (
          <CopyForm view={view} action={`${own}/entfernen`}>
            <ButtonGroup>
              <Button danger>{words.remove.do}</Button>
              <ButtonLink variant="secondary" href={own}>
                {words.remove.keep}
              </ButtonLink>
            </ButtonGroup>
          </CopyForm>
        ) : null}
      </>
    ),
  });
}
