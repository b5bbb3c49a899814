import type { IdentityLevel } from '#kernel/actor';
import type { Language } from '#kernel/language';

/** One version of one service: whole, checked, never changed. Everything above builds on this. */
export interface ServiceFolder {
  /** The address people say on the phone: `hund-anmelden`. */
  readonly id: string;
  /** SHA-256 over all files, hexadecimal. Drafts and cases remember it. */
  readonly version: string;
  /** Human number; rises when the content changes. */
  readonly edition: number;
  readonly service: ServiceMeta;
  readonly texts: Readonly<Record<Language, ServiceTexts>>;
  /** Every file of the folder by its path inside it: `form.yaml`, `letters/bescheid.yaml`. */
  readonly files: Readonly<Record<string, string>>;
}

/** `service.yaml`: who is responsible, what is needed to send, which law, fee and deadline apply. */
export interface ServiceMeta {
  readonly id: string;
  readonly edition: number;
  readonly key: ServiceKey;
  /** Id in `offices.yaml`. */
  readonly office: string;
  /** The level needed to send; guests may send without sign-in where `guests` says so. */
  readonly identity: IdentityLevel;
  readonly guests: boolean;
  readonly lifeEvents: readonly string[];
  readonly law: readonly LawReference[];
  /** Ids in `fees.yaml`. */
  readonly fees: readonly string[];
  readonly deadline: ServiceDeadlines;
  readonly decision: DecisionRule;
  readonly notice: { readonly regime: NoticeRegime };
  /** The clerk states a purpose before personal data opens. */
  readonly purposeNeeded: boolean;
  readonly payment?: { readonly kinds: readonly PaymentKind[] };
  readonly subject: Subject;
  readonly prefill?: { readonly source: 'register'; readonly questions: Readonly<Record<string, string>> };
  /** Services offered afterwards with known answers filled in. */
  readonly followUps: readonly string[];
  /** This service's question <- name of an answer that is already known. */
  readonly carry: Readonly<Record<string, string>>;
  /** When the data of the case is deleted. */
  readonly retention: { readonly period: string; readonly reference: string };
}

/** The national service key (Leistungsschluessel): confirmed by a source, or honestly unconfirmed. */
export type ServiceKey =
  | { readonly state: 'confirmed'; readonly number: string; readonly source: string }
  | { readonly state: 'unconfirmed'; readonly number?: string; readonly reason: string; readonly source: string };

export interface LawReference {
  readonly id: string;
  readonly reference: string;
  readonly source: string;
  /** ISO date. */
  readonly asOf: string;
}

export interface ServiceDeadlines {
  /** The citizen's duty; `from` is the date question it runs from. */
  readonly citizen?: {
    readonly period: string;
    readonly from: string;
    readonly shift: boolean;
    readonly reference: string;
  };
  /** What the city promises: `WDn` working days after sending, or an ISO duration. */
  readonly promised?: string;
  readonly legal?: { readonly period: string; readonly reference: string };
}

export interface DecisionRule {
  readonly kind: 'automatic' | 'clerk';
  readonly reference: string;
  readonly fourEyes: boolean;
  /** An answer to this question always sends the case to a person. */
  readonly freeTextQuestion?: string;
}

/** Which answers say who the case is about. */
export interface Subject {
  readonly name: readonly string[];
  readonly birthDate?: string;
  readonly email?: string;
  readonly address?: string;
}

/** `ao` tax law (AO), `vwvfg` general administrative procedure, `none` where nothing is notified. */
export type NoticeRegime = 'ao' | 'vwvfg' | 'none';
export type PaymentKind = 'sepa' | 'girocode';

/** `texts.<language>.yaml`: every word a person reads in this service. */
export interface ServiceTexts {
  readonly title: string;
  readonly official: string;
  readonly summary: string;
  /** Everyday words and synonyms for the search. */
  readonly search: readonly string[];
  readonly who: string;
  readonly need: readonly string[];
  readonly cost: string;
  readonly duration: string;
  readonly elsewhere: readonly string[];
  readonly law: string;
  readonly after: readonly string[];
  /** Label of the send button. */
  readonly send: string;
  readonly pages: Readonly<Record<string, PageTexts>>;
  /** By question id; inside a repeat `<repeatId>.<questionId>`. */
  readonly questions: Readonly<Record<string, QuestionTexts>>;
  readonly repeats: Readonly<Record<string, RepeatTexts>>;
  readonly exits: Readonly<Record<string, ExitTexts>>;
  /** By BPMN node id: what the citizen reads in the timeline. */
  readonly steps: Readonly<Record<string, string>>;
  /** By user task id. */
  readonly tasks: Readonly<Record<string, TaskTexts>>;
}

export interface PageTexts {
  readonly title?: string;
  readonly help?: string;
}
export interface QuestionTexts {
  readonly label: string;
  readonly help?: string;
  readonly example?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** By error code. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Label on the check page. */
  readonly short?: string;
}
export interface RepeatTexts {
  readonly title: string;
  readonly item: string;
  readonly add: string;
  readonly none: string;
}
export interface ExitTexts {
  readonly title: string;
  readonly text: string;
  readonly ways: readonly { readonly label: string; readonly href: string }[];
}
export interface TaskTexts {
  readonly title: string;
  readonly help?: string;
  readonly outcomes?: Readonly<Record<string, string>>;
  /** What the clerk enters with an outcome, by its id. */
  readonly entries?: Readonly<Record<string, { readonly label: string; readonly help?: string }>>;
  /** Text blocks for letters and questions to the citizen. */
  readonly blocks?: Readonly<Record<string, string>>;
}
