import { DenseTable, Section, Text } from '#ui';
import { partNames } from '../../domain/copy/copy.ts';
import type { Difference } from '../../domain/diff/differences.ts';
import { placeWords } from '../../texts/places.ts';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml } from './studio-frame.tsx';

/** What differs from the published service, in words, part by part. */
export function differencesPage({ view, edition, differences }: DifferencesProps): string {
  const { words } = view;
  const parts = partNames.filter((part) => differences?.some((one) => one.part === part));
  return copyPageHtml(view, {
    children: (
      <>
        <Text>{edition === null ? words.differences.isNew : words.differences.against(edition)}</Text>
        {differences && parts.length === 0 ? <Text>{words.differences.none}</Text> : null}
        {parts.map((part) => (
          <Section key={part} title={words.part[part]} id={part}>
            <Table view={view} caption={words.part[part]} all={differences?.filter((one) => one.part === part) ?? []} />
          </Section>
        ))}
      </>
    ),
  });
}

function Table({ view, caption, all }: TableProps) {
  const { words, language } = view;
  const shown = all.slice(0, most);
  return (
    <>
      {all.length > most ? <Text muted>{words.differences.many(most, all.length)}</Text> : null}
      <DenseTable
        caption={caption}
        hideCaption
        columns={(['place', 'kind', 'before', 'after'] as const).map((key) => ({
          key,
          label: words.differences.columns[key],
        }))}
        rows={shown.map((one, index) => ({
          id: String(index),
          cells: {
            place: `${one.file}: ${placeWords(one.path, language) || words.differences.whole}`,
            kind: words.differences.kinds[one.kind],
            before: cut(one.before),
            after: cut(one.after),
          },
        }))}
      />
    </>
  );
}

const cut = (text: string | null): string =>
  text === null ? '–' : text.length > 400 ? `${text.slice(0, 400)}…` : text;
const most = 200;

interface DifferencesProps {
  readonly view: CopyView;
  readonly edition: number | null;
  /** Null for a service that was never published. */
  readonly differences: readonly Difference[] | null;
}
interface TableProps {
  readonly view: CopyView;
  readonly caption: string;
  readonly all: readonly Difference[];
}
