import { formatDate } from '#kernel/format';
import type { Letter, LetterBlock } from '#platform/pdf';
import { DescriptionList, Heading, InsetText, List, Quote, Table, Text } from '#ui';

/** A letter inside a staff page: recipient, date, subject and blocks, under the headings of the page around it. */
export function LetterSheet({ letter }: { readonly letter: Letter }) {
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
      <Heading level={4}>{letter.subject}</Heading>
      <Blocks blocks={letter.blocks} caption={letter.subject} />
    </div>
  );
}

/** Blocks of a letter, dense. */
export function Blocks({ blocks, caption }: { readonly blocks: readonly LetterBlock[]; readonly caption: string }) {
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={String(index)} block={block} caption={caption} />
      ))}
    </>
  );
}

function Block({ block, caption }: { readonly block: LetterBlock; readonly caption: string }) {
  switch (block.kind) {
    case 'heading':
      return (
        <Text>
          <strong>{block.text}</strong>
        </Text>
      );
    case 'paragraph':
      return <Text>{block.text}</Text>;
    case 'quote':
      return (
        <Quote lang={block.language} note={block.note}>
          {block.text}
        </Quote>
      );
    case 'list':
      return <List items={block.items} />;
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
