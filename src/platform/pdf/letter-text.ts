import { letterDate } from './letter-words.ts';
import type { Letter, LetterBlock } from './types.ts';

/** Gives the whole letter as plain text, in reading order, with one blank line between its parts. */
export const letterText = (letter: Letter): string => {
  const { sender } = letter;
  const parts = [
    letter.mark ?? '',
    [sender.authority, sender.office, ...sender.address, ...sender.contact].join('\n'),
    letter.recipient.join('\n'),
    letter.reference.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    `${letter.place}, ${letterDate(letter.date, letter.language)}`,
    letter.subject,
    ...letter.blocks.map(blockText),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};

const blockText = (block: LetterBlock): string => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'quote':
      return `“${block.text}”\n\n${block.note}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'table':
      return block.rows
        .map((row) => row.map((cell, index) => `${block.head[index] ?? ''}: ${cell}`).join('\n'))
        .join('\n\n');
    case 'qr':
      return `${block.caption}\n${block.text}`;
    case 'legal':
      return `${block.heading}\n\n${block.text}`;
  }
};
