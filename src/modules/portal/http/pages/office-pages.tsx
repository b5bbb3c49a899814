import type { Office, ServiceFolder } from '#catalogue';
import { formatDate } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Alert,
  Badge,
  Card,
  CardGrid,
  DescriptionList,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';

/** All offices by kind, open ones first. */
export function officesPage({ shell, offices }: { shell: PageShell; offices: readonly Office[] }): string {
  const { language } = shell;
  const t = texts[language].open.offices;
  const kindOf = ({ kind }: Office): Kind => (kind in t.kinds ? (kind as Kind) : 'other');
  const groups = (Object.keys(t.kinds) as Kind[]).map((kind) => ({
    kind,
    members: offices
      .filter((office) => kindOf(office) === kind)
      .sort((a, b) => (a.state < b.state ? 1 : a.state > b.state ? -1 : 0)),
  }));
  return renderDocument(
    <Page {...shell} title={t.title} back={{ href: `/${language}` }} islands={[]}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ kind, members }) => (
          <Section key={kind} title={t.kinds[kind]}>
            <CardGrid columns={2} label={t.kinds[kind]}>
              {members.map((office) => (
                <Card
                  key={office.id}
                  title={office.name[language]}
                  href={`/${language}/aemter/${office.id}`}
                  meta={<State office={office} language={language} />}
                >
                  {office.address ?? t.noAddress}
                </Card>
              ))}
            </CardGrid>
          </Section>
        ))}
    </Page>,
  );
}

/** One office: what is known, since when, and from where. */
export function officePage({ shell, office, services, knowledge }: OfficeProps): string {
  const { language } = shell;
  const t = texts[language].open.offices;
  const isPhone = office.kind === 'telephone';
  const accessible = office.accessible === null ? t.unknown : office.accessible ? t.yes : t.no;
  return renderDocument(
    <Page {...shell} title={office.name[language]} back={{ href: `/${language}/aemter`, label: t.all }} islands={[]}>
      <Heading level={1}>{office.name[language]}</Heading>
      {office.state === 'closed' ? <Alert tone="warning" title={t.closedNow(office.name[language])} /> : null}
      {knowledge ? <Text>{knowledge}</Text> : null}
      <DescriptionList
        items={[
          { term: t.state, value: <State office={office} language={language} /> },
          {
            term: isPhone ? t.phone : t.address,
            value: isPhone && office.address ? <PhoneLink number={office.address} /> : (office.address ?? t.unknown),
          },
          ...(isPhone ? [] : [{ term: t.hours, value: office.hours?.[language] ?? t.unknown }]),
          ...(isPhone ? [] : [{ term: t.accessible, value: accessible }]),
          { term: t.asOf, value: formatDate(Temporal.PlainDate.from(office.asOf), language) },
          { term: t.source, value: <span lang={language === 'de' ? undefined : 'de'}>{office.source}</span> },
        ]}
      />
      {services.length > 0 ? (
        <Section title={t.services}>
          <List
            items={services.map((folder) => (
              <Link key={folder.id} href={`/${language}/${folder.id}`}>
                {folder.texts[language].title}
              </Link>
            ))}
          />
        </Section>
      ) : null}
    </Page>,
  );
}

/** A number that can be tapped and never breaks over two lines. */
const PhoneLink = ({ number }: { number: string }) => (
  <Link href={`tel:${number.replace(/[^\d+]/g, '')}`}>
    {number.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')}
  </Link>
);

function State({ office, language }: { office: Office; language: Language }) {
  const t = texts[language].open.offices;
  return <Badge tone={office.state === 'open' ? 'success' : 'warning'}>{t[office.state]}</Badge>;
}

type Kind = keyof (typeof texts)['de']['open']['offices']['kinds'];
export interface OfficeProps {
  readonly shell: PageShell;
  readonly office: Office;
  /** Services this office answers for. */
  readonly services: readonly ServiceFolder[];
  /** What is not known for certain, in words. */
  readonly knowledge: string | null;
}
