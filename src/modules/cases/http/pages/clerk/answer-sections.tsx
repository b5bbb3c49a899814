import type { SummaryRow } from '#forms';
import { Badge, ButtonLink, DescriptionList, formatBytes, Heading, InsetText, Link, Section, Text } from '#ui';
import type { OpenedCase } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';

/** The answers this task needs with where they come from, and the way to more, which asks for a purpose. */
export function AnswerSections({ model, open }: AnswerProps) {
  const { desk, found } = model;
  const { words, paths } = desk;
  const token = found.task?.token;
  const purpose = words.purpose.words[open.purpose as keyof typeof words.purpose.words] ?? open.purpose;
  const files = open.sections.flatMap(({ rows }) => rows.flatMap((row) => row.files));
  return (
    <Section title={words.case.answers} id="angaben">
      <Text size="small" muted>
        {open.isAll ? words.case.all : words.case.needed} {words.case.purposeNow(purpose, open.legalBasis)}
      </Text>
      {files[0] ? (
        <ButtonLink
          small
          variant="secondary"
          href={paths.evidence(found.row.number, files[0].id)}
          shortcut="a"
          shortcutLabel={words.keys.a}
        >
          {`${words.case.openEvidence} (${files.length})`}
        </ButtonLink>
      ) : null}
      {open.sections.map((section) => (
        <div key={section.id} class="city-flow">
          <Heading level={3}>{section.title}</Heading>
          <DescriptionList
            dense
            items={section.rows.map((row) => ({
              id: row.path,
              term: row.label,
              value: <Value model={model} open={open} row={row} />,
            }))}
          />
        </div>
      ))}
      {open.isAll ? (
        <Link href={paths.case(found.row.number, { aufgabe: token })} plain>
          {words.case.onlyNeeded}
        </Link>
      ) : open.hidden > 0 ? (
        <>
          <InsetText>{words.case.hidden(open.hidden)}</InsetText>
          <ButtonLink
            small
            variant="tertiary"
            href={paths.case(found.row.number, { aufgabe: token, alles: 'ja' })}
            shortcut="m"
            shortcutLabel={words.keys.m}
          >
            {words.case.more}
          </ButtonLink>
        </>
      ) : null}
    </Section>
  );
}

function Value({ model, open, row }: AnswerProps & { readonly row: SummaryRow }) {
  const { desk, found } = model;
  const { words, paths, language } = desk;
  const source = open.corrected.has(row.path)
    ? words.case.provenance.corrected
    : words.case.provenance[(open.provenance[row.question] as 'register' | undefined) ?? 'citizen'];
  const isEmpty = row.lines.length === 0 && row.files.length === 0;
  if (isEmpty) return <span class="city-muted">{words.case.none}</span>;
  return (
    <>
      {row.files.length > 0
        ? row.files.map((file) => (
            <div key={file.id}>
              <Link href={paths.evidence(found.row.number, file.id)}>{file.name}</Link>{' '}
              <span class="city-muted">{formatBytes(file.size, language)}</span>
            </div>
          ))
        : row.lines.map((line, index) => <div key={String(index)}>{line}</div>)}
      {source === words.case.provenance.citizen ? null : <Badge tone="info">{source}</Badge>}
    </>
  );
}

interface AnswerProps {
  readonly model: CaseDesk;
  readonly open: OpenedCase;
}
