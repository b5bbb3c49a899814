import type { ComponentChildren } from 'preact';
import { KeyHints, NotificationBanner, Page, renderDocument } from '#ui';
import type { Desk } from '../../clerk/desk.ts';

/** A page for staff: wide, never indexed, with its keys at the end. */
export function deskPage(desk: Desk, about: FrameProps): string {
  return renderDocument(
    <Page
      {...desk.shell}
      language={desk.language}
      title={about.title}
      error={about.error === true}
      back={about.back}
      notice={about.done ? <Done text={about.done} /> : undefined}
      islands={['form-comfort', 'keys']}
      wide
      noIndex
    >
      {about.children}
      {about.keys.length > 0 ? <KeyHints keys={about.keys.map(([key, effect]) => ({ key, effect }))} /> : null}
    </Page>,
  );
}

const Done = ({ text }: { readonly text: string }) => (
  <NotificationBanner tone="success">
    <p {...{ tabIndex: -1, autofocus: true }}>{text}</p>
  </NotificationBanner>
);

export interface FrameProps {
  readonly title: string;
  readonly error?: boolean;
  readonly back?: { href: string; label?: string } | undefined;
  /** What was just done. */
  readonly done?: string | null;
  readonly keys: readonly (readonly [key: string, effect: string])[];
  readonly children: ComponentChildren;
}
