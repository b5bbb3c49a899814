import { formatCount, formatDate, formatDateTime } from '#kernel/format';
import type { Request } from '#platform/http';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Heading,
  Hidden,
  Page,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { formsTexts } from '../../texts/index.ts';
import type { ListedDraft } from '../../use-cases/my-drafts.ts';
import type { FormHttp } from '../form-http.ts';
import { draftPaths } from '../paths.ts';
import { PostForm } from './post-form.tsx';

/** Every draft of this device and account: carry on, delete, and take guest drafts over into the account. */
export function draftsPage(parts: FormHttp, request: Request, drafts: readonly ListedDraft[]): string {
  const { language } = request;
  const words = formsTexts(language).drafts;
  const paths = draftPaths(language);
  const isSignedIn = request.actor.kind === 'citizen';
  return renderDocument(
    <Page {...parts.shellFor(request)} language={language} title={words.title} noIndex back={{ href: `/${language}` }}>
      <Heading level={1}>{words.title}</Heading>
      {drafts.length === 0 ? (
        <EmptyState
          title={words.none}
          action={
            <ButtonLink variant="secondary" href={paths.withCode}>
              {words.withCode}
            </ButtonLink>
          }
        >
          <p>{words.noneHint}</p>
        </EmptyState>
      ) : (
        <CardGrid columns={2} label={words.title}>
          {drafts.map((draft) => (
            <DraftCard key={draft.id} draft={draft} request={request} />
          ))}
        </CardGrid>
      )}
      {isSignedIn && drafts.some((draft) => draft.isGuest) ? (
        <Section title={words.claimTitle}>
          <Text>{words.claimText}</Text>
          <PostForm action={paths.claim} csrf={request.csrf}>
            <Button variant="secondary">{words.claim}</Button>
          </PostForm>
        </Section>
      ) : null}
      {drafts.length > 0 ? (
        <ButtonLink variant="tertiary" href={paths.withCode}>
          {words.withCode}
        </ButtonLink>
      ) : null}
    </Page>,
  );
}

/** Asks before a draft goes away for ever. */
export function removeDraftPage(parts: FormHttp, request: Request, draft: ListedDraft): string {
  const { language } = request;
  const words = formsTexts(language).drafts;
  const paths = draftPaths(language);
  const title = words.removeTitle(draft.folder.texts[language].title);
  const saved = words.saved(formatDateTime(draft.savedAt, language));
  return renderDocument(
    <Page
      {...parts.shellFor(request)}
      language={language}
      title={`${title} – ${saved}`}
      noIndex
      back={{ href: paths.list }}
    >
      <Heading level={1}>{title}</Heading>
      <Text>{saved}</Text>
      <Text>{words.removeText}</Text>
      <PostForm action={paths.remove(draft.id)} csrf={request.csrf}>
        <ButtonGroup>
          <Button danger>{words.removeNow}</Button>
          <ButtonLink variant="secondary" href={paths.list}>
            {words.keep}
          </ButtonLink>
        </ButtonGroup>
      </PostForm>
    </Page>,
  );
}

function DraftCard({ draft, request }: { readonly draft: ListedDraft; readonly request: Request }) {
  const { language } = request;
  const words = formsTexts(language).drafts;
  const paths = draftPaths(language);
  const { title } = draft.folder.texts[language];
  const until = words.until(formatDate(draft.until, language), formatCount(draft.daysLeft, 'day', language));
  return (
    <Card title={title} level={2} meta={draft.isGuest ? words.device : undefined}>
      <p>{words.saved(formatDateTime(draft.savedAt, language))}</p>
      <p>{until}</p>
      <PostForm action={paths.resume(draft.id)} csrf={request.csrf}>
        <ButtonGroup>
          <Button variant="secondary">
            {words.resume}
            <Hidden>: {title}</Hidden>
          </Button>
          <ButtonLink variant="tertiary" href={paths.remove(draft.id)}>
            {words.remove}
            <Hidden>: {title}</Hidden>
          </ButtonLink>
        </ButtonGroup>
      </PostForm>
    </Card>
  );
}
