import { legalDay } from '#kernel/clock';
import { formatShortDate } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  Card,
  ErrorSummary,
  Form,
  Heading,
  Hidden,
  Link,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Table,
  Text,
} from '#ui';
import type { OfficeWords } from '../../../texts/office.ts';

/** All branches at a glance, and the flagged cases of all of them. */
export function officeListPage({ shell, words, csrf, branches, flags, error }: OfficeListProps): string {
  const t = words.list;
  const { language } = shell;
  const here = `/${language}/team/partner`;
  return renderDocument(
    <Page {...shell} title={t.title} error={error !== null} noIndex>
      <ErrorSummary errors={error ? [{ field: 'flags', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Table
        caption={t.branch}
        hideCaption
        columns={[
          { key: 'branch', label: t.branch },
          { key: 'institution', label: t.institution },
          { key: 'people', label: t.people, numeric: true },
          { key: 'waiting', label: t.waiting, numeric: true },
          { key: 'disputes', label: t.disputes, numeric: true },
        ]}
        rows={branches.map(({ id, name, institution, people, waiting, disputes }) => ({
          id,
          cells: {
            branch: <Link href={`${here}/filiale/${id}`}>{name}</Link>,
            institution,
            people: String(people),
            waiting: String(waiting),
            disputes: String(disputes),
          },
        }))}
      />
      <Text>
        <Link href={`${here}/fehler`}>{t.defects}</Link>
      </Text>
      <Section title={t.flags} id="flags">
        {flags.length === 0 ? <Text>{t.noFlags}</Text> : null}
        {flags.map(({ id, caseNumber, reason, raisedAt, branch, service }) => (
          <Card
            key={id}
            title={`${t.case} ${caseNumber}`}
            level={3}
            meta={`${service}, ${branch}. ${t.raised} ${formatShortDate(legalDay(Temporal.Instant.from(raisedAt)), language)}`}
            footer={
              <Form action={`${here}/markierung/${id}/aufheben`} csrf={csrf}>
                <ButtonGroup>
                  <Button small variant="secondary">
                    {t.lift}
                    <Hidden>: {caseNumber}</Hidden>
                  </Button>
                </ButtonGroup>
              </Form>
            }
          >
            {reason}
          </Card>
        ))}
      </Section>
    </Page>,
  );
}

interface OfficeListProps {
  readonly shell: PageShell;
  readonly words: OfficeWords;
  readonly csrf: string;
  readonly error: string | null;
  readonly branches: readonly {
    readonly id: string;
    readonly name: string;
    readonly institution: string;
    readonly people: number;
    readonly waiting: number;
    readonly disputes: number;
  }[];
  readonly flags: readonly {
    readonly id: string;
    readonly caseNumber: string;
    readonly reason: string;
    readonly raisedAt: string;
    readonly branch: string;
    readonly service: string;
  }[];
}
