import type { ExitTexts } from '#catalogue';
import { Heading, Link, List, Page, renderDocument, Section, Text } from '#ui';
import type { OpenForm } from '../open-form.ts';

/** Says that the service does not fit, why, and which ways lead on. */
export function exitPage(form: OpenForm, exit: ExitTexts, questionHref: string): string {
  const { request, language, texts, words } = form;
  return renderDocument(
    <Page
      {...form.parts.shellFor(request)}
      language={language}
      title={`${exit.title} – ${texts.title}`}
      noIndex
      back={{ href: questionHref, label: words.exit.wrong }}
    >
      <Heading level={1}>{exit.title}</Heading>
      <Text>{exit.text}</Text>
      {exit.ways.length > 0 ? (
        <Section title={words.exit.ways}>
          <List
            items={exit.ways.map((way) => (
              <Link key={way.href} href={way.href}>
                {way.label}
              </Link>
            ))}
          />
        </Section>
      ) : null}
    </Page>,
  );
}
