import type { ComponentChildren } from 'preact';
import { Form, type PageShell } from '#ui';
import type { VisitRow } from '../../domain/visit/index.ts';
import type { Words } from '../../texts/index.ts';

/** A form of one step of a visit. */
export function Post({ shell, csrf, row, to, id, children }: VisitForm & PostProps) {
  return (
    <Form action={`/${shell.language}/team/servicepunkt/${row.id}/${to}`} csrf={csrf} {...(id ? { id } : {})}>
      {children}
    </Form>
  );
}

/** What every step of a visit needs to be drawn. */
export interface VisitForm {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly row: VisitRow;
}
interface PostProps {
  readonly to: string;
  readonly id?: string;
  readonly children: ComponentChildren;
}
