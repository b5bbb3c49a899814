import { Button, ButtonGroup, DenseTable, Heading, Page, type PageShell, renderDocument, Select, Text } from '#ui';
import type { ReleasePolicy } from '../../domain/plan.ts';
import type { Words } from '../../texts/index.ts';
import type { Choice } from './day-page.tsx';

/** What a release policy would publish in an office, day by day; nothing changes. */
export function releasePage({
  shell,
  words,
  office,
  offices,
  policy,
  policies,
  current,
  sum,
  rows,
}: ReleaseProps): string {
  const { language } = shell;
  const t = words.staff.release;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      wide
      noIndex
      back={{ href: `/${language}/team/termine?buero=${office}`, label: words.staff.close.backHref }}
    >
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {current ? <Text>{t.current(current)}</Text> : null}
      <form class="city-form" method="get" action={`/${language}/team/termine/freigabe`}>
        <Select name="buero" label={words.staff.day.office} value={office} empty={false} choices={offices} />
        <Select name="regel" label={t.policy} value={policy.id} empty={false} choices={policies} />
        <ButtonGroup>
          <Button>{t.show}</Button>
        </ButtonGroup>
      </form>
      <Text>{sum}</Text>
      <DenseTable
        caption={t.caption(policy.name[language])}
        columns={[
          { key: 'day', label: t.day },
          { key: 'released', label: t.released },
          { key: 'visits', label: t.visits, numeric: true },
          { key: 'hours', label: t.hours, numeric: true },
        ]}
        rows={rows.map(({ id, ...cells }) => ({ id, cells }))}
      />
      <Text size="small" muted>
        {t.source}: <span lang={language === 'de' ? undefined : 'de'}>{policy.source}</span>
      </Text>
    </Page>,
  );
}

interface ReleaseProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly office: string;
  readonly offices: readonly Choice[];
  readonly policy: ReleasePolicy;
  readonly policies: readonly Choice[];
  readonly current: string | null;
  readonly sum: string;
  readonly rows: readonly {
    readonly id: string;
    readonly day: string;
    readonly released: string;
    readonly visits: string;
    readonly hours: string;
  }[];
}
