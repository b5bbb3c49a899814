import { Alert, Button, ButtonGroup, ButtonLink, List, Text } from '#ui';
import type { Left } from '../../domain/edit/form/rename.ts';
import type { FormEditor } from '../form-editor.ts';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** Asks before something goes away, and names the places that still read it. */
export function formRemovePage(editor: FormEditor, about: RemoveAbout): string {
  const { view, words } = editor;
  return copyPageHtml(view, {
    title: about.title,
    back: { href: about.back },
    errors: (about.errors ?? []).map((message) => ({ field: '', message })),
    children: (
      <>
        <Text>{words.remove.text}</Text>
        {about.uses.length > 0 ? (
          <Alert tone="warning" title={words.remove.uses}>
            <Places places={about.uses} />
          </Alert>
        ) : (
          <Text>{words.remove.noUses}</Text>
        )}
        {view.mayEdit ? (
          <CopyForm view={view} action={about.action}>
            <ButtonGroup>
              <Button danger>{words.remove.do}</Button>
              <ButtonLink variant="secondary" href={about.back}>
                {words.remove.keep}
              </ButtonLink>
            </ButtonGroup>
          </CopyForm>
        ) : null}
      </>
    ),
  });
}

/** Before a question is renamed: the places that do not follow by themselves. */
export function formRenamePage(editor: FormEditor, about: RenameAbout): string {
  const { view, words } = editor;
  return copyPageHtml(view, {
    title: words.left.title,
    back: { href: about.back },
    children: (
      <>
        <Alert tone="warning" title={words.left.title}>
          <Text>{words.left.text}</Text>
          <Places places={about.left} />
        </Alert>
        {view.mayEdit ? (
          <CopyForm view={view} action={about.action}>
            <input type="hidden" name="kennung" value={about.id} />
            <input type="hidden" name="trotzdem" value="1" />
            <ButtonGroup>
              <Button>{words.left.confirm}</Button>
              <ButtonLink variant="secondary" href={about.back}>
                {words.remove.keep}
              </ButtonLink>
            </ButtonGroup>
          </CopyForm>
        ) : null}
      </>
    ),
  });
}

const Places = ({ places }: { readonly places: readonly Left[] }) => (
  <List
    items={places.slice(0, 40).map(({ file, text }) => (
      <>
        {file}: <code>{text}</code>
      </>
    ))}
  />
);

interface RemoveAbout {
  readonly title: string;
  readonly uses: readonly Left[];
  readonly action: string;
  readonly back: string;
  readonly errors?: readonly string[];
}
interface RenameAbout {
  readonly left: readonly Left[];
  readonly id: string;
  readonly action: string;
  readonly back: string;
}
