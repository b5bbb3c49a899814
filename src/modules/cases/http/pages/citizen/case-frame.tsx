import type { ComponentChildren } from 'preact';
import { Heading, Page, renderDocument } from '#ui';
import type { CitizenCase } from '../../citizen/with-view.ts';

/** A page of one case: its own title before the number, never indexed, with the way back. */
export function casePageDocument(opened: CitizenCase, about: FrameProps): string {
  const { shell, language, view } = opened;
  return renderDocument(
    <Page
      {...shell}
      language={language}
      title={`${about.title} – ${view.row.number}`}
      error={about.error === true}
      back={about.back}
      notice={about.notice}
      noIndex
    >
      {about.before}
      {about.heading === false ? null : <Heading level={1}>{about.title}</Heading>}
      {about.children}
    </Page>,
  );
}

interface FrameProps {
  readonly title: string;
  readonly error?: boolean;
  readonly back: { readonly href: string; readonly label?: string };
  readonly notice?: ComponentChildren;
  /** Above the heading: the error summary. */
  readonly before?: ComponentChildren;
  /** False where the page brings its own heading. */
  readonly heading?: boolean;
  readonly children: ComponentChildren;
}
