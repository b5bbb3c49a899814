/**
 * Values as the text of a PostgreSQL array; null for those that the client has to write itself. Much cheaper than its way, which looks at each
 * value anew.
 */
export function arrayText(values: readonly unknown[]): string | null {
  let text = '{';
  for (const [index, value] of values.entries()) {
    const element = elementText(value);
    if (element === null) return null;
    text += index === 0 ? element : `,${element}`;
  }
  return `${text}}`;
}

function elementText(value: unknown): string | null {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return special.test(value) ? `"${value.replace(specials, '\\$&')}"` : `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

const special = /["\\]/;
const specials = /["\\]/g;
