import { Badge, DenseTable, Link, Section, Text } from '#ui';
import { readingOf } from '../../domain/edit/texts/hints.ts';
import { missingIn, type TextEntry, textEntries, wordsAt } from '../../domain/edit/texts/text-entries.ts';
import { textWords } from '../../texts/text-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml } from './studio-frame.tsx';

/** Every text of a service, by where people meet it, with what is missing in a language and what is hard to read. */
export function textListPage({ view, allowed }: TextListProps): string {
  const words = textWords[view.language];
  const entries = textEntries(view.copy.files);
  return copyPageHtml(view, {
    children: (
      <>
        <Text>{words.intro}</Text>
        {groups.map((group) => {
          const own = entries.filter((entry) => entry.group === group);
          return own.length === 0 ? null : (
            <Section key={group} title={words.groups[group]} id={group}>
              <Entries view={view} caption={words.groups[group]} entries={own} allowed={allowed} />
            </Section>
          );
        })}
      </>
    ),
  });
}

function Entries({ view, caption, entries, allowed }: EntriesProps) {
  const { copy, paths, language } = view;
  const words = textWords[language];
  return (
    <DenseTable
      caption={caption}
      hideCaption
      columns={(['name', 'text', 'state'] as const).map((key) => ({ key, label: words.columns[key] }))}
      rows={entries.map((entry) => ({
        id: entry.slug,
        cells: {
          name: (
            <Link href={paths.part(copy.id, 'texts', `/${encodeURIComponent(entry.slug)}`)}>
              {words.entry(entry.group, entry.id)}
            </Link>
          ),
          text: firstWords(view, entry),
          state: <State view={view} entry={entry} allowed={allowed} />,
        },
      }))}
    />
  );
}

function State({ view, entry, allowed }: Omit<EntriesProps, 'entries' | 'caption'> & { readonly entry: TextEntry }) {
  const words = textWords[view.language];
  const { files } = view.copy;
  if (entry.isUnused) return <Badge tone="warning">{words.unused}</Badge>;
  const missing = (['de', 'en'] as const).filter((language) => missingIn(files, language, entry) > 0);
  if (missing.length > 0)
    return <Badge tone="danger">{words.missing(missing.map((one) => words.languages[one]))}</Badge>;
  const isHard = (['de', 'en'] as const).some((language) =>
    entry.fields.some(
      (field) =>
        field.path[0] !== 'search' &&
        readingOf(wordsAt(files, language, field), language, allowed).findings.some(({ level }) => level === 'error'),
    ),
  );
  return <Badge tone={isHard ? 'danger' : 'success'}>{isHard ? words.hard : words.fine}</Badge>;
}

function firstWords({ copy, language }: CopyView, entry: TextEntry): string {
  const [first] = entry.fields.map((field) => wordsAt(copy.files, language, field)).filter(Boolean);
  const text = first ?? '–';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

const groups = ['general', 'pages', 'questions', 'repeats', 'exits', 'steps', 'tasks'] as const;

interface TextListProps {
  readonly view: CopyView;
  readonly allowed: ReadonlySet<string>;
}
interface EntriesProps extends TextListProps {
  readonly caption: string;
  readonly entries: readonly TextEntry[];
}
