import type { CaseStatus } from './case-state.ts';

/** The one thing the person has to do now, or nothing: answer first, then the code, then the German text, then reading, then paying. */
export function todoOf(about: TodoFacts): Todo {
  const { status, question, awaitsCode, toConfirm, notices, payments } = about;
  if (question) return { kind: 'answer', until: question.until };
  if (awaitsCode) return { kind: 'code' };
  if (toConfirm && status !== 'withdrawn') return { kind: 'confirm-german' };
  const unread = notices.find((notice) => notice.retrievedAt === null && notice.channel === 'own-portal');
  if (unread) return { kind: 'read', notice: unread.id };
  const open = status === 'withdrawn' ? undefined : payments.find((payment) => payment.status === 'open');
  return open ? { kind: 'pay', reference: open.reference } : { kind: 'nothing' };
}

export type Todo =
  | { readonly kind: 'answer'; readonly until: Temporal.PlainDate | null }
  | { readonly kind: 'code' }
  | { readonly kind: 'confirm-german' }
  | { readonly kind: 'read'; readonly notice: string }
  | { readonly kind: 'pay'; readonly reference: string }
  | { readonly kind: 'nothing' };

export interface TodoFacts {
  readonly status: CaseStatus;
  readonly question: { readonly until: Temporal.PlainDate | null } | null;
  readonly awaitsCode: boolean;
  /** A German text waits for the person's word. */
  readonly toConfirm: boolean;
  readonly notices: readonly { readonly id: string; readonly retrievedAt: string | null; readonly channel: string }[];
  readonly payments: readonly { readonly reference: string; readonly status: string }[];
}
