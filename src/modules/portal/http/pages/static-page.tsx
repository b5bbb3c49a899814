import type { ComponentChildren } from 'preact';
import {
  DescriptionList,
  Heading,
  InsetText,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { StaticPage, StaticSection } from '../../texts/static.de.ts';
import type { Contact } from '../city-facts.ts';

/** A page of the city's own words; what only the city can say and has not said yet is marked. */
export function staticPage({ shell, page, contact, isDemo, figures = {} }: StaticProps): string {
  return renderDocument(
    <Page {...shell} title={page.title} description={page.lead} islands={[]} back={{ href: `/${shell.language}` }}>
      <Heading level={1}>{page.title}</Heading>
      <Text size="lead">{page.lead}</Text>
      {page.sections
        .filter((section) => !section.demo || isDemo)
        .map((section) => (
          <Section key={section.id} id={section.id} title={section.title}>
            <Content
              shell={shell}
              section={section}
              contact={contact}
              figure={section.figure && figures[section.figure]}
            />
          </Section>
        ))}
    </Page>,
  );
}

function Content({ shell, section, contact, figure }: ContentProps) {
  const { language } = shell;
  return (
    <>
      {figure}
      {section.text?.map((text) => (
        <Text key={text}>{text}</Text>
      ))}
      {section.list ? <List items={section.list} /> : null}
      {section.facts ? <DescriptionList items={factsOf(section.facts, contact, language)} /> : null}
      {section.links ? (
        <List
          items={section.links.map(({ href, label, isRoot }) => (
            <Link key={href} href={isRoot ? href : `/${language}${href}`}>
              {label}
            </Link>
          ))}
        />
      ) : null}
      {section.fill ? (
        <InsetText>
          <p>
            <strong>{texts[language].pages.fill}:</strong>
          </p>
          <List items={section.fill} />
        </InsetText>
      ) : null}
    </>
  );
}

function factsOf(kind: 'provider' | 'contact', contact: Contact, language: PageShell['language']) {
  const t = texts[language].open.offices;
  const german = language === 'de' ? undefined : 'de';
  const lines = (all: readonly string[]) => all.map((line) => <div key={line}>{line}</div>);
  if (kind === 'provider') {
    const address = lines([contact.authority.de, ...contact.address.filter((line) => line !== contact.authority.de)]);
    return [
      { term: t.address, value: <div lang={german}>{address}</div> },
      { term: t.source, value: <span lang={german}>{contact.source}</span> },
    ];
  }
  return [
    {
      term: t.phone,
      value: (
        <Link href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone.replaceAll(' ', '\u00a0')}</Link>
      ),
    },
    { term: t.address, value: <div lang={german}>{lines(contact.postal)}</div> },
    { term: 'Website', value: <Link href={contact.website}>{new URL(contact.website).host}</Link> },
  ];
}

export interface StaticProps {
  readonly shell: PageShell;
  readonly page: StaticPage;
  readonly contact: Contact;
  readonly isDemo: boolean;
  readonly figures?: Figures | undefined;
}
interface ContentProps {
  readonly shell: PageShell;
  readonly section: StaticSection;
  readonly contact: Contact;
  readonly figure: ComponentChildren;
}
type Figures = Readonly<Partial<Record<NonNullable<StaticSection['figure']>, ComponentChildren>>>;
