import type { FormBody } from '#platform/http';
import type { OptionChange, QuestionChange } from '../domain/edit/form/edit-questions.ts';
import type { PageView, QuestionView } from '../domain/edit/form/form-view.ts';
import { hasOptions, limitsOf } from '../domain/edit/form/question-keys.ts';
import { isCalm } from '../domain/service/calm-pattern.ts';
import { Names } from '../domain/service/names.ts';
import { type FormEditor, formulaProblem, Typed } from './form-editor.ts';
import { optionRows } from './pages/form-question-page.tsx';

/** What a person typed about a question, with everything that is wrong with it. */
export function readQuestion(editor: FormEditor, form: FormBody, page: PageView, question: QuestionView): ReadQuestion {
  const typed = new Typed(editor, form);
  const type = limitsOf.has(form.get('art')) ? form.get('art') : question.type;
  const label = typed.needed('frage', 'label-missing');
  const help = typed.paired('hilfe');
  const example = typed.paired('beispiel');
  const short = typed.paired('kurz');
  const duty = form.get('pflicht');
  const required = duty === 'when' ? typed.condition('pflichtwann', page.list, true) : duty === 'yes';
  const change: QuestionChange = {
    ...{ type, required, when: typed.condition('wann', page.list) },
    limits: type === question.type ? readLimits(editor, typed, page, question) : {},
    options: hasOptions(type) && hasOptions(question.type) ? readOptions(editor, typed, page, question) : [],
    words: {
      ...{ label, help, example, short },
      ...(type === question.type && question.type === 'text' ? { patternError: typed.paired('muster') } : {}),
    },
  };
  return { change, typed };
}

function readLimits(
  editor: FormEditor,
  typed: Typed,
  page: PageView,
  question: QuestionView,
): Readonly<Record<string, unknown>> {
  const { form } = typed;
  const { errors } = editor.words;
  const limits: Record<string, unknown> = {};
  for (const name of limitsOf.get(question.type) ?? []) {
    if (name === 'kind' || name === 'patternCode') continue;
    const text = form.get(name).trim();
    if (name === 'integer' || name === 'local' || name === 'translate')
      limits[name] = text === '' ? keptFalse(question, name) : true;
    else if (name === 'width') limits[name] = text === 'short' || text === 'medium' ? text : keptFull(question);
    else if (text === '') limits[name] = undefined;
    else if (name === 'min' || name === 'max') {
      const problem = formulaProblem(editor, page.list, text);
      if (problem) typed.wrong(name, problem);
      limits[name] = /^-?\d+$/.test(text) ? Number(text) : text;
    } else if (name === 'types') limits[name] = text.split(/[\s,]+/).filter((one) => fileTypes.has(one));
    else if (name === 'pattern') {
      if (!isPattern(text)) typed.wrong(name, errors['pattern-wrong']);
      limits[name] = text;
    } else {
      if (!/^[1-9]\d{0,4}$/.test(text)) typed.wrong(name, errors['number-wrong']);
      limits[name] = Number(text);
    }
  }
  return limits;
}

/** Options by their rows; a new one gets its id from its German words, and the one whose button was pressed goes up or away. */
function readOptions(
  editor: FormEditor,
  typed: Typed,
  page: PageView,
  question: QuestionView,
): readonly OptionChange[] {
  const { form } = typed;
  const names = new Names(question.options.map(({ id }) => id));
  const options: OptionChange[] = [];
  for (const [index] of [...optionRows(question), ...question.options].entries()) {
    const name = `antwort${index}`;
    const known = question.options.find(({ id }) => id === form.get(`${name}-id`));
    const label = typed.words(name);
    if ((label.de === '' && label.en === '') || known?.id === form.get('weg')) {
      if (!known || known.id === form.get('weg')) continue;
    }
    for (const language of ['de', 'en'] as const)
      if (label[language] === '') typed.wrong(`${name}-${language}`, editor.words.errors['option-label']);
    const when = form.get(`${name}-wann`).trim();
    const problem = formulaProblem(editor, page.list, when);
    if (problem) typed.wrong(`${name}-wann`, problem);
    options.push({ id: known?.id ?? names.take(label.de), when, label });
  }
  if (options.length < 2) typed.wrong('antworten', editor.words.errors['options-few']);
  const at = options.findIndex(({ id }) => id === form.get('hoch'));
  const [raised] = at > 0 ? options.splice(at, 1) : [];
  if (raised) options.splice(at - 1, 0, raised);
  return options;
}

/** A key that says `false` in the file goes on saying so. */
const keptFalse = ({ limits }: QuestionView, name: string): false | undefined =>
  limits[name] === false ? false : undefined;
const keptFull = ({ limits }: QuestionView): string | undefined => (limits['width'] === 'full' ? 'full' : undefined);
const fileTypes: ReadonlySet<string> = new Set(['pdf', 'jpeg', 'png', 'heic']);

/** A pattern that can be read and decides every answer quickly. */
function isPattern(text: string): boolean {
  try {
    new RegExp(`^(?:${text})$`, 'u');
    return isCalm(text, mostLetters);
  } catch {
    return false;
  }
}

const mostLetters = 200;

interface ReadQuestion {
  readonly change: QuestionChange;
  readonly typed: Typed;
}
