/** A form before it is written: pages, questions with their words, and what is left for people to do. */
export interface Plan {
  readonly pages: readonly PlannedPage[];
  /** What became what, in the order of the file. */
  readonly places: readonly Place[];
  readonly work: readonly Work[];
  readonly codeLists: readonly UsedCodeList[];
}

export type PlannedPage = PlannedQuestions | PlannedRepeat;

export interface PlannedQuestions {
  readonly kind: 'questions';
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly shown: Shown;
  readonly questions: readonly PlannedQuestion[];
}

export interface PlannedRepeat {
  readonly kind: 'repeat';
  readonly id: string;
  /** Name of the list in conditions and texts. */
  readonly listId: string;
  readonly title: string;
  readonly shown: Shown;
  readonly min: number;
  readonly max: number;
  /** Question that names an item in the list. */
  readonly label: string;
  readonly pages: readonly PlannedQuestions[];
}

/** Answers that must stand so that a page is asked; all of them. */
export type Shown = readonly { readonly question: string; readonly value: true | string }[];

export interface PlannedQuestion {
  readonly id: string;
  readonly type: QuestionType;
  readonly required: boolean;
  /** The other keys of a question in `form.yaml`. */
  readonly keys: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly help: string;
  readonly options: readonly PlannedOption[];
  /** The words are ours, in both languages; imported words are German only. */
  readonly labelEn?: string;
  /** True when a pattern can fail. */
  readonly hasPattern: boolean;
  /** An answer that fits, for the journeys; undefined when none was found. */
  readonly sample: unknown;
}
export interface PlannedOption {
  readonly id: string;
  readonly text: string;
}

export type QuestionType =
  | 'text'
  | 'longtext'
  | 'name'
  | 'yesno'
  | 'choice'
  | 'choices'
  | 'date'
  | 'number'
  | 'money'
  | 'email'
  | 'phone'
  | 'file'
  | 'info';

/** Where an element of the source is now. */
export interface Place {
  readonly kind: 'group' | 'field';
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** Names of the groups around it, outermost first. */
  readonly path: readonly string[];
  /** Cardinality at the place of use, as written. */
  readonly cardinality: string;
  readonly references: readonly string[];
  readonly kept: Readonly<Record<string, string>>;
  /** Key of the question (`liste.frage`), the page or the list; empty when it has no place. */
  readonly became: string;
  /** In German, for the report: `Frage, Text`. */
  readonly as: string;
}

/** Something only a person can decide or write. */
export interface Work {
  readonly topic: WorkTopic;
  /** German sentence or sentences for the department. */
  readonly text: string;
  /** Where it stands in the source. */
  readonly source?: { readonly id: string; readonly version: string; readonly line: number };
  /** Questions or pages it is about. */
  readonly about?: readonly string[];
}
export type WorkTopic = 'decide' | 'rule' | 'type' | 'list' | 'cardinality' | 'limit' | 'text' | 'journey' | 'unknown';

export interface UsedCodeList {
  readonly id: string;
  readonly uri: string;
  readonly version: string;
  readonly state: 'embedded' | 'file' | 'missing';
  readonly question: string;
  /** Option of the form -> code of the list. */
  readonly codes: Readonly<Record<string, string>>;
}
