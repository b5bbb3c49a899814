import { Fragment, Link, SummaryCard } from '#ui';
import type { CitizenCase } from '../../citizen/with-view.ts';

/** The answers as they were sent, with later corrections, grouped; files can be opened by the person themself. */
export function AnswerCards({ opened, level = 3 }: { readonly opened: CitizenCase; readonly level?: 2 | 3 }) {
  const { words, paths, visitor } = opened;
  return (
    <>
      {opened.sections.map((section) => (
        <SummaryCard
          key={section.id}
          title={section.title}
          level={level}
          rows={section.rows.map((row) => ({
            id: `angabe-${row.path.replaceAll('.', '-')}`,
            label: row.label,
            value:
              row.files.length > 0 && !visitor.mandate
                ? row.files.map((file, index) => (
                    <Fragment key={file.id}>
                      {index > 0 ? <br /> : null}
                      <Link href={paths.evidence(file.id)} label={words.answers.file(file.name)}>
                        {file.name}
                      </Link>
                    </Fragment>
                  ))
                : lines(row.lines, words.answers.none),
          }))}
        />
      ))}
    </>
  );
}

const lines = (given: readonly string[], none: string) =>
  given.length === 0
    ? none
    : given.map((line, index) => (
        <Fragment key={String(index)}>
          {index > 0 ? <br /> : null}
          {line}
        </Fragment>
      ));
