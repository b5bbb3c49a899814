/** Where a request stands. Results are final except for an appeal. */
export const statuses = [
  'received',
  'asked-back',
  'clarified',
  'fee-notice',
  'fee-accepted',
  'third-party-hearing',
  'heard',
  'granted',
  'partially-granted',
  'refused',
  'not-held',
  'withdrawn',
  'withdrawn-costs',
  'appeal',
  'closed',
] as const;
export type Status = (typeof statuses)[number];

export const results = ['granted', 'partially-granted', 'refused', 'not-held'] as const;
export type Answer = (typeof results)[number];

/** True while the city owes an answer. */
export const isOpen = (status: Status): boolean => openStatuses.has(status);
/** True while the city works and waits for nobody. */
export const isWithCity = (status: Status): boolean => workStatuses.has(status);
export const isAnswer = (status: Status): status is Answer => (results as readonly string[]).includes(status);

const workStatuses: ReadonlySet<Status> = new Set(['received', 'clarified', 'fee-accepted', 'heard']);
const openStatuses: ReadonlySet<Status> = new Set([...workStatuses, 'asked-back', 'fee-notice', 'third-party-hearing']);

/** Everything the public may know of a request without its words; kept with it, and rebuilt from its events. */
export interface RequestState {
  readonly status: Status;
  readonly regime: string;
  /** First day of the version of the rule that holds. */
  readonly rule: string;
  /** ISO date of receipt. */
  readonly receivedOn: string;
  /** From here the period runs: receipt, or the day of a clarification where the law lets it begin anew. */
  readonly countedFrom: string;
  readonly extendedOn: string | null;
  readonly pauses: readonly Pause[];
  readonly fee: { readonly cents: number; readonly agreed: boolean } | null;
  /** Last day for third parties. */
  readonly hearingUntil: string | null;
  /** Whether a hearing was held at all: some exemptions need one. */
  readonly wasHeard: boolean;
  readonly answer: Answer | null;
  readonly answeredOn: string | null;
  readonly exemptions: readonly string[];
  readonly appealUntil: string | null;
  /** From when the answer is public; null when there is none or it stays with the asker. */
  readonly publishOn: string | null;
  readonly publishedOn: string | null;
}
/** From the first to the last day without; `until` is null while it lasts. */
export interface Pause {
  readonly from: string;
  readonly until: string | null;
}
