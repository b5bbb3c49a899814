import { legalDay } from '#kernel/clock';
import { html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { inputsOf, readFeelValue, type TriedDecision, tryDecision } from '#processes';
import type { FormError } from '#ui';
import { type DecisionView, decisionOf, rulesFile } from '../domain/edit/table/table-view.ts';
import { exampleAnswers } from '../use-cases/example-answers.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { tryPage } from './pages/table-try-page.tsx';
import { copyPage, type StudioHttp, viewOf } from './studio-http.ts';
import { copyPath } from './studio-paths.ts';
import { openTables, type TableEditor } from './table-editor.ts';

/** A decision tried out with values; nothing of it is kept. */
export const tryRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'tables', '/tabellen/:decision/proben', (view, request) => {
    const editor = openTables(view);
    const own = editor && decisionOf(editor.rules, request.params['decision'] ?? '');
    return editor && own ? html(showTrial(parts, editor, own, request)) : notFound;
  }),
  {
    method: 'POST',
    path: copyPath('/tabellen/:decision/proben'),
    permission: 'service-draft:read',
    body: 'form',
    maxBody: 256_000,
    page: copyPath('/tabellen/:decision/proben'),
    async handle(request): Promise<Reply> {
      const view = await viewOf(parts, http, request, 'tables');
      const editor = view && openTables(view);
      const own = editor && decisionOf(editor.rules, request.params['decision'] ?? '');
      return editor && own ? decideOnce(parts, editor, own, request) : notFound;
    },
  },
];

function showTrial(parts: StudioParts, editor: TableEditor, own: DecisionView, { query }: Request): string {
  const examples = exampleAnswers(editor.view.copy);
  const chosen = examples.find(({ id }) => id === query.get('beispiel'));
  const today = chosen?.on ?? legalDay(parts.clock.now()).toString();
  const values = Object.fromEntries(
    asked(editor, own).map(({ name, type }) => [`w-${name}`, written({ today, ...chosen?.answers }[name], type)]),
  );
  return tryPage(editor, own, { inputs: asked(editor, own), values, examples, chosen: chosen?.id ?? '' });
}

function decideOnce(parts: StudioParts, editor: TableEditor, own: DecisionView, { form }: Request): Reply {
  const errors: FormError[] = [];
  const values: Record<string, unknown> = { fees: feesToday(parts) };
  for (const { name, type } of asked(editor, own)) {
    const read = readValue(form.get(`w-${name}`).trim(), type);
    if (read.error) errors.push({ field: `w-${name}`, message: editor.words.tryIt[read.error] });
    values[name] = read.value;
  }
  const typed = Object.fromEntries([...form.entries()]);
  const about = { inputs: asked(editor, own), values: typed, examples: exampleAnswers(editor.view.copy), chosen: '' };
  if (errors.length > 0) return html(tryPage(editor, own, { ...about, errors }), 422);
  const tried: TriedDecision = tryDecision(editor.view.copy, own.name, values);
  return html(tryPage(editor, own, { ...about, tried }));
}

/** The inputs a person fills in: the fees are those of today. */
const asked = ({ view }: TableEditor, own: DecisionView) =>
  inputsOf(view.copy.files[rulesFile] ?? '', own.id).filter(({ name }) => name !== 'fees');

function feesToday({ catalogue, clock }: StudioParts): unknown {
  const fees = catalogue.feesOn(legalDay(clock.now()));
  return fees.ok ? fees.value : {};
}

function readValue(
  text: string,
  type: string,
): { readonly value: unknown; readonly error?: 'number' | 'date' | 'wrongFormula' } {
  if (text === '') return { value: null };
  switch (type) {
    case 'boolean':
      return { value: text === 'true' ? true : text === 'false' ? false : null };
    case 'number': {
      const plain = text.replace(',', '.');
      return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain) ? { value: Number(plain) } : { value: null, error: 'number' };
    }
    case 'date':
      return isDay(text) ? { value: text } : { value: null, error: 'date' };
    case 'string':
      return { value: text };
    default: {
      const { value, problem } = readFeelValue(text);
      return problem ? { value: null, error: 'wrongFormula' } : { value };
    }
  }
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** A known value as a person would have typed it. */
function written(value: unknown, type: string): string {
  if (value === undefined || value === null) return '';
  return type === 'Any' || typeof value === 'object' ? JSON.stringify(value) : String(value);
}
