import type { ServiceFolder } from '#catalogue';
import type { IdentityLevel } from '#kernel/actor';
import { formatDateTime } from '#kernel/format';
import type { Request } from '#platform/http';
import {
  Alert,
  Button,
  ButtonGroup,
  ButtonLink,
  Heading,
  InsetText,
  Link,
  List,
  Page,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { formsTexts } from '../../texts/index.ts';
import { keptDays } from '../../use-cases/my-drafts.ts';
import type { FormHttp } from '../form-http.ts';
import { draftPaths, pathsOf } from '../paths.ts';
import { PostForm } from './post-form.tsx';

/** What you need, how it goes and where it is kept; one button begins. A draft that is already there is offered first. */
export function startPage(parts: FormHttp, request: Request, folder: ServiceFolder, about: StartAbout): string {
  const { language } = request;
  const words = formsTexts(language);
  const texts = folder.texts[language];
  const paths = pathsOf(language, folder.id);
  const isGuest = request.actor.kind === 'guest';
  const { open, signIn } = about;
  return renderDocument(
    <Page
      {...parts.shellFor(request)}
      language={language}
      title={words.start.heading(texts.title)}
      noIndex
      back={{ href: paths.service }}
    >
      <Heading level={1}>{words.start.heading(texts.title)}</Heading>
      {open ? (
        <Alert title={words.start.openTitle}>
          <p>{words.start.open(formatDateTime(open.savedAt, language))}</p>
          <ButtonLink href={open.href}>{words.start.resume}</ButtonLink>
        </Alert>
      ) : null}
      {texts.need.length > 0 ? (
        <Section title={words.start.need}>
          <List kind="check" items={texts.need} />
        </Section>
      ) : null}
      <Section title={words.start.how}>
        <List kind="number" items={words.start.steps} />
        <Text>{isGuest ? words.start.kept(keptDays.guest) : words.start.keptAccount}</Text>
      </Section>
      {signIn ? (
        <InsetText>
          <p>{words.signIn[signIn.level]}</p>
          <p>{words.signIn.when}</p>
          {folder.service.prefill ? <p>{words.start.prefill}</p> : null}
          <Link href={signIn.href}>{words.start.signIn}</Link>
        </InsetText>
      ) : isGuest ? (
        <Text>{words.signIn.guest}</Text>
      ) : null}
      <PostForm action={paths.start} csrf={request.csrf}>
        {open ? <Text>{words.start.anewHint}</Text> : null}
        <ButtonGroup>
          <Button variant={open ? 'secondary' : 'primary'} iconAfter="arrow-forward">
            {open ? words.start.anew : words.start.begin}
          </Button>
          {open ? null : (
            <ButtonLink variant="tertiary" href={draftPaths(language).withCode}>
              {words.start.haveCode}
            </ButtonLink>
          )}
        </ButtonGroup>
      </PostForm>
    </Page>,
  );
}

interface StartAbout {
  /** A draft of this service that is already there. */
  readonly open: { readonly href: string; readonly savedAt: Temporal.Instant } | null;
  readonly signIn: { readonly level: IdentityLevel; readonly href: string } | null;
}
