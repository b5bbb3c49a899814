import { formatCount, formatDate } from '#kernel/format';
import { ButtonGroup, ButtonLink, Heading, InsetText, Link, Page, renderDocument, Text } from '#ui';
import type { OpenForm } from '../open-form.ts';
import { draftPaths } from '../paths.ts';

/** How to carry on later: guests get their code, big and printable; accounts find the draft in their area. */
export function pausePage(
  form: OpenForm,
  kept: { readonly until: Temporal.PlainDate; readonly daysLeft: number },
): string {
  const { draft, request, language, texts, words, paths } = form;
  const withCode = draftPaths(language).withCode;
  const address = new URL(withCode, request.url);
  return renderDocument(
    <Page
      {...form.parts.shellFor(request)}
      language={language}
      title={`${words.pause.title} – ${texts.title}`}
      noIndex
      back={{ href: paths.check }}
    >
      <Heading level={1}>{words.pause.title}</Heading>
      <Text size="lead">{texts.title}</Text>
      {draft.owner.kind === 'guest' ? (
        <>
          <Heading>{words.pause.code}</Heading>
          <p class="city-heading-xl" id="resume-code" translate={false}>
            {draft.owner.code}
          </p>
          <Text>{words.pause.how}</Text>
          <Text>{words.pause.print}</Text>
          <Text>
            {words.pause.where} <Link href={withCode}>{`${address.host}${address.pathname}`}</Link>
          </Text>
          <InsetText>
            {words.pause.secret} {words.pause.lost}
          </InsetText>
        </>
      ) : (
        <Text>{words.pause.account}</Text>
      )}
      <Text>
        {words.pause.until(formatDate(kept.until, language), formatCount(kept.daysLeft, 'day', language))}{' '}
        {words.pause.extends}
      </Text>
      <ButtonGroup>
        <ButtonLink href={paths.check}>{words.pause.resume}</ButtonLink>
        <ButtonLink variant="tertiary" href={draftPaths(language).list}>
          {words.pause.drafts}
        </ButtonLink>
      </ButtonGroup>
    </Page>,
  );
}
