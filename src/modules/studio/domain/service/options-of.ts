import type { CodeList, CodeValue, XdfCodeListUse, XdfField } from '../xdf/model.ts';
import { Names } from './names.ts';
import type { PlannedOption, UsedCodeList, WorkTopic } from './plan.ts';

/** The options of a field from its own values, or from a code list beside the file; none when the list is not there. */
export function optionsOf(field: XdfField, lists: readonly CodeList[], question: string, note: Note): Options {
  const use = field.codeList;
  const name = field.label || field.name || field.id;
  if (!use) {
    note('list', `„${name}“ ist eine Auswahl ohne Codeliste. Gefragt wird vorerst Text.`);
    return { options: [], codeList: null };
  }
  const list = use.values.length > 0 ? null : findList(use, lists);
  const values = use.values.length > 0 ? use.values : (list?.values ?? []);
  const { id, uri, version } = use;
  const state = use.values.length > 0 ? 'embedded' : values.length > 0 ? 'file' : 'missing';
  if (state === 'missing')
    note(
      'list',
      `Die Codeliste ${use.versionUri || uri || id || 'ohne Kennung'} liegt nicht bei. Legen Sie sie als genericode-Datei daneben und importieren Sie neu. Bis dahin ist „${name}“ ein Textfeld.`,
    );
  if (list) noteColumns(list, note);
  if (values.length > mostOptions) {
    note(
      'list',
      `„${name}“ hat ${values.length} Werte. Das sind zu viele für eine Auswahl. Gefragt wird vorerst Text.`,
    );
    return { options: [], codeList: { id, uri, version, state, question, codes: {} } };
  }
  const taken = new Names();
  const options: PlannedOption[] = [];
  const codes: Record<string, string> = {};
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value.code)) {
      note('list', `Der Code „${value.code}“ kommt in der Codeliste zweimal vor. Übernommen ist der erste.`);
      continue;
    }
    seen.add(value.code);
    const option = taken.take(value.name || `code ${value.code}`);
    options.push({ id: option, text: value.name || value.code });
    codes[option] = value.code;
  }
  noteHelp(values, note);
  if (options.length > manyOptions)
    note(
      'list',
      `„${name}“ hat ${options.length} Werte. Prüfen Sie, ob eine kürzere Liste oder ein Suchfeld besser ist.`,
    );
  return { options, codeList: { id, uri, version, state, question, codes } };
}

/** By the address of the version, else by list and version, else by list alone when its version is not named. */
function findList(use: XdfCodeListUse, lists: readonly CodeList[]): CodeList | undefined {
  return (
    lists.find((list) => use.versionUri !== '' && list.versionUri === use.versionUri) ??
    lists.find((list) => list.uri === use.uri && use.uri !== '' && (use.version === '' || list.version === use.version))
  );
}

function noteColumns({ columns, name }: CodeList, note: Note): void {
  if (columns.others.length > 0)
    note(
      'list',
      `Die Codeliste „${name}“ hat mehrere Spalten. Gelesen sind ${columns.code} und ${columns.name}, nicht: ${columns.others.join(', ')}.`,
    );
}

function noteHelp(values: readonly CodeValue[], note: Note): void {
  for (const { code, name, help } of values)
    if (help) note('text', `Zum Wert „${name || code}“ gibt es eine Hilfe. Sie hat im Formular keinen Platz: ${help}`);
}

const manyOptions = 25;
const mostOptions = 2_000;
type Note = (topic: WorkTopic, text: string) => void;
interface Options {
  readonly options: readonly PlannedOption[];
  readonly codeList: UsedCodeList | null;
}
