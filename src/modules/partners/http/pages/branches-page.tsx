import { formatCount, formatNumber } from '#kernel/format';
import type { Bilingual, Language } from '#kernel/language';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  DescriptionList,
  EmptyState,
  Heading,
  InsetText,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
} from '#ui';
import type { FoundBranch, PlaceWish } from '../../domain/network/find-places.ts';
import type { Channel, Network } from '../../domain/network/network.ts';
import type { Words } from '../../texts/index.ts';
import { officeTexts } from '../../texts/office.ts';
import type { UsualWait } from '../../use-cases/waiting/usual-waits.ts';
import { DistrictMap } from './district-map.tsx';
import { hoursText } from './hours-text.ts';

/** A short form, a drawing and the list of service points that fit. */
export function branchesPage(props: BranchesProps): string {
  const { shell, words, network, found, wish } = props;
  const t = words.find;
  const isExample = network?.institutions.some(({ example }) => example) ?? false;
  return renderDocument(
    <Page {...shell} title={t.title} description={t.lead} back={{ href: `/${shell.language}` }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {isExample ? <InsetText>{t.example}</InsetText> : null}
      {network ? <Ask {...props} network={network} /> : null}
      {props.refused ? (
        <Section title={t.refused}>
          <Text>{props.refused.words[shell.language]}</Text>
          <Text>{t.instead}</Text>
          <List items={props.refused.instead.map((channel) => words.channels[channel])} />
        </Section>
      ) : (
        <Section title={t.found(found.length)}>
          {network && found.length > 0 ? (
            <>
              <DistrictMap network={network} found={found} wish={wish} words={words} />
              {found.map((one, index) => (
                <Place key={one.branch.id} {...props} one={one} number={index + 1} />
              ))}
              <Text muted>{t.closedDays}</Text>
            </>
          ) : (
            <EmptyState title={t.none}>
              <Text>{t.noneWays}</Text>
              <List items={(['online', 'office'] as const).map((channel) => words.channels[channel])} />
            </EmptyState>
          )}
        </Section>
      )}
      {network && found.length > 0 ? (
        <ButtonGroup>
          <ButtonLink
            variant="secondary"
            href={`/${shell.language}/servicepunkte/besuch${wish.service ? `?leistung=${wish.service}` : ''}`}
          >
            {t.prepare}
          </ButtonLink>
        </ButtonGroup>
      ) : null}
      {network && network.lockers.length > 0 ? <Lockers {...props} network={network} /> : null}
      {network ? <About language={shell.language} /> : null}
    </Page>,
  );
}

function Ask({ shell, words, wish, network, services }: BranchesProps & { readonly network: Network }) {
  const { language } = shell;
  const t = words.find;
  const spoken = [...new Set(network.branches.flatMap(({ languages }) => languages))];
  const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, language);
  return (
    <form class="city-form" method="get" action={`/${language}/servicepunkte`}>
      <Select
        name="ortsteil"
        label={t.district}
        value={wish.district ?? ''}
        empty={t.anyDistrict}
        choices={network.districts.map(({ id, name }) => ({ value: id, label: name })).sort(byLabel)}
      />
      <Select
        name="leistung"
        label={t.service}
        value={wish.service ?? ''}
        empty={t.anyService}
        choices={services.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Select
        name="sprache"
        label={t.language}
        value={wish.language ?? ''}
        empty={t.anyLanguage}
        choices={spoken.map((code) => ({ value: code, label: languageName(code, language) })).sort(byLabel)}
      />
      <Checkbox name="stufenlos" value="ja" label={t.stepFree} checked={wish.isStepFree} />
      <ButtonGroup>
        <Button>{t.show}</Button>
      </ButtonGroup>
    </form>
  );
}

function Place({ shell, words, one, number, titleOf, waitOf }: BranchesProps & { one: FoundBranch; number: number }) {
  const { language } = shell;
  const t = words.find;
  const { branch, services, kilometres } = one;
  const { street, postcode, city } = branch.address;
  return (
    <Section title={`${number}. ${branch.name}`} level={3}>
      <DescriptionList
        items={[
          { term: t.address, value: `${street}, ${postcode} ${city} (${one.district})` },
          ...(kilometres === null ? [] : [{ term: t.distance, value: t.kilometres(kilometres) }]),
          { term: t.hours, value: hoursText(branch.hours, words, language) },
          { term: t.wait, value: waitText(waitOf(branch.id), words, language) },
          { term: t.access, value: accessText(branch.access, words) },
          { term: t.languages, value: branch.languages.map((code) => languageName(code, language)).join(', ') },
          { term: t.services, value: services.length > 0 ? services.map(titleOf).join(', ') : t.noServices },
        ]}
      />
    </Section>
  );
}

/** What people may know of the service points, and the door for hints. */
function About({ language }: { readonly language: Language }) {
  const t = officeTexts[language];
  const to = `/${language}/servicepunkte`;
  return (
    <List
      items={[
        <Link href={`${to}/pilot`}>{t.pilot.title}</Link>,
        <Link href={`${to}/bekannte-fehler`}>{t.defects.title}</Link>,
        <Link href={`${to}/hinweis`}>{t.hint.title}</Link>,
      ]}
    />
  );
}

function Lockers({ shell, words, network }: BranchesProps & { readonly network: Network }) {
  const { language } = shell;
  const t = words.find;
  return (
    <Section title={t.lockers}>
      {network.lockers.map(({ id, name, address, hours, access, boxes }) => (
        <Section key={id} title={name[language]} level={3}>
          <DescriptionList
            items={[
              { term: t.address, value: `${address.street}, ${address.postcode} ${address.city}` },
              { term: t.hours, value: hoursText(hours, words, language) },
              { term: t.access, value: `${accessText(access, words)}, ${t.boxes(boxes)}` },
            ]}
          />
        </Section>
      ))}
    </Section>
  );
}

const accessText = ({ stepFree, inductionLoop }: FoundBranch['branch']['access'], { find: t }: Words): string =>
  [stepFree ? t.isStepFree : t.hasSteps, ...(inductionLoop ? [t.loop] : [])].join(', ');

/** The usual wait in this hour of the week; nothing is promised while it is closed or not measured. */
function waitText(
  { isOpen, weekday, hour, visits, minutes }: UsualWait,
  { find: t }: Words,
  language: Language,
): string {
  if (!isOpen) return t.closedNow;
  if (minutes === null || visits === null) return t.waitUnknown;
  const when = t.waitHour(t.days[weekday - 1] ?? '', hour, hour + 1);
  return `${minutes === 0 ? t.noWait : t.waitMinutes(formatCount(minutes, 'minute', language))} (${when}; ${t.waitOf(formatNumber(visits, language))})`;
}

const languageName = (code: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;

interface Choice {
  readonly label: string;
}
export interface BranchesProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly wish: PlaceWish;
  /** Null in a city without partners. */
  readonly network: Network | null;
  readonly found: readonly FoundBranch[];
  /** Set when the law refuses the wished service at any partner. */
  readonly refused: { readonly words: Bilingual; readonly instead: readonly Channel[] } | null;
  readonly services: readonly { readonly id: string; readonly title: string }[];
  titleOf(service: string): string;
  waitOf(branch: string): UsualWait;
}
