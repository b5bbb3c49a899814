import { parse } from 'yaml';
import { analyseRules, type TableFindings } from '#processes';
import { everyPage, readFormView, recordOf, textOf, wordsKey } from '../domain/edit/form/form-view.ts';
import { isCalled } from '../domain/edit/table/edit-decisions.ts';
import { type DecisionView, type RulesView, readRulesView, rulesFile } from '../domain/edit/table/table-view.ts';
import { type TableEditorWords, tableEditorWords } from '../texts/table-editor.ts';
import type { CopyView } from './studio-http.ts';

/** The rules of a working copy with what is found in them; null when they cannot be read. */
export function openTables(view: CopyView): TableEditor | null {
  const { files } = view.copy;
  const rules = readRulesView(files);
  if (!rules.ok) return null;
  return {
    ...{ view, rules: rules.value, words: tableEditorWords[view.language] },
    findings: analyseRules(files[rulesFile] ?? '') ?? new Map(),
    answers: answersOf(view),
    isCalled: (decision) => decision.isFunction || isCalled(files, decision.name),
  };
}

/** Answers and facts that a column may read, with the kind of value each is. */
function answersOf({ copy, language }: CopyView): readonly ReadableAnswer[] {
  const form = readFormView(copy.files);
  const words = tableEditorWords[language];
  const facts = [
    { name: 'today', type: 'date', label: words.today, allowed: '' },
    { name: 'fees', type: 'Any', label: words.fees, allowed: '' },
  ];
  if (!form.ok) return facts;
  const texts = textsOf(copy.files[`texts.${language}.yaml`] ?? '');
  const answers = everyPage(form.value)
    .filter((page) => page.list === null)
    .flatMap((page) => [
      ...(page.repeat
        ? [
            {
              name: page.repeat.id,
              type: 'Any',
              label: textOf(recordOf(recordOf(recordOf(texts)['repeats'])[page.repeat.id])['title']) || page.repeat.id,
              allowed: '',
            },
          ]
        : []),
      ...page.questions
        .filter(({ type }) => type !== 'info' && type !== 'file')
        .map(({ id, type, options }) => ({
          name: id,
          type: feelTypes[type] ?? 'string',
          label: textOf(recordOf(recordOf(recordOf(texts)['questions'])[wordsKey(page, id)])['label']) || id,
          allowed: type === 'choice' ? options.map((option) => `"${option.id}"`).join(',') : '',
        })),
    ]);
  return [...answers, ...facts];
}

function textsOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

const feelTypes: Readonly<Record<string, string>> = {
  ...{ yesno: 'boolean', number: 'number', money: 'number', date: 'date' },
  ...{ choices: 'Any', address: 'Any', longtext: 'string' },
};
export interface TableEditor {
  readonly view: CopyView;
  readonly rules: RulesView;
  readonly words: TableEditorWords;
  /** By the id of the table; missing where the file cannot be judged. */
  readonly findings: ReadonlyMap<string, TableFindings>;
  readonly answers: readonly ReadableAnswer[];
  /** The process, or for a function anybody, may call it. */
  isCalled(decision: DecisionView): boolean;
}
export interface ReadableAnswer {
  readonly name: string;
  /** FEEL type. */
  readonly type: string;
  readonly label: string;
  /** Unary tests for what it can be; empty for anything. */
  readonly allowed: string;
}
