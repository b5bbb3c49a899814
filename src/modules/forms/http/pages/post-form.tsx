import type { ComponentChildren } from 'preact';
import { Form } from '#ui';
import type { Draft } from '../../use-cases/load-draft.ts';

/** Gives a form of this module: the proof that it is ours, the draft it is about, and what stands in it. */
export function PostForm({ id, action, csrf, draft, item, upload, children }: PostFormProps) {
  return (
    <Form id={id} action={action} csrf={csrf} upload={upload}>
      {draft && draft.rev > 0 ? <input type="hidden" name="_draft" value={draft.id} /> : null}
      {draft?.once ? <input type="hidden" name="_begin" value={draft.once} /> : null}
      {item === undefined ? null : <input type="hidden" name="_item" value={String(item)} />}
      {children}
    </Form>
  );
}

export interface PostFormProps {
  readonly id?: string;
  readonly action: string;
  readonly csrf: string;
  /** The draft, so that a tab that was left open writes where it was meant to; before its first answer there is none. */
  readonly draft?: Pick<Draft, 'id' | 'rev' | 'once'>;
  /** Serial of the list item. */
  readonly item?: number | string | undefined;
  readonly upload?: boolean;
  readonly children: ComponentChildren;
}
