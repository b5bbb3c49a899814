import type { ComponentChildren } from 'preact';
import type { TrialContent } from '#forms';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Form,
  type FormError,
  Heading,
  Link,
  List,
  NotificationBanner,
  Page,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { previewWords } from '../../texts/preview.ts';
import type { OpenTrial } from '../../use-cases/open-trial.ts';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml, markOf } from './studio-frame.tsx';

/** A page as citizens see it, with a word above it that nothing is kept. */
export function previewPage(place: PreviewPlace, about: PreviewPageAbout): string {
  const { view, trial } = place;
  const words = previewWords[view.language];
  return renderDocument(
    <Page
      {...view.shell}
      language={view.language}
      title={`${about.title} – ${trial.texts.title || view.copy.service} (${view.words.mark(markOf(view.copy))})`}
      error={(about.errors ?? []).length > 0}
      noIndex
      notice={
        <NotificationBanner tone="info">
          <p>
            {words.banner} <Link href={view.paths.part(view.copy.id, 'form')}>{words.toEditor}</Link>
          </p>
        </NotificationBanner>
      }
    >
      <ErrorSummary errors={about.errors ?? []} />
      {about.children}
    </Page>,
  );
}

/** A form of the preview: it carries the answers so far and the step it shows. */
export function PreviewForm({ place, content, step, children }: PreviewFormProps) {
  const { view } = place;
  return (
    <Form action={view.paths.part(view.copy.id, 'preview')} csrf={view.csrf}>
      <Kept content={content} step={step} />
      {children}
    </Form>
  );
}

/** The answers so far, as fields that nobody sees. */
export const Kept = ({ content, step }: { readonly content: TrialContent; readonly step: string }) => (
  <>
    <input type="hidden" name="stand" value={JSON.stringify({ answers: content.answers, done: content.done })} />
    <input type="hidden" name="schritt" value={step} />
  </>
);

/** Shows the same place in the other language, with the same answers. */
export function OtherLanguage({ place, step }: { readonly place: PreviewPlace; readonly step: string }) {
  const { view } = place;
  const other = view.language === 'de' ? 'en' : 'de';
  const action = view.paths.part(view.copy.id, 'preview').replace(`/${view.language}/`, `/${other}/`);
  return (
    <Button variant="tertiary" name="tun" value={`gehe:${step}`} formAction={action}>
      {previewWords[view.language].other}
    </Button>
  );
}

/** How the service introduces itself, and the way into its form. */
export function previewStartPage(place: PreviewPlace): string {
  const { view, trial } = place;
  const { texts } = trial;
  const words = previewWords[view.language];
  return previewPage(place, {
    title: words.title,
    children: (
      <>
        <Heading level={1}>{texts.title || view.copy.service}</Heading>
        <Text size="lead">{texts.summary}</Text>
        <Part title={words.who} text={texts.who} />
        {texts.need.length > 0 ? (
          <Section title={words.need}>
            <List items={texts.need} />
          </Section>
        ) : null}
        <Part title={words.cost} text={texts.cost} />
        <Part title={words.duration} text={texts.duration} />
        <Form action={view.paths.part(view.copy.id, 'preview')} csrf={view.csrf}>
          <ButtonGroup>
            <Button name="tun" value="anfang">
              {words.start}
            </Button>
          </ButtonGroup>
        </Form>
      </>
    ),
  });
}

/** Instead of the preview while the form is not whole. */
export function previewUnreadyPage(view: CopyView): string {
  const words = previewWords[view.language];
  return copyPageHtml(view, {
    children: (
      <>
        <Text>{words.notWhole}</Text>
        <ButtonLink href={view.paths.part(view.copy.id, 'check')}>{words.toCheck}</ButtonLink>
      </>
    ),
  });
}

const Part = ({ title, text }: { readonly title: string; readonly text: string }) =>
  text ? (
    <Section title={title}>
      <Text>{text}</Text>
    </Section>
  ) : null;

export interface PreviewPlace {
  readonly view: CopyView;
  readonly trial: OpenTrial;
}
interface PreviewPageAbout {
  readonly title: string;
  readonly errors?: readonly FormError[];
  readonly children: ComponentChildren;
}
interface PreviewFormProps {
  readonly place: PreviewPlace;
  readonly content: TrialContent;
  readonly step: string;
  readonly children: ComponentChildren;
}
