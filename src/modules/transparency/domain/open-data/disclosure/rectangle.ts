/**
 * The three further cells that protect one cell of a table with margins at the least cost: with them, an amount can move round
 * the rectangle and every sum stays the same (hypercube method). Only those count that let it move by `width` and up to `width`.
 * Null when none is left.
 */
export function cheapestRectangle(
  values: Values,
  [row, column]: Place,
  hidden: ReadonlySet<string>,
  tried: ReadonlySet<string>,
  width: number,
): Rectangle | null {
  let best: (Rectangle & { cost: number }) | null = null;
  for (let otherRow = 0; otherRow < values.length; otherRow += 1) {
    if (otherRow === row) continue;
    for (let otherColumn = 0; otherColumn < values[0]!.length; otherColumn += 1) {
      if (otherColumn === column) continue;
      const name = [row, column, otherRow, otherColumn].join('/');
      if (tried.has(name) || !moves(values, [row, column], [otherRow, otherColumn], width)) continue;
      const corners: Place[] = [
        [row, otherColumn],
        [otherRow, column],
        [otherRow, otherColumn],
      ];
      const cost = corners.reduce((sum, corner) => sum + costOf(values, corner, hidden), 0);
      if (!best || cost < best.cost) best = { name, corners, cost };
    }
  }
  return best;
}

/** True when the first cell can rise far enough and has room enough in all while the others balance it. */
function moves(values: Values, [row, column]: Place, [otherRow, otherColumn]: Place, width: number): boolean {
  const { alongRow, alongColumn } = directions(values, [row, column], [otherRow, otherColumn]);
  const own = values[row]![column]!;
  const cells = [
    { value: own, up: 1 },
    { value: values[row]![otherColumn]!, up: alongRow },
    { value: values[otherRow]![column]!, up: alongColumn },
    { value: values[otherRow]![otherColumn]!, up: alongRow * alongColumn },
  ];
  if (cells.some(({ value }) => value === 0)) return false;
  const falls = (direction: number): number =>
    Math.min(...cells.filter(({ up }) => up === direction).map(({ value }) => value));
  return falls(-1) + falls(1) >= width && own + falls(-1) >= width;
}

/** Within a sum others fall when one rises; a sum rises with its parts. */
function directions(values: Values, [row, column]: Place, [otherRow, otherColumn]: Place) {
  const lastRow = values.length - 1;
  const lastColumn = values[0]!.length - 1;
  return {
    alongRow: column === lastColumn || otherColumn === lastColumn ? 1 : -1,
    alongColumn: row === lastRow || otherRow === lastRow ? 1 : -1,
  };
}

/** Hiding a sum costs readers more than hiding a cell, hiding the sum of all most. */
function costOf(values: Values, [row, column]: Place, hidden: ReadonlySet<string>): number {
  if (hidden.has(`${row}/${column}`)) return 0;
  const sums = Number(row === values.length - 1) + Number(column === values[0]!.length - 1);
  return values[row]![column]! + 1 + sums * 1_000_000;
}

type Values = readonly (readonly number[])[];
export type Place = readonly [row: number, column: number];
interface Rectangle {
  readonly name: string;
  readonly corners: readonly Place[];
}
