import type { CodeList, XdfField } from '../xdf/model.ts';
import { knownField } from './known-fields.ts';
import { type Limited, limitKeys } from './limit-keys.ts';
import { optionsOf } from './options-of.ts';
import type { PlannedQuestion, QuestionType, UsedCodeList, Work, WorkTopic } from './plan.ts';

/** The question a field becomes, with everything that could not be taken over; no question for fields nobody fills in. */
export function questionOf(field: XdfField, use: FieldUse): AskedField {
  const work: Work[] = [];
  const note = (topic: WorkTopic, text: string): void => {
    work.push({ topic, text, source: { id: field.id, version: field.version, line: field.line }, about: [use.key] });
  };
  const label = field.label || field.name || field.id;
  if (!field.label)
    note('text', `${field.id} hat keine Bezeichnung für die Eingabe. Die Frage heißt jetzt „${label}“.`);
  if (field.unreadableLimits) note('limit', `Diese Präzisierung ist nicht lesbar: ${field.unreadableLimits}`);
  if (field.fieldKind === 'hidden' || field.fieldKind === 'locked') {
    const content = field.content ? ` Der feste Inhalt ist „${field.content}“.` : '';
    note('type', `„${label}“ füllt niemand aus (Feldart ${field.fieldKind}). Das Feld wird nicht gefragt.${content}`);
    return { question: null, as: `nicht gefragt (Feldart ${field.fieldKind})`, work };
  }
  if (field.fieldKind === 'label') {
    const text = field.content || label;
    const info = { ...empty, id: use.id, type: 'info' as const, label: text, help: field.help };
    return { question: info, as: 'Hinweis', work };
  }
  if (field.fieldKind !== 'input' && field.fieldKind !== 'select')
    note('type', `Die Feldart „${field.fieldKind || 'ohne Angabe'}“ ist unbekannt. Die Frage ist ein Eingabefeld.`);
  if (field.content)
    note('limit', `„${label}“ hat den Inhalt „${field.content}“. Das Formular beginnt ohne eine solche Vorgabe.`);
  const prefilled = field.kept['vorbefuellung.code'];
  if (prefilled && prefilled !== 'keine')
    note('limit', `„${label}“ soll vorbefüllt werden (${prefilled}). Legen Sie in service.yaml fest, woher.`);

  if (field.codeList || field.fieldKind === 'select') return choiceOf(field, use, label, work, note);
  const known = knownField(field.id);
  const types = dataTypes[field.dataType];
  if (!types) note('type', `Der Datentyp „${field.dataType || 'ohne Angabe'}“ ist unbekannt. Die Frage nimmt Text.`);
  const plain = types ?? 'text';
  const isLong = plain === 'text' && (field.limits.maxLength ?? 0) > 500 && field.limits.pattern === undefined;
  const meant = known?.type ?? (field.limits.pattern?.includes('@') ? ('email' as const) : undefined);
  const type: QuestionType = plain === 'text' && meant ? meant : isLong ? 'longtext' : plain;
  if (field.dataType === 'time' || field.dataType === 'datetime')
    note(
      'type',
      `„${label}“ ist eine Uhrzeit oder ein Zeitpunkt (${field.dataType}). Gefragt wird ein Text mit Muster.`,
    );
  if (type === 'file' && use.many && use.many.max === null)
    note('cardinality', `Von „${label}“ sind beliebig viele Dateien vorgesehen. Das Formular nimmt höchstens 20.`);
  const limited: Limited = limitKeys(field, type, use, note);
  const question = { ...empty, ...limited, id: use.id, type, required: use.required, label, help: field.help };
  return { question, as: typeNames[type] + (known ? ' (bekanntes Feld)' : ''), work };
}

function choiceOf(
  field: XdfField,
  use: FieldUse,
  label: string,
  work: Work[],
  note: (topic: WorkTopic, text: string) => void,
): AskedField {
  const { options, codeList } = optionsOf(field, use.lists, use.key, note);
  const common = { ...empty, id: use.id, required: use.required, label, help: field.help };
  if (options.length === 0) {
    const sample = 'Muster';
    const question = { ...common, type: 'text' as const, keys: { maxLength: 200 }, sample };
    return { question, as: 'Text statt einer Auswahl', work, ...(codeList && { codeList }) };
  }
  if (options.length === 1) {
    const text = options[0]?.text ?? '';
    note('list', `Die Codeliste hat nur den Wert „${text}“. Gefragt wird mit Ja und Nein, Ja heißt „${text}“.`);
    const question = { ...common, type: 'yesno' as const, sample: true };
    return { question, as: 'Ja oder Nein (ein einziger Wert)', work, ...(codeList && { codeList }) };
  }
  const type: QuestionType = use.many ? 'choices' : 'choice';
  const [first] = options;
  const least = Math.max(1, use.many?.min ?? 1);
  if (use.many && (least > 1 || (use.many.max !== null && use.many.max < options.length)))
    note(
      'cardinality',
      `Bei „${label}“ gilt die Anzahl ${use.written}. Das Formular prüft nicht, wie viele gewählt sind.`,
    );
  const sample = use.many ? options.slice(0, least).map(({ id }) => id) : first?.id;
  const question = { ...common, type, options, sample };
  return { question, as: `${typeNames[type]}, ${options.length} Werte`, work, ...(codeList && { codeList }) };
}

const dataTypes: Readonly<Record<string, QuestionType>> = {
  text: 'text',
  text_latin: 'text',
  time: 'text',
  datetime: 'text',
  bool: 'yesno',
  date: 'date',
  num: 'number',
  num_int: 'number',
  num_currency: 'money',
  file: 'file',
  obj: 'file',
};

const typeNames: Readonly<Record<QuestionType, string>> = {
  text: 'Text',
  longtext: 'langer Text',
  name: 'Name',
  yesno: 'Ja oder Nein',
  choice: 'Auswahl',
  choices: 'Mehrfachauswahl',
  date: 'Datum',
  number: 'Zahl',
  money: 'Geldbetrag',
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  file: 'Datei',
  info: 'Hinweis',
};

const empty = { keys: {}, options: [], hasPattern: false, required: false, help: '', sample: undefined } as const;

export interface FieldUse {
  readonly id: string;
  /** `liste.frage` inside a list. */
  readonly key: string;
  readonly required: boolean;
  /** Several answers to one question: choices and files. */
  readonly many: { readonly min: number; readonly max: number | null } | null;
  /** Cardinality as written. */
  readonly written: string;
  readonly lists: readonly CodeList[];
}
export interface AskedField {
  readonly question: PlannedQuestion | null;
  /** In German, for the report. */
  readonly as: string;
  readonly work: readonly Work[];
  readonly codeList?: UsedCodeList;
}
