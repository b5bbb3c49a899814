import type { Glyph } from '../engine/read-glyphs.ts';

/** The characters that stay, as words with their place, direction and length, in the order of the page; notes stand before the character that they are for. */
export function textRuns(
  glyphs: readonly Glyph[],
  stays: readonly boolean[],
  notes: ReadonlyMap<number, TextRun>,
): TextLine[] {
  const lines: TextRun[][] = [[]];
  let word: Glyph[] = [];
  const endWord = (): void => {
    if (word.length > 0) lines.at(-1)!.push(runOf(word));
    word = [];
  };
  glyphs.forEach((glyph, index) => {
    const note = notes.get(index);
    if (note) {
      endWord();
      lines.at(-1)!.push(note);
    }
    if (glyph.char === '\n') {
      endWord();
      lines.push([]);
    } else if (!stays[index] || glyph.char.trim() === '') endWord();
    else {
      const last = word.at(-1);
      if (last && !(goesOn(last, glyph) && Math.abs(last.direction - glyph.direction) < 0.1)) endWord();
      word.push(glyph);
    }
  });
  endWord();
  return lines.filter((runs) => runs.length > 0);
}

function runOf(word: readonly Glyph[]): TextRun {
  const [first, last] = [word[0]!, word.at(-1)!];
  const [dx, dy] = [last.origin[0] - first.origin[0], last.origin[1] - first.origin[1]];
  const { direction } = first;
  const isUpright = Math.abs(Math.cos(direction)) > 0.7;
  const end = isUpright ? last.cell[2] : last.cell[3];
  return {
    text: word.map(({ char }) => char).join(''),
    x: first.origin[0],
    y: first.origin[1],
    direction,
    length: Math.hypot(dx, dy) + end,
    size: Math.max(1, isUpright ? first.cell[3] : first.cell[2]),
  };
}

/** The next character stands close by; otherwise it belongs to another word, whatever the file says. */
function goesOn({ cell: a }: Glyph, { cell: b }: Glyph): boolean {
  const room = Math.max(a[3], a[2], b[3], b[2]) * 0.5;
  return (
    b[0] <= a[0] + a[2] + room && b[0] + b[2] >= a[0] - room && b[1] <= a[1] + a[3] + room && b[1] + b[3] >= a[1] - room
  );
}

export type TextLine = readonly TextRun[];

/** In points from the upper left corner; `direction` in radians, clockwise; x and y are where the first letter stands on its line. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly direction: number;
  readonly length: number;
  readonly size: number;
}
