import { html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { namesRead } from '#processes';
import type { FormError } from '#ui';
import type { Files } from '../domain/copy/copy.ts';
import { inTurn } from '../domain/edit/form/files.ts';
import { addDecision, removeDecision, setFormulas } from '../domain/edit/table/edit-decisions.ts';
import {
  addInput,
  addOutput,
  addRow,
  moveRow,
  removeInput,
  removeOutput,
  removeRow,
  setTable,
} from '../domain/edit/table/edit-table.ts';
import { type DecisionView, decisionOf, type TableView } from '../domain/edit/table/table-view.ts';
import { type TableEditorWords, tableEditorWords } from '../texts/table-editor.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { type TableListAbout, tableBrokenPage, tableListPage } from './pages/table-list-page.tsx';
import { type TableAbout, tablePage } from './pages/table-page.tsx';
import { tableRemovePage } from './pages/table-remove-page.tsx';
import { formulaFault, readTable } from './read-table.ts';
import { type CopyView, copyForm, copyPage, type Refusal, type StudioHttp, saveAndReply } from './studio-http.ts';
import { openTables, type TableEditor } from './table-editor.ts';
import { tryRoutes } from './try-routes.ts';

/** The decision tables of a working copy: edited as grids, checked while they are, and tried out with values. */
export const tableRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => {
  const page = (rest: string, show: (editor: TableEditor, request: Request) => Reply): Route =>
    copyPage(parts, http, 'tables', `/tabellen${rest}`, (view, request) =>
      withTables(view, (editor) => show(editor, request)),
    );
  const form = (
    rest: string,
    on: string,
    act: (editor: TableEditor, request: Request) => Promise<Reply> | Reply,
  ): Route =>
    copyForm(parts, http, 'tables', `/tabellen${rest}`, `/tabellen${on}`, (view, request) =>
      withTables(view, (editor) => act(editor, request)),
    );
  const on =
    (act: (editor: TableEditor, request: Request, own: DecisionView) => Promise<Reply> | Reply) =>
    (editor: TableEditor, request: Request): Promise<Reply> | Reply => {
      const own = decisionOf(editor.rules, request.params['decision'] ?? '');
      return own ? act(editor, request, own) : notFound;
    };
  return [
    page('', (editor) => html(tableListPage(editor))),
    form('/neu', '', (editor, request) => newDecision(parts, editor, request)),
    page('/:decision', (editor, { params }) => {
      const own = decisionOf(editor.rules, params['decision'] ?? '');
      return own ? html(tablePage(editor, own)) : notFound;
    }),
    form(
      '/:decision/tabelle',
      '/:decision',
      on((editor, request, own) => changeTable(parts, editor, request, own)),
    ),
    form(
      '/:decision/spalte',
      '/:decision',
      on((editor, request, own) => newInput(parts, editor, request, own)),
    ),
    form(
      '/:decision/ergebnis',
      '/:decision',
      on((editor, request, own) => newOutput(parts, editor, request, own)),
    ),
    form(
      '/:decision/formeln',
      '/:decision',
      on((editor, request, own) => changeFormulas(parts, editor, request, own)),
    ),
    page('/:decision/entfernen', (editor, { params }) => {
      const own = decisionOf(editor.rules, params['decision'] ?? '');
      return own ? html(tableRemovePage(editor, own)) : notFound;
    }),
    form(
      '/:decision/entfernen',
      '/:decision/entfernen',
      on((editor, request, own) => drop(parts, editor, request, own)),
    ),
    ...tryRoutes(parts, http),
  ];
};

const withTables = (view: CopyView, show: (editor: TableEditor) => Promise<Reply> | Reply): Promise<Reply> | Reply => {
  const editor = openTables(view);
  return editor ? show(editor) : html(tableBrokenPage(view, tableEditorWords[view.language].broken));
};

function newDecision(parts: StudioParts, editor: TableEditor, request: Request): Promise<Reply> | Reply {
  const { form } = request;
  const { words, view } = editor;
  const answer = editor.answers.find(({ name }) => name === form.get('antwort'));
  const order = { name: form.get('name').trim(), service: view.copy.service, output: form.get('ergebnis').trim() };
  const errors: FormError[] = [];
  if (!/^[A-Za-z]\w*$/.test(order.name)) errors.push({ field: 'name', message: words.errors['name-wrong'] });
  if (!answer) errors.push({ field: 'antwort', message: words.errors['expression-missing'] });
  if (!/^[A-Za-z]\w*$/.test(order.output)) errors.push({ field: 'ergebnis', message: words.errors['name-wrong'] });
  const show = (own: TableEditor, found: readonly FormError[]): string =>
    tableListPage(own, { typed: form, errors: found } satisfies TableListAbout);
  if (!answer || errors.length > 0) return html(show(editor, errors), 422);
  return save(parts, editor, request, {
    edit: (files) =>
      addDecision(files, {
        ...order,
        label: answer.label,
        expression: answer.name,
        type: plainType(answer.type),
        reads: [answer],
      }),
    what: (text) => text.what.added(order.name),
    to: tablesPath(editor),
    field: 'name',
    show,
  });
}

/** Saves what stands in the grid, and then does what the pressed button says. */
function changeTable(
  parts: StudioParts,
  editor: TableEditor,
  request: Request,
  own: DecisionView,
): Promise<Reply> | Reply {
  const { form } = request;
  const table = own.tables.find(({ id }) => id === form.get('tabelle'));
  if (!table) return notFound;
  const { change, errors } = readTable(editor, form, table);
  const about = { table: table.id, typed: form };
  if (errors.length > 0) return html(tablePage(editor, own, { ...about, errors }), 422);
  const act = actOf(editor, form.get('tun'), table);
  return save(parts, editor, request, {
    edit: (files) => inTurn<string>(files, (at) => setTable(at, table.id, change), ...(act ? [act] : [])),
    what: (text) => text.what.table(own.name),
    to: tablesPath(editor, own),
    show: (again, found) => decisionAgain(again, own, { ...about, errors: found }),
  });
}

function actOf(
  { findings }: TableEditor,
  act: string,
  { id }: TableView,
): ((files: Files) => ReturnType<typeof addRow>) | null {
  const [what, at] = act.split(':');
  const index = Number(at ?? 0);
  if (!Number.isSafeInteger(index) || index < 0) return null;
  switch (what) {
    case 'zeile':
      return (files) => addRow(files, id, {});
    case 'darunter':
      return (files) => addRow(files, id, { after: index });
    case 'weg':
      return (files) => removeRow(files, id, index);
    case 'hoch':
      return (files) => moveRow(files, id, index, -1);
    case 'runter':
      return (files) => moveRow(files, id, index, 1);
    case 'wennweg':
      return (files) => removeInput(files, id, index);
    case 'dannweg':
      return (files) => removeOutput(files, id, index);
    case 'luecke': {
      const gap = findings.get(id)?.gaps[index];
      return gap ? (files) => addRow(files, id, { tests: gap.tests }) : null;
    }
    default:
      return null;
  }
}

function newInput(
  parts: StudioParts,
  editor: TableEditor,
  request: Request,
  own: DecisionView,
): Promise<Reply> | Reply {
  const { form } = request;
  const table = own.tables.find(({ id }) => id === form.get('tabelle'));
  if (!table) return notFound;
  const chosen = form.get('antwort');
  const expression = form.get('formel').trim() || chosen;
  const answer = editor.answers.find(({ name }) => name === expression);
  const label = form.get('label').trim() || answer?.label || expression;
  const fault = expression === '' ? editor.words.errors['expression-missing'] : formulaFault(editor, expression);
  if (fault)
    return html(
      tablePage(editor, own, { table: table.id, errors: [{ field: `${table.id}-formel`, message: fault }] }),
      422,
    );
  const read = new Set(namesRead(expression));
  const reads = editor.answers.filter(({ name }) => read.has(name));
  return save(parts, editor, request, {
    edit: (files) =>
      addInput(files, table.id, { label, expression, type: answer ? plainType(answer.type) : '', reads }),
    what: (text) => text.what.column(own.name),
    to: tablesPath(editor, own),
    show: (again, errors) => decisionAgain(again, own, { table: table.id, errors }),
  });
}

function newOutput(
  parts: StudioParts,
  editor: TableEditor,
  request: Request,
  own: DecisionView,
): Promise<Reply> | Reply {
  const { form } = request;
  const table = own.tables.find(({ id }) => id === form.get('tabelle'));
  if (!table) return notFound;
  const name = form.get('name').trim();
  if (!/^[A-Za-z]\w*$/.test(name)) {
    const message = editor.words.errors['name-wrong'];
    return html(tablePage(editor, own, { table: table.id, errors: [{ field: `${table.id}-name`, message }] }), 422);
  }
  return save(parts, editor, request, {
    edit: (files) => addOutput(files, table.id, { name, type: '' }),
    what: (text) => text.what.column(own.name),
    to: tablesPath(editor, own),
    show: (again, errors) => decisionAgain(again, own, { table: table.id, errors }),
  });
}

function changeFormulas(
  parts: StudioParts,
  editor: TableEditor,
  request: Request,
  own: DecisionView,
): Promise<Reply> | Reply {
  const { form } = request;
  const formulas = own.formulas.map((_, index) => form.get(`f-${index}`).replaceAll('\r\n', '\n'));
  const errors = formulas.flatMap((text, index) => {
    const message = text.trim() === '' ? null : formulaFault(editor, text);
    return message ? [{ field: `f-${index}`, message }] : [];
  });
  if (errors.length > 0) return html(tablePage(editor, own, { typed: form, errors }), 422);
  const description = form.get('wozu').replaceAll('\r\n', '\n');
  return save(parts, editor, request, {
    edit: (files) => setFormulas(files, own.id, { description, formulas }),
    what: (text) => text.what.formulas(own.name),
    to: tablesPath(editor, own),
    show: (again, found) => decisionAgain(again, own, { typed: form, errors: found }),
  });
}

const drop = (parts: StudioParts, editor: TableEditor, request: Request, own: DecisionView): Promise<Reply> | Reply =>
  save(parts, editor, request, {
    edit: (files) => removeDecision(files, own.id),
    what: (text) => text.what.removed(own.name),
    to: tablesPath(editor),
    show: (again, errors) => tableRemovePage(again, own, errors),
  });

function save<R extends string>(
  parts: StudioParts,
  editor: TableEditor,
  request: Request,
  order: SaveOrder<R>,
): Promise<Reply> {
  return saveAndReply<R>(parts, editor.view, request, {
    edit: order.edit,
    what: { de: order.what(tableEditorWords.de), en: order.what(tableEditorWords.en) },
    to: `${order.to}?fertig=gespeichert`,
    again: (view, refused) => {
      const own = openTables(view) ?? { ...editor, view };
      return order.show(own, refused ? [{ field: order.field ?? '', message: refusalWords(own, refused) }] : []);
    },
  });
}

function refusalWords({ words, view }: TableEditor, { reason }: Refusal<string>): string {
  if (Object.hasOwn(words.errors, reason)) return words.errors[reason as keyof typeof words.errors];
  return view.words.refusals[reason as keyof typeof view.words.refusals] ?? reason;
}

/** The decision again with what was typed; the list when somebody took it away meanwhile. */
function decisionAgain(editor: TableEditor, own: DecisionView, about: TableAbout): string {
  const found = decisionOf(editor.rules, own.id);
  return found ? tablePage(editor, found, about) : tableListPage(editor, { errors: about.errors ?? [] });
}

const tablesPath = ({ view }: TableEditor, own?: DecisionView): string =>
  view.paths.part(view.copy.id, 'tables', own ? `/${own.id}` : '');

/** Columns over anything carry no type. */
const plainType = (type: string): string => (type === 'Any' ? '' : type);

interface SaveOrder<R extends string> {
  readonly edit: Parameters<typeof saveAndReply<R>>[3]['edit'];
  readonly what: (words: TableEditorWords) => string;
  readonly to: string;
  readonly field?: string;
  readonly show: (editor: TableEditor, errors: readonly FormError[]) => string;
}
