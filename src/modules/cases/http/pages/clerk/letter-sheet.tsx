import { formatDate } from '#kernel/format';
import type { Letter, LetterBlock } from '#platform/pdf';
import { DescriptionList, Heading, InsetText, List, Quote, Table, Text } from '#ui';
import { markSentences } from '../../../domain/plain-check.ts';

/** A letter inside a staff page: recipient, date, subject and blocks, under the headings of the page around it. */
export function LetterSheet({
  letter,
  tooLong = [],
}: {
  readonly letter: Letter;
  readonly tooLong?: readonly string[];
}) {
  return (
    <div class="city-flow" lang={letter.language}>
      {letter.mark ? (
        <Text>
          <strong>{letter.mark}</strong>
        </Text>
      ) : null}
      <Text size="small" muted>
        {letter.recipient.join(', ')} · {letter.place},{' '}
        {formatDate(Temporal.PlainDate.from(letter.date), letter.language)}
      </Text>
      <Heading level={3} size="s">
        {letter.subject}
      </Heading>
      <Blocks blocks={letter.blocks} caption={letter.subject} tooLong={tooLong} />
    </div>
  );
}

/** Blocks of a letter, dense. */
export function Blocks({ blocks, caption, tooLong = [] }: BlocksProps) {
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={String(index)} block={block} caption={caption} tooLong={tooLong} />
      ))}
    </>
  );
}

function Block({ block, caption, tooLong }: Omit<BlocksProps, 'blocks'> & { readonly block: LetterBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <Text>
          <strong>{block.text}</strong>
        </Text>
      );
    case 'paragraph':
      return (
        <Text>
          <Marked text={block.text} tooLong={tooLong ?? []} />
        </Text>
      );
    case 'quote':
      return (
        <Quote lang={block.language} note={block.note}>
          {block.text}
        </Quote>
      );
    case 'list':
      return <List items={block.items.map((item) => <Marked key={item} text={item} tooLong={tooLong ?? []} />)} />;
    case 'facts':
      return <DescriptionList dense items={block.rows.map(({ label, value }) => ({ term: label, value }))} />;
    case 'table':
      return (
        <Table
          caption={caption}
          hideCaption
          columns={block.head.map((label, index) => ({ key: String(index), label }))}
          rows={block.rows.map((cells, row) => ({
            id: String(row),
            cells: Object.fromEntries(cells.map((cell, index) => [String(index), cell])),
          }))}
        />
      );
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

/** Words with the sentences that are too long marked, for eyes and for screen readers. */
function Marked({ text, tooLong }: { readonly text: string; readonly tooLong: readonly string[] }) {
  return (
    <>
      {markSentences(text, tooLong).map((piece, index) =>
        piece.isMarked ? <mark key={String(index)}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}

interface BlocksProps {
  readonly blocks: readonly LetterBlock[];
  readonly caption: string;
  /** Sentences to mark. */
  readonly tooLong?: readonly string[];
}
