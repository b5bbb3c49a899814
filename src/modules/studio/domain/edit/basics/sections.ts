/** What `service.yaml` says, in sections as a department decides them. `number` and `edition` rise by themselves. */
export const sections = {
  amt: [
    { path: ['office'], kind: 'choice', from: 'offices', isNeeded: true },
    { path: ['lifeEvents'], kind: 'many', from: 'lifeEvents' },
    { path: ['followUps'], kind: 'many', from: 'services' },
  ],
  zugang: [
    { path: ['identity'], kind: 'choice', from: 'levels', isNeeded: true },
    { path: ['guests'], kind: 'yesno' },
    { path: ['purposeNeeded'], kind: 'yesno' },
  ],
  schluessel: [
    { path: ['key', 'number'], kind: 'text' },
    { path: ['key', 'state'], kind: 'choice', from: 'keyStates', isNeeded: true },
    { path: ['key', 'source'], kind: 'text', isNeeded: true },
    { path: ['key', 'reason'], kind: 'text' },
  ],
  recht: [{ path: ['law'], kind: 'law' }],
  gebuehren: [
    { path: ['fees'], kind: 'many', from: 'fees' },
    { path: ['payment', 'kinds'], kind: 'many', from: 'paymentKinds' },
  ],
  fristen: [
    { path: ['deadline', 'promised'], kind: 'period', hasWorkingDays: true },
    { path: ['deadline', 'citizen', 'period'], kind: 'period' },
    { path: ['deadline', 'citizen', 'from'], kind: 'choice', from: 'dateQuestions' },
    { path: ['deadline', 'citizen', 'shift'], kind: 'yesno', isWritten: true },
    { path: ['deadline', 'citizen', 'reference'], kind: 'text' },
    { path: ['deadline', 'legal', 'period'], kind: 'period' },
    { path: ['deadline', 'legal', 'reference'], kind: 'text' },
  ],
  entscheidung: [
    { path: ['decision', 'kind'], kind: 'choice', from: 'decisionKinds', isNeeded: true },
    { path: ['decision', 'reference'], kind: 'text', isNeeded: true },
    { path: ['decision', 'fourEyes'], kind: 'yesno' },
    { path: ['decision', 'freeTextQuestion'], kind: 'choice', from: 'textQuestions' },
    { path: ['notice', 'regime'], kind: 'choice', from: 'regimes', isNeeded: true },
  ],
  person: [
    { path: ['subject', 'name'], kind: 'words', isNeeded: true },
    { path: ['subject', 'birthDate'], kind: 'choice', from: 'dateQuestions' },
    { path: ['subject', 'email'], kind: 'choice', from: 'emailQuestions' },
    { path: ['subject', 'address'], kind: 'choice', from: 'addressQuestions' },
    { path: ['carry'], kind: 'pairs' },
    { path: ['prefill', 'questions'], kind: 'pairs' },
  ],
  aufbewahrung: [
    { path: ['retention', 'period'], kind: 'period', isNeeded: true },
    { path: ['retention', 'reference'], kind: 'text', isNeeded: true },
  ],
} as const satisfies Readonly<Record<string, readonly BasicField[]>>;

/** True for the name of a section. */
export const isSection = (name: string): name is SectionName => Object.hasOwn(sections, name);
/** The fields of a section. */
export const fieldsOf = (section: SectionName): readonly BasicField[] => sections[section];
export const sectionNames = Object.keys(sections) as readonly SectionName[];

export type SectionName = keyof typeof sections;
export interface BasicField {
  /** Keys in `service.yaml`, from the outside. */
  readonly path: readonly string[];
  readonly kind: 'text' | 'choice' | 'many' | 'yesno' | 'period' | 'law' | 'words' | 'pairs';
  /** Where the choices come from. */
  readonly from?: ChoicesFrom;
  readonly isNeeded?: boolean;
  readonly hasWorkingDays?: boolean;
  /** The format wants it written although it is no. */
  readonly isWritten?: boolean;
}
export type ChoicesFrom =
  | 'offices'
  | 'lifeEvents'
  | 'services'
  | 'levels'
  | 'keyStates'
  | 'fees'
  | 'paymentKinds'
  | 'dateQuestions'
  | 'textQuestions'
  | 'emailQuestions'
  | 'addressQuestions'
  | 'decisionKinds'
  | 'regimes';
