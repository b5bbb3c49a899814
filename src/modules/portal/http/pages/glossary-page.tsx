import type { GlossaryTerm } from '#catalogue';
import { DescriptionList, Heading, Page, type PageShell, renderDocument, Text } from '#ui';
import { texts } from '../../texts/index.ts';

/** The German terms of letters and laws with their meaning and the one English word used everywhere. */
export function glossaryPage({ shell, terms }: { shell: PageShell; terms: readonly GlossaryTerm[] }): string {
  const { language } = shell;
  const t = texts[language].open.glossary;
  const sorted = [...terms].sort((a, b) => a.term.localeCompare(b.term, 'de'));
  return renderDocument(
    <Page {...shell} title={t.title} back={{ href: `/${language}` }} islands={[]}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <DescriptionList
        items={sorted.map((entry) => ({
          term: (
            <span id={termId(entry.term)} lang={language === 'de' ? undefined : 'de'}>
              {entry.term}
            </span>
          ),
          value: (
            <>
              <p>{entry.explanation?.[language] ?? t.noExplanation}</p>
              <p class="city-muted">
                {t.english('')}
                <span lang={language === 'en' ? undefined : 'en'}>{entry.english}</span>
              </p>
            </>
          ),
        }))}
      />
    </Page>,
  );
}

/** Where a term stands on the page: its letters as an address. */
export const termId = (term: string): string =>
  `begriff-${term
    .toLocaleLowerCase('de')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')}`;
