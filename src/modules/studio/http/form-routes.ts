import { html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { renameName } from '#processes';
import type { FormError } from '#ui';
import type { Files } from '../domain/copy/copy.ts';
import {
  addExit,
  addList,
  addPage,
  movePage,
  removeExit,
  removePage,
  setExit,
  setPage,
} from '../domain/edit/form/edit-pages.ts';
import {
  addQuestion,
  moveQuestion,
  moveToPage,
  removeQuestion,
  setQuestion,
} from '../domain/edit/form/edit-questions.ts';
import { type PageView, pageOf, type QuestionView } from '../domain/edit/form/form-view.ts';
import { type RenamedFiles, renamePage, renameQuestion } from '../domain/edit/form/rename.ts';
import { usesOf } from '../domain/edit/form/uses.ts';
import { type FormEditorWords, formEditorWords } from '../texts/form-editor.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { type FormEditor, openEditor, pageName, questionName, Typed } from './form-editor.ts';
import { type FormOverviewAbout, formBrokenPage, formOverviewPage } from './pages/form-overview-page.tsx';
import { type FormPageAbout, formPagePage } from './pages/form-page-page.tsx';
import { type FormQuestionAbout, formQuestionPage } from './pages/form-question-page.tsx';
import { formRemovePage, formRenamePage } from './pages/form-sure-page.tsx';
import { readQuestion } from './read-question.ts';
import { type CopyView, copyForm, copyPage, type Refusal, type StudioHttp, saveAndReply } from './studio-http.ts';

/** The form of a working copy: its pages and questions, put in, moved, changed, renamed and taken away. */
export const formRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => {
  const page = (rest: string, show: (editor: FormEditor, request: Request) => Reply): Route =>
    copyPage(parts, http, 'form', `/formular${rest}`, (view, request) =>
      withEditor(parts, view, (editor) => show(editor, request)),
    );
  const form = (
    rest: string,
    on: string,
    act: (editor: FormEditor, request: Request) => Promise<Reply> | Reply,
  ): Route =>
    copyForm(parts, http, 'form', `/formular${rest}`, `/formular${on}`, (view, request) =>
      withEditor(parts, view, (editor) => act(editor, request)),
    );
  return [
    page('', (editor) => html(formOverviewPage(editor))),
    form('/neue-seite', '', (editor, request) => newPage(parts, editor, request)),
    form('/neue-liste', '', (editor, request) => newList(parts, editor, request)),
    form('/neue-reihe', '', (editor, request) => orderPages(parts, editor, request)),
    page('/:page', (editor, request) => onPage(editor, request, (own) => html(formPagePage(editor, own)))),
    form('/:page', '/:page', (editor, request) =>
      onPage(editor, request, (own) => changePage(parts, editor, request, own)),
    ),
    form('/:page/frage', '/:page', (editor, request) =>
      onPage(editor, request, (own) => newQuestion(parts, editor, request, own)),
    ),
    form('/:page/reihe', '/:page', (editor, request) =>
      onPage(editor, request, (own) => orderQuestions(parts, editor, request, own)),
    ),
    form('/:page/ausgang', '/:page', (editor, request) =>
      onPage(editor, request, (own) => changeExit(parts, editor, request, own)),
    ),
    form('/:page/name', '/:page', (editor, request) =>
      onPage(editor, request, (own) => namePage(parts, editor, request, own)),
    ),
    page('/:page/entfernen', (editor, request) => onPage(editor, request, (own) => html(surePage(editor, own)))),
    form('/:page/entfernen', '/:page/entfernen', (editor, request) =>
      onPage(editor, request, (own) => dropPage(parts, editor, request, own)),
    ),
    page('/:page/frage/:question', (editor, request) =>
      onQuestion(editor, request, (own, question) => html(formQuestionPage(editor, own, question))),
    ),
    form('/:page/frage/:question', '/:page/frage/:question', (editor, request) =>
      onQuestion(editor, request, (own, question) => changeQuestion(parts, editor, request, own, question)),
    ),
    form('/:page/frage/:question/seite', '/:page/frage/:question', (editor, request) =>
      onQuestion(editor, request, (own, question) => toOtherPage(parts, editor, request, own, question)),
    ),
    form('/:page/frage/:question/name', '/:page/frage/:question', (editor, request) =>
      onQuestion(editor, request, (own, question) => nameQuestion(parts, editor, request, own, question)),
    ),
    page('/:page/frage/:question/entfernen', (editor, request) =>
      onQuestion(editor, request, (own, question) => html(sureQuestion(editor, own, question))),
    ),
    form('/:page/frage/:question/entfernen', '/:page/frage/:question/entfernen', (editor, request) =>
      onQuestion(editor, request, (own, question) => dropQuestion(parts, editor, request, own, question)),
    ),
  ];
};

function withEditor(
  parts: StudioParts,
  view: CopyView,
  show: (editor: FormEditor) => Promise<Reply> | Reply,
): Promise<Reply> | Reply {
  const editor = openEditor(parts, view);
  return editor ? show(editor) : html(formBrokenPage(view, formEditorWords[view.language].broken));
}

function onPage<T>(editor: FormEditor, { params }: Request, show: (page: PageView) => T): T | Reply {
  const page = pageOf(editor.form, params['page'] ?? '');
  return page ? show(page) : notFound;
}

const onQuestion = <T>(
  editor: FormEditor,
  request: Request,
  show: (page: PageView, question: QuestionView) => T,
): T | Reply =>
  onPage(editor, request, (page) => {
    const question = page.questions.find(({ id }) => id === request.params['question']);
    return question ? show(page, question) : notFound;
  });

function newPage(parts: StudioParts, editor: FormEditor, request: Request): Promise<Reply> | Reply {
  const typed = new Typed(editor, request.form);
  const label = typed.needed('frage', 'label-missing');
  const nach = request.form.get('nach');
  const inside = nach.startsWith('in:');
  const order = { after: (inside ? nach.slice(3) : nach) || null, inside, type: request.form.get('art'), label };
  return save(parts, editor, request, {
    ...{
      typed,
      edit: (files) => addPage(files, order),
      what: (words, language) => words.what.addPage(label[language]),
    },
    to: formPath(editor),
    show: (own, errors) => formOverviewPage(own, { into: 'page', typed: request.form, errors }),
  });
}

function newList(parts: StudioParts, editor: FormEditor, request: Request): Promise<Reply> | Reply {
  const typed = new Typed(editor, request.form);
  const order = {
    after: request.form.get('nach') || null,
    title: typed.needed('liste-title', 'title-missing'),
    item: typed.needed('liste-item', 'words-missing'),
    add: typed.needed('liste-add', 'words-missing'),
    none: typed.needed('liste-none', 'words-missing'),
    label: typed.needed('liste-frage', 'label-missing'),
  };
  return save(parts, editor, request, {
    ...{
      typed,
      edit: (files) => addList(files, order),
      what: (words, language) => words.what.addList(order.title[language]),
    },
    to: formPath(editor),
    show: (own, errors) => formOverviewPage(own, { into: 'list', typed: request.form, errors }),
  });
}

function orderPages(parts: StudioParts, editor: FormEditor, request: Request): Promise<Reply> | Reply {
  const [key, by] = moved(request);
  const page = pageOf(editor.form, key);
  if (!page) return notFound;
  return save(parts, editor, request, {
    edit: (files) => movePage(files, key, by),
    what: (words, language) => words.what.moved(pageName(editor, page)[language]),
    to: formPath(editor),
    show: (own, errors) => formOverviewPage(own, { errors }),
  });
}

function changePage(parts: StudioParts, editor: FormEditor, request: Request, page: PageView): Promise<Reply> | Reply {
  const { form } = request;
  const typed = new Typed(editor, form);
  const when = typed.condition('wann', page.list);
  const [min, max] = [Number(form.get('min')), Number(form.get('max'))];
  if (page.repeat && (!/^\d{1,2}$/.test(form.get('min')) || min > 50))
    typed.wrong('min', editor.words.errors['number-wrong']);
  if (page.repeat && (!/^\d{1,2}$/.test(form.get('max')) || max < 1 || max > 50))
    typed.wrong('max', editor.words.errors['number-wrong']);
  const words = page.repeat
    ? {
        title: typed.needed('liste-title', 'title-missing'),
        item: typed.needed('liste-item', 'words-missing'),
        add: typed.needed('liste-add', 'words-missing'),
        none: typed.needed('liste-none', 'words-missing'),
      }
    : null;
  const change = {
    when,
    title: page.repeat ? none : typed.paired('titel'),
    help: page.repeat ? none : typed.paired('hilfe'),
    ...(words ? { list: { min, max, label: form.get('benennt'), words } } : {}),
  };
  return save(parts, editor, request, {
    ...{ typed, edit: (files) => setPage(files, page.key, change) },
    what: (text, language) => text.what.setPage(pageName(editor, page)[language]),
    to: formPath(editor, page),
    show: (own, errors) => pageAgain(own, page, { into: 'page', typed: form, errors }),
  });
}

function newQuestion(parts: StudioParts, editor: FormEditor, request: Request, page: PageView): Promise<Reply> | Reply {
  const typed = new Typed(editor, request.form);
  const label = typed.needed('frage', 'label-missing');
  const order = { page: page.key, type: request.form.get('art'), label };
  return save(parts, editor, request, {
    ...{
      typed,
      edit: (files) => addQuestion(files, order),
      what: (words, language) => words.what.addQuestion(label[language]),
    },
    to: formPath(editor, page),
    show: (own, errors) => pageAgain(own, page, { into: 'question', typed: request.form, errors }),
  });
}

function orderQuestions(
  parts: StudioParts,
  editor: FormEditor,
  request: Request,
  page: PageView,
): Promise<Reply> | Reply {
  const [id, by] = moved(request);
  return save(parts, editor, request, {
    edit: (files) => moveQuestion(files, page.key, id, by),
    what: (words, language) => words.what.moved(questionName(editor, page, id)[language]),
    to: formPath(editor, page),
    show: (own, errors) => pageAgain(own, page, { errors }),
  });
}

function changeExit(parts: StudioParts, editor: FormEditor, request: Request, page: PageView): Promise<Reply> | Reply {
  const { form } = request;
  const id = form.get('ausgang');
  const name = `ausgang${/^\d{1,2}$/.test(form.get('nummer')) ? form.get('nummer') : '0'}`;
  const isRemoval = form.get('tun') === 'entfernen';
  const typed = new Typed(editor, form);
  const change = isRemoval
    ? { when: '', title: none, text: none }
    : {
        when: typed.condition(name, page.list, true),
        title: typed.needed(`${name}-titel`, 'title-missing'),
        text: typed.needed(`${name}-text`, 'words-missing'),
      };
  return save(parts, editor, request, {
    typed,
    edit: (files) =>
      isRemoval
        ? removeExit(files, page.key, id)
        : id
          ? setExit(files, page.key, id, change)
          : addExit(files, page.key, change),
    what: (words, language) => (isRemoval ? words.what.removed(id) : words.what.exit(change.title[language])),
    to: formPath(editor, page),
    show: (own, errors) => pageAgain(own, page, { into: 'exit', exit: id, typed: form, errors }),
  });
}

function namePage(parts: StudioParts, editor: FormEditor, request: Request, page: PageView): Promise<Reply> | Reply {
  const to = request.form.get('kennung').trim();
  const key = page.list ? `${page.key.split('.')[0]}.${to}` : to;
  return save(parts, editor, request, {
    edit: (files) => renamePage(files, page.key, to),
    what: (words) => words.what.renamed(page.id, to),
    field: 'kennung',
    to: `${formPath(editor)}/${key}`,
    show: (own, errors) => pageAgain(own, page, { into: 'name', typed: request.form, errors }),
  });
}

function surePage(editor: FormEditor, page: PageView, errors: readonly FormError[] = []): string {
  const { files } = editor.view.copy;
  const inner = [page, ...page.pages];
  const uses = inner.flatMap((one) => one.questions.flatMap(({ id }) => usesOf(files, one.key, id)));
  const own = formPath(editor, page);
  return formRemovePage(editor, {
    title: editor.words.remove.page(pageName(editor, page)[editor.view.language]),
    ...{ uses, action: `${own}/entfernen`, back: own, errors: errors.map(({ message }) => message) },
  });
}

const dropPage = (parts: StudioParts, editor: FormEditor, request: Request, page: PageView): Promise<Reply> | Reply =>
  save(parts, editor, request, {
    edit: (files) => removePage(files, page.key),
    what: (words, language) => words.what.removed(pageName(editor, page)[language]),
    to: formPath(editor),
    show: (own, errors) => surePage(own, page, errors),
  });

function changeQuestion(
  parts: StudioParts,
  editor: FormEditor,
  request: Request,
  page: PageView,
  question: QuestionView,
): Promise<Reply> | Reply {
  const { change, typed } = readQuestion(editor, request.form, page, question);
  return save(parts, editor, request, {
    ...{ typed, edit: (files) => setQuestion(files, page.key, question.id, change) },
    what: (words, language) => words.what.setQuestion(change.words.label[language]),
    to: `${formPath(editor, page)}/frage/${question.id}`,
    show: (own, errors) => questionAgain(own, page, question, { into: 'question', typed: request.form, errors }),
  });
}

function toOtherPage(
  parts: StudioParts,
  editor: FormEditor,
  request: Request,
  page: PageView,
  question: QuestionView,
): Promise<Reply> | Reply {
  const to = request.form.get('seite');
  return save(parts, editor, request, {
    edit: (files) => moveToPage(files, page.key, question.id, to),
    what: (words, language) => words.what.moved(questionName(editor, page, question.id)[language]),
    to: `${formPath(editor)}/${to}`,
    show: (own, errors) => questionAgain(own, page, question, { errors }),
  });
}

function nameQuestion(
  parts: StudioParts,
  editor: FormEditor,
  request: Request,
  page: PageView,
  question: QuestionView,
): Promise<Reply> | Reply {
  const to = request.form.get('kennung').trim();
  const order = { page: page.key, from: question.id, to };
  const rename = (files: Files) => renameQuestion(files, order, (text, names) => renameName(text, names));
  const tried = rename(editor.view.copy.files);
  const own = `${formPath(editor, page)}/frage/${question.id}`;
  if (tried.ok && mustAsk(tried.value, request))
    return html(formRenamePage(editor, { left: tried.value.left, id: to, action: `${own}/name`, back: own }), 422);
  return save(parts, editor, request, {
    edit: (files) => {
      const renamed = rename(files);
      return renamed.ok ? { ok: true, value: renamed.value.files } : renamed;
    },
    what: (words) => words.what.renamed(question.id, to),
    field: 'kennung',
    to: `${formPath(editor, page)}/frage/${to}`,
    show: (again, errors) => questionAgain(again, page, question, { into: 'name', typed: request.form, errors }),
  });
}

const mustAsk = ({ left }: RenamedFiles, { form }: Request): boolean => left.length > 0 && form.get('trotzdem') !== '1';

function sureQuestion(
  editor: FormEditor,
  page: PageView,
  question: QuestionView,
  errors: readonly FormError[] = [],
): string {
  const own = `${formPath(editor, page)}/frage/${question.id}`;
  return formRemovePage(editor, {
    title: editor.words.remove.question(questionName(editor, page, question.id)[editor.view.language]),
    uses: usesOf(editor.view.copy.files, page.key, question.id),
    ...{ action: `${own}/entfernen`, back: own, errors: errors.map(({ message }) => message) },
  });
}

const dropQuestion = (
  parts: StudioParts,
  editor: FormEditor,
  request: Request,
  page: PageView,
  question: QuestionView,
): Promise<Reply> | Reply =>
  save(parts, editor, request, {
    edit: (files) => removeQuestion(files, page.key, question.id),
    what: (words, language) => words.what.removed(questionName(editor, page, question.id)[language]),
    to: page.questions.length === 1 ? formPath(editor) : formPath(editor, page),
    show: (own, errors) => sureQuestion(own, page, question, errors),
  });

/** Shows what was typed with what is wrong with it, or saves and leads on. */
function save<R extends string>(
  parts: StudioParts,
  editor: FormEditor,
  request: Request,
  order: SaveOrder<R>,
): Promise<Reply> | Reply {
  const { typed, show } = order;
  if (typed && typed.errors.length > 0) return html(show(editor, typed.errors), 422);
  return saveAndReply<R>(parts, editor.view, request, {
    edit: order.edit,
    what: { de: order.what(formEditorWords.de, 'de'), en: order.what(formEditorWords.en, 'en') },
    to: `${order.to}?fertig=gespeichert`,
    again: (view, refused) => {
      const own = openEditor(parts, view) ?? { ...editor, view };
      return show(own, refused ? [{ field: order.field ?? '', message: refusalWords(own, refused) }] : []);
    },
  });
}

function refusalWords({ words, view }: FormEditor, { reason }: Refusal<string>): string {
  if (Object.hasOwn(words.errors, reason)) return words.errors[reason as keyof typeof words.errors];
  return view.words.refusals[reason as keyof typeof view.words.refusals] ?? reason;
}

/** The page again with what was typed; the list of pages when somebody took it away meanwhile. */
function pageAgain(editor: FormEditor, page: PageView, about: FormPageAbout): string {
  const own = pageOf(editor.form, page.key);
  return own
    ? formPagePage(editor, own, about)
    : formOverviewPage(editor, { errors: about.errors ?? [] } satisfies FormOverviewAbout);
}

function questionAgain(editor: FormEditor, page: PageView, question: QuestionView, about: FormQuestionAbout): string {
  const own = pageOf(editor.form, page.key);
  const asked = own?.questions.find(({ id }) => id === question.id);
  return own && asked
    ? formQuestionPage(editor, own, asked, about)
    : pageAgain(editor, page, { errors: about.errors ?? [] });
}

/** What the pressed button moves, and where to. */
const moved = ({ form }: Request): readonly [what: string, by: -1 | 1] =>
  form.get('hoch') ? [form.get('hoch'), -1] : [form.get('runter'), 1];

const formPath = ({ view }: FormEditor, page?: PageView): string =>
  view.paths.part(view.copy.id, 'form', page ? `/${page.key}` : '');

const none = { de: '', en: '' };

interface SaveOrder<R extends string> {
  /** What was typed; wrong fields are shown before anything is saved. */
  readonly typed?: Typed;
  readonly edit: Parameters<typeof saveAndReply<R>>[3]['edit'];
  readonly what: (words: FormEditorWords, language: 'de' | 'en') => string;
  readonly to: string;
  /** The field a refusal belongs to. */
  readonly field?: string;
  readonly show: (editor: FormEditor, errors: readonly FormError[]) => string;
}
