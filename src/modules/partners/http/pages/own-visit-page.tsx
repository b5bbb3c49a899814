import { formatDateTime } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  DescriptionList,
  Form,
  Heading,
  InsetText,
  Link,
  NumberText,
  Page,
  type PageShell,
  QrCode,
  renderDocument,
  Section,
  Text,
} from '#ui';
import type { VisitRow } from '../../domain/visit/index.ts';
import type { Words } from '../../texts/index.ts';

/** The code, what happens with it, and the copy of what was signed. */
export function ownVisitPage({ shell, words, csrf, row, title, branch }: OwnVisitProps): string {
  const t = words.own;
  const { language } = shell;
  const isWaiting = row.state === 'opened';
  return renderDocument(
    <Page {...shell} title={`${t.visitTitle} ${row.code}`} back={{ href: `/${language}/servicepunkte` }} noIndex>
      <Heading level={1}>{t.visitTitle}</Heading>
      {isWaiting ? (
        <>
          <Text size="lead">{t.codeHint}</Text>
          <QrCode text={row.code} label={t.qr} />
        </>
      ) : null}
      <DescriptionList
        items={[
          { term: t.code, value: <NumberText>{row.code}</NumberText> },
          { term: t.help, value: title },
          { term: t.state, value: t.states[row.state] },
          ...(branch ? [{ term: t.branch, value: branch }] : []),
          ...(row.caseNumber
            ? [{ term: t.case, value: <Link href={`/${language}/vorgang/${row.caseNumber}`}>{row.caseNumber}</Link> }]
            : []),
          ...(row.sealHash ? [{ term: t.sealHash, value: row.sealHash }] : []),
        ]}
      />
      {isWaiting ? (
        <>
          <Text>
            <Link href={`/${language}/servicepunkte?leistung=${row.service}`}>{t.places}</Link>
          </Text>
          <InsetText>{t.again}</InsetText>
        </>
      ) : null}
      {row.mandate ? (
        <Section title={t.mandate}>
          <Text>{t.mandateWords}</Text>
          <div lang={row.mandate.language}>
            <InsetText>{row.mandate.text}</InsetText>
          </div>
          <DescriptionList
            items={[
              { term: t.signed, value: formatDateTime(Temporal.Instant.from(row.mandate.signedAt), language) },
              { term: t.method, value: words.desk.methods[row.mandate.method] },
              { term: t.version, value: row.mandate.version },
              { term: t.textHash, value: row.mandate.textHash },
              ...(row.mandate.withdrawnAt
                ? [{ term: t.ended, value: formatDateTime(Temporal.Instant.from(row.mandate.withdrawnAt), language) }]
                : []),
            ]}
          />
        </Section>
      ) : null}
      {row.key ? (
        <Form action={`/${language}/servicepunkte/besuch/${row.id}/zuruecknehmen`} csrf={csrf}>
          <ButtonGroup>
            <Button variant="secondary">{t.withdraw}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
    </Page>,
  );
}

interface OwnVisitProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly row: VisitRow;
  readonly title: string;
  readonly branch: string | null;
}
