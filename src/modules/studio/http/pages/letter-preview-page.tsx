import type { ExampleRun } from '#cases';
import { formatDate } from '#kernel/format';
import type { Letter, LetterBlock } from '#platform/pdf';
import { DescriptionList, Heading, InsetText, Link, List, Quote, Table, Text } from '#ui';
import { letterWords } from '../../texts/letter-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml } from './studio-frame.tsx';

/** A letter as an example writes it, and the way to its PDF. */
export function letterPreviewPage({ view, name, run, letter }: LetterPreviewProps): string {
  const { paths, copy, language } = view;
  const words = letterWords[language];
  const own = `${paths.part(copy.id, 'letters', `/${name}/ansehen`)}?beispiel=${encodeURIComponent(run.id)}`;
  const other = letter.language === 'de' ? 'en' : 'de';
  return copyPageHtml(view, {
    title: words.previewOf(name, words.languages[letter.language]),
    back: { href: paths.part(copy.id, 'letters', `/${name}`), label: words.letter(name) },
    children: (
      <>
        <Text muted>{words.example(run.title)}</Text>
        <Text>
          <Link href={`${own}&text=${letter.language}&als=pdf`} plain download>
            {words.pdf}
          </Link>
        </Text>
        <Text>
          <Link href={`${own}&text=${other}`} plain>
            {words.inOther(words.languages[other])}
          </Link>
        </Text>
        <div class="city-flow" lang={letter.language}>
          {letter.mark ? (
            <Text>
              <strong>{letter.mark}</strong>
            </Text>
          ) : null}
          <Text>{[letter.sender.authority, letter.sender.office].join(', ')}</Text>
          <Text>{letter.recipient.join(', ')}</Text>
          <Text>
            {letter.place}, {formatDate(Temporal.PlainDate.from(letter.date), letter.language)}
          </Text>
          {letter.reference.length > 0 ? (
            <DescriptionList dense items={letter.reference.map(({ label, value }) => ({ term: label, value }))} />
          ) : null}
          <Heading level={2}>{letter.subject || '–'}</Heading>
          {letter.blocks.map((block, index) => (
            <Block key={String(index)} block={block} caption={letter.subject} />
          ))}
        </div>
      </>
    ),
  });
}

function Block({ block, caption }: { readonly block: LetterBlock; readonly caption: string }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={3}>{block.text || '–'}</Heading>;
    case 'paragraph':
      return <Text>{block.text}</Text>;
    case 'quote':
      return (
        <Quote lang={block.language} note={block.note}>
          {block.text}
        </Quote>
      );
    case 'list':
      return block.items.length > 0 ? <List items={block.items} /> : null;
    case 'facts':
      return block.rows.length > 0 ? (
        <DescriptionList dense items={block.rows.map(({ label, value }) => ({ term: label, value }))} />
      ) : null;
    case 'table':
      return block.head.length > 0 ? (
        <Table
          caption={caption}
          hideCaption
          columns={block.head.map((label, index) => ({ key: String(index), label }))}
          rows={block.rows.map((cells, row) => ({
            id: String(row),
            cells: Object.fromEntries(cells.map((cell, index) => [String(index), cell])),
          }))}
        />
      ) : null;
    case 'legal':
      return (
        <InsetText>
          <Text>
            <strong>{block.heading}</strong>
          </Text>
          <Text>{block.text}</Text>
        </InsetText>
      );
    case 'qr':
      return <Text muted>{block.caption}</Text>;
  }
}

interface LetterPreviewProps {
  readonly view: CopyView;
  readonly name: string;
  readonly run: ExampleRun;
  readonly letter: Letter;
}
