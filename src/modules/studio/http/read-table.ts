import type { FormBody } from '#platform/http';
import { cellProblem } from '#processes';
import type { FormError } from '#ui';
import type { TableChange } from '../domain/edit/table/edit-table.ts';
import type { TableView } from '../domain/edit/table/table-view.ts';
import type { TableEditor } from './table-editor.ts';

/** What stands in the fields of a grid, with every cell that is no FEEL; `ja` and `nein` count as true and false. */
export function readTable(editor: TableEditor, form: FormBody, table: TableView): ReadTable {
  const errors: FormError[] = [];
  const text = (name: string): string => form.get(name).replaceAll('\r\n', '\n').trim();
  const cell = (name: string, kind: 'test' | 'result'): string => {
    const typed = asBoolean(text(name));
    const own = kind === 'test' && typed === '' ? '-' : typed;
    const problem = own === '' ? null : cellProblem(own, kind);
    if (problem) errors.push({ field: name, message: problem[editor.view.language] });
    return own;
  };
  const rows = table.rows.map((row, at) => ({
    tests: row.tests.map((_, index) => cell(`t-${at}-${index}`, 'test')),
    results: row.results.map((_, index) => cell(`r-${at}-${index}`, 'result')),
    note: text(`n-${at}`),
  }));
  const allowed = (name: string): string => (text(name) === '' ? '' : cell(name, 'test'));
  const inputs = table.inputs.map((_, index) => {
    const expression = cell(`i-${index}-formel`, 'result');
    if (expression === '')
      errors.push({ field: `i-${index}-formel`, message: editor.words.errors['expression-missing'] });
    return {
      expression,
      label: text(`i-${index}-label`),
      type: text(`i-${index}-art`),
      allowed: allowed(`i-${index}-werte`),
    };
  });
  const outputs = table.outputs.map((_, index) => {
    const name = text(`o-${index}-name`);
    const isWrong = name === '' ? table.outputs.length > 1 : !/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name);
    if (isWrong) errors.push({ field: `o-${index}-name`, message: editor.words.errors['name-wrong'] });
    return {
      name,
      type: text(`o-${index}-art`),
      allowed: allowed(`o-${index}-werte`),
      otherwise: cell(`o-${index}-sonst`, 'result'),
    };
  });
  const hitPolicy = text('regel') in editor.words.policy.choices ? text('regel') : table.hitPolicy;
  const aggregation = form.has('summe') ? text('summe') : table.aggregation;
  return { change: { hitPolicy, aggregation, inputs, outputs, rows }, errors };
}

/** Why a formula cannot be read, in words. */
export const formulaFault = ({ view }: TableEditor, text: string): string | null =>
  cellProblem(text, 'result')?.[view.language] ?? null;

const asBoolean = (text: string): string =>
  /^(ja|yes)$/i.test(text) ? 'true' : /^(nein|no)$/i.test(text) ? 'false' : text;

interface ReadTable {
  readonly change: TableChange;
  readonly errors: readonly FormError[];
}
