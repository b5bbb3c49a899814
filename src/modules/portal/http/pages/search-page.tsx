import type { SearchHit } from '#catalogue';
import type { Language } from '#kernel/language';
import {
  Card,
  CardGrid,
  EmptyState,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  renderFragment,
  SearchField,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';

/** What was found, each with its kind; when nothing was, ways to go on. */
export function searchPage({ shell, text, hits, meant, phone, hrefOf, ways }: SearchProps): string {
  const { language } = shell;
  const t = texts[language].open.search;
  const title = text ? t.titleFor(text) : t.title;
  return renderDocument(
    <Page {...shell} title={title} back={{ href: `/${language}` }} noIndex islands={['search-suggest']}>
      <Heading level={1}>{title}</Heading>
      <SearchField
        action={`/${language}/suche`}
        label={t.label}
        value={text}
        suggest={`/${language}/suche/vorschlag`}
      />
      {meant ? (
        <Text>
          {t.meant} <Link href={`/${language}/suche?q=${encodeURIComponent(meant)}`}>{meant}</Link>
        </Text>
      ) : null}
      {hits.length > 0 ? (
        <>
          <Heading size="m">{t.found(hits.length)}</Heading>
          <CardGrid columns={2} label={t.found(hits.length)}>
            {hits.map((hit) => (
              <Card key={`${hit.kind}-${hit.id}`} title={hit.title} href={hrefOf(hit)} meta={t[hit.kind]}>
                {hit.summary}
              </Card>
            ))}
          </CardGrid>
        </>
      ) : (
        <EmptyState title={text ? t.noneTitle(text) : t.emptyTitle}>
          <Text>{text ? t.none : t.empty}</Text>
          <List
            items={ways.map((way) => (
              <Link key={way.href} href={way.href}>
                {way.label}
              </Link>
            ))}
          />
          {text ? <Text>{t.call(phone)}</Text> : null}
        </EmptyState>
      )}
    </Page>,
  );
}

/** The list that the search field shows while typing. */
export const suggestions = (
  language: Language,
  hits: readonly SearchHit[],
  hrefOf: (hit: SearchHit) => string,
): string =>
  renderFragment(
    <ul aria-label={texts[language].open.search.suggestions(hits.length)}>
      {hits.map((hit) => (
        <li key={`${hit.kind}-${hit.id}`}>
          <a href={hrefOf(hit)}>{hit.title}</a>
        </li>
      ))}
    </ul>,
  );

export interface SearchProps {
  readonly shell: PageShell;
  readonly text: string;
  readonly hits: readonly SearchHit[];
  readonly meant: string | null;
  readonly phone: string;
  readonly hrefOf: (hit: SearchHit) => string;
  /** Where to look when nothing was found. */
  readonly ways: readonly { readonly label: string; readonly href: string }[];
}
