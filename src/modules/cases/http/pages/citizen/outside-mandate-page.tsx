import type { Language } from '#kernel/language';
import { ButtonLink, EmptyState, InsetText, Page, type PageShell, renderDocument } from '#ui';
import { texts } from '../../../texts/index.ts';

/** Somebody acts for another person, and the mandate does not cover this service: what that means, and nothing is lost. */
export function outsideMandatePage(shell: PageShell, language: Language, backHref: string): string {
  const words = texts[language].citizen.send;
  return renderDocument(
    <Page {...shell} language={language} title={words.outsideMandate} noIndex back={{ href: backHref }}>
      <EmptyState level={1} title={words.outsideMandate} action={<ButtonLink href={backHref}>{words.back}</ButtonLink>}>
        <p>{words.outsideMandateText}</p>
      </EmptyState>
      <InsetText>{words.kept}</InsetText>
    </Page>,
  );
}
