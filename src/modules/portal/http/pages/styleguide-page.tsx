import { ownValue } from '#kernel/own-value';
import { examples, Heading, Link, List, Page, type PageShell, pageExamples, renderDocument, Section, Text } from '#ui';

/** Every component in use, for looking at it in both languages; demo mode only. */
export function styleguidePage(shell: PageShell): string {
  const { language } = shell;
  return renderDocument(
    <Page {...shell} title="Styleguide" noIndex wide islands={['form-comfort', 'search-suggest', 'keys']}>
      <Heading level={1}>Styleguide</Heading>
      <Text>
        <Link href="/styleguide?lang=de">Deutsch</Link> · <Link href="/styleguide?lang=en">English</Link>
      </Text>
      <List
        items={Object.keys(pageExamples(language)).map((name) => (
          <Link key={name} href={`/styleguide?lang=${language}&page=${name}`}>
            {name}
          </Link>
        ))}
      />
      {examples.map((example) => (
        <Section key={example.name} title={example.name}>
          {example.render(language)}
        </Section>
      ))}
    </Page>,
  );
}

/** One whole example page; null for an unknown name. */
export function stylePage(shell: PageShell, name: string): string | null {
  const page = ownValue(pageExamples(shell.language, shell.assets), name);
  return page ? renderDocument(page) : null;
}
