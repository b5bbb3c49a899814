import { Alert, Button, Hidden, List, Text } from '#ui';
import type { TableParts } from './table-grid.tsx';

/** What is missing, said twice or unclear in a saved table, each missing case with its button. */
export function Findings({ editor, table }: Omit<TableParts, 'decision'>) {
  const { words, findings, view } = editor;
  const { found } = words;
  const own = findings.get(table.id);
  if (!own) return <Alert tone="danger" title={words.state.unread} />;
  const empty = table.rows.flatMap((row, index) => (row.results.some((text) => text === '') ? [index + 1] : []));
  const notes = [
    ...empty.map((row) => found.empty(row)),
    ...own.overlaps.map(({ rows, words: at }) => found.overlap(rows.join(found.and), at[view.language])),
    ...own.hidden.map((row) => found.hidden(row)),
    ...own.unclear.map(({ row, input }) => found.unclear(row, input)),
  ];
  if (notes.length + own.gaps.length === 0)
    return (
      <Alert
        tone={own.isComplete === null ? 'warning' : 'success'}
        title={own.isComplete === null ? found.notSure : found.whole}
      />
    );
  return (
    <Alert tone="warning" title={found.title}>
      <Text>{found.saved}</Text>
      {notes.length > 0 ? <List items={notes} /> : null}
      {own.gaps.length > 0 ? (
        <List
          items={own.gaps.slice(0, mostGaps).map((gap, index) => (
            <>
              {found.gap(gap.words[view.language])}{' '}
              {view.mayEdit ? (
                <Button small variant="secondary" name="tun" value={`luecke:${index}`}>
                  {found.addRow}
                  <Hidden>: {gap.words[view.language]}</Hidden>
                </Button>
              ) : null}
            </>
          ))}
        />
      ) : null}
    </Alert>
  );
}

const mostGaps = 10;
