import type { ComponentChildren } from 'preact';
import { formatDateTime } from '#kernel/format';
import {
  Alert,
  Badge,
  ErrorSummary,
  Form,
  type FormError,
  Heading,
  List,
  NotificationBanner,
  Page,
  renderDocument,
  Tabs,
  Text,
} from '#ui';
import { navigationParts } from '../../domain/copy/navigation-parts.ts';
import { serviceTitle } from '../../domain/copy/service-title.ts';
import type { CopyView, StudioDesk } from '../studio-http.ts';
import { partSegments } from '../studio-paths.ts';

/** A page of the studio that belongs to no copy. */
export function studioPage(desk: StudioDesk, about: StudioPageProps): string {
  return renderDocument(
    <Page
      {...desk.shell}
      language={desk.language}
      title={about.title}
      error={(about.errors?.length ?? 0) > 0}
      back={about.back}
      notice={about.done ? <Done text={about.done} /> : undefined}
      islands={about.islands ?? ['form-comfort']}
      wide
      noIndex
    >
      <ErrorSummary title={desk.words.errors} errors={about.errors ?? []} />
      {about.children}
    </Page>,
  );
}

/** A page of a working copy: state, navigation of its parts, what was not saved and why, then the part. `title` names a page below the part. */
export function copyPageHtml(view: CopyView, about: CopyPageProps): string {
  const { words, copy, part, paths, language } = view;
  const service = serviceTitle(copy, language);
  const title = words.heading(about.title ?? words.part[part], service);
  return studioPage(view, {
    // Two copies of one service are told apart in tabs and history.
    title: `${title} (${words.mark(markOf(copy))})`,
    errors: about.errors ?? [],
    back: about.back ?? { href: paths.base, label: words.back },
    done: about.done ?? view.done,
    ...(about.islands ? { islands: about.islands } : {}),
    children: (
      <>
        <Heading level={1}>{title}</Heading>
        <Text>
          <Badge tone={stateTones[copy.state]}>{words.state[copy.state]}</Badge>
        </Text>
        <Tabs
          label={words.parts}
          items={navigationParts(copy).map((name) => ({
            label: words.part[name],
            href: `${paths.copy(copy.id)}${partSegments[name]}`,
            current: name === part,
          }))}
        />
        <NotSaved view={view} />
        {about.children}
      </>
    ),
  });
}

/** Four characters that tell two copies of one service apart. */
export const markOf = ({ id }: { readonly id: string }): string => id.slice(-4).toUpperCase();

/** A form that saves into the copy: carries the token and the revision that the person sees. Show it only where `view.mayEdit`. */
export const CopyForm = ({ view, action, id, children }: CopyFormProps) => (
  <Form action={action} csrf={view.csrf} id={id}>
    <input type="hidden" name="revision" value={String(view.copy.revision)} />
    {children}
  </Form>
);

function NotSaved({ view }: { readonly view: CopyView }) {
  const { stale, words, language, mayEdit } = view;
  if (!stale) return mayEdit ? null : <Alert title={words.locked}>{words.lockedText}</Alert>;
  const isStale = stale.why === 'stale';
  return (
    <Alert tone="warning" title={isStale ? words.stale : words.lockedMeanwhile}>
      <Text>{isStale ? words.staleText : words.lockedText}</Text>
      {stale.meanwhile.length > 0 ? (
        <>
          <Text>{words.meanwhile}:</Text>
          <List
            items={stale.meanwhile.map(
              ({ at, name, what }) =>
                `${formatDateTime(at, language)}, ${name ?? words.somebody}: ${words.part[what.part]}, ${what[language]}`,
            )}
          />
        </>
      ) : null}
    </Alert>
  );
}

const Done = ({ text }: { readonly text: string }) => (
  <NotificationBanner tone="success">
    <p>{text}</p>
  </NotificationBanner>
);

/** How a state is meant. */
export const stateTones = {
  draft: 'info',
  'in-review': 'warning',
  approved: 'success',
  published: 'success',
  discarded: 'neutral',
} as const;

export interface StudioPageProps {
  readonly title: string;
  readonly errors?: readonly FormError[];
  readonly back?: { href: string; label?: string } | undefined;
  readonly done?: string | null;
  readonly islands?: Parameters<typeof Page>[0]['islands'];
  readonly children: ComponentChildren;
}
export interface CopyPageProps extends Omit<StudioPageProps, 'title'> {
  /** Name of the page within the part; the part's own name where it is left out. */
  readonly title?: string;
}
export interface CopyFormProps {
  readonly view: CopyView;
  readonly action: string;
  readonly id?: string;
  readonly children: ComponentChildren;
}
