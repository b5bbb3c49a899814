/**
 * The smallest and the largest value that each wanted unknown can have when all are at least zero and every equation holds: what
 * somebody can conclude who knows the equations (linear programming). Exact: integer pivoting after Edmonds and Bareiss. Null when
 * the equations contradict each other, or when numbers would become too large to stay exact.
 */
export function rangesOf(
  count: number,
  equations: readonly Equation[],
  wanted: readonly number[],
): readonly Range[] | null {
  try {
    const start = feasibleStart(count, equations);
    if (!start) return null;
    return wanted.map((unknown) => {
      const low = optimum(copyOf(start), unknown, -1);
      return { low, high: optimum(copyOf(start), unknown, 1) };
    });
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** Phase one: rows begin with a helper of their own each, which has to go. */
function feasibleStart(count: number, equations: readonly Equation[]): Tableau | null {
  const rows = equations.map(({ terms, value }) => {
    const row = new Array<number>(count + 1).fill(0);
    for (const [unknown, factor] of terms) row[unknown] = (row[unknown] ?? 0) + factor;
    row[count] = value;
    return value < 0 ? row.map((one) => -one) : row;
  });
  const goal = new Array<number>(count + 1).fill(0);
  for (const row of rows) for (let at = 0; at <= count; at += 1) goal[at] = goal[at]! + row[at]!;
  const tableau: Tableau = { rows, basis: rows.map(() => -1), denominator: 1, width: count };
  run(tableau, goal);
  if (goal[count] !== 0) return null;
  dropHelpers(tableau);
  return tableau;
}

/** A helper that stays at zero gives its place to any unknown of its row; a row without any says nothing new. */
function dropHelpers(tableau: Tableau): void {
  for (let at = tableau.rows.length - 1; at >= 0; at -= 1) {
    if (tableau.basis[at] !== -1) continue;
    const row = tableau.rows[at]!;
    const column = row.findIndex((one, index) => index < tableau.width && one !== 0);
    if (column === -1) {
      tableau.rows.splice(at, 1);
      tableau.basis.splice(at, 1);
      continue;
    }
    if (row[column]! < 0) for (let index = 0; index <= tableau.width; index += 1) row[index] = -row[index]!;
    pivot(tableau, [], at, column);
  }
}

/** Phase two: the largest value of an unknown (direction 1), or the smallest (-1); adding zero makes minus zero zero. */
function optimum(tableau: Tableau, unknown: number, direction: 1 | -1): number {
  const { width, basis, rows, denominator } = tableau;
  const basic = basis.indexOf(unknown);
  const goal = new Array<number>(width + 1).fill(0);
  if (basic === -1) goal[unknown] = direction * denominator;
  else for (let at = 0; at < width; at += 1) goal[at] = at === unknown ? 0 : -direction * rows[basic]![at]!;
  if (!run(tableau, goal)) return Number.POSITIVE_INFINITY;
  const place = tableau.basis.indexOf(unknown);
  return place === -1 ? 0 : tableau.rows[place]![width]! / tableau.denominator + 0;
}

/** Pivots until the goal cannot grow, by Bland's rule, which never turns in circles; false when it grows without end. */
function run(tableau: Tableau, goal: number[]): boolean {
  for (;;) {
    const column = goal.findIndex((one, index) => index < tableau.width && one > 0);
    if (column === -1) return true;
    const row = leavingRow(tableau, column);
    if (row === -1) return false;
    pivot(tableau, goal, row, column);
  }
}

function leavingRow({ rows, basis, width }: Tableau, column: number): number {
  let best = -1;
  for (const [at, row] of rows.entries()) {
    if (row[column]! <= 0) continue;
    if (best === -1) {
      best = at;
      continue;
    }
    const other = rows[best]!;
    const difference = exact(row[width]! * other[column]!) - exact(other[width]! * row[column]!);
    if (difference < 0 || (difference === 0 && basis[at]! < basis[best]!)) best = at;
  }
  return best;
}

function pivot(tableau: Tableau, goal: number[], row: number, column: number): void {
  const { rows, width, denominator } = tableau;
  const chosen = rows[row]!;
  const by = chosen[column]!;
  const clear = (other: number[]): void => {
    const factor = other[column]!;
    for (let at = 0; at <= width; at += 1)
      other[at] = exact(exact(other[at]! * by) - exact(factor * chosen[at]!)) / denominator;
  };
  for (const [at, other] of rows.entries()) if (at !== row) clear(other);
  if (goal.length > 0) clear(goal);
  tableau.basis[row] = column;
  tableau.denominator = by;
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('beyond exact numbers');
  return value;
}

const copyOf = (tableau: Tableau): Tableau => ({
  ...tableau,
  rows: tableau.rows.map((row) => [...row]),
  basis: [...tableau.basis],
});

/** The sum of terms (unknown times factor) is the value; whole numbers only. */
export interface Equation {
  readonly terms: readonly (readonly [unknown: number, factor: number])[];
  readonly value: number;
}
export interface Range {
  readonly low: number;
  /** Infinity when nothing limits it. */
  readonly high: number;
}
interface Tableau {
  /** Whole numbers over one denominator, the value last. */
  readonly rows: number[][];
  /** The unknown that each row gives; -1 for a helper. */
  readonly basis: number[];
  denominator: number;
  readonly width: number;
}
