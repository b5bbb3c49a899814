import type { Uuid } from '#kernel/ids';
import type { Bilingual } from '#kernel/language';

/** The parts of a service as the studio shows them, in the order of its navigation. */
export const partNames = [
  'overview',
  'texts',
  'form',
  'process',
  'tables',
  'letters',
  'basics',
  'examples',
  'check',
  'differences',
  'preview',
  'versions',
] as const;
export type PartName = (typeof partNames)[number];

/** The text of every file of a folder by its path inside it. */
export type Files = Readonly<Record<string, string>>;

/** A service folder that somebody works on. */
export interface Copy {
  readonly id: Uuid;
  readonly service: string;
  readonly office: string;
  readonly files: Files;
  /** Rises with every change; a change names the one it builds on. */
  readonly revision: number;
  /** Null for a new service. */
  readonly baseVersion: string | null;
  readonly state: CopyState;
  readonly author: Uuid;
  readonly reviewer: Uuid | null;
  readonly reviewNote: string | null;
  readonly fromDay: Temporal.PlainDate | null;
  readonly createdAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
}
export type CopyState = 'draft' | 'in-review' | 'approved' | 'published' | 'discarded';

/** One line of the history. */
export interface Change {
  readonly revision: number;
  readonly at: Temporal.Instant;
  readonly by: Uuid;
  readonly what: WhatChanged;
}

/** What happened, in words; `edit` and `begin` make their author somebody who cannot review the copy. */
export interface WhatChanged extends Bilingual {
  readonly kind: 'begin' | 'edit' | 'submit' | 'take-back' | 'approve' | 'return' | 'publish' | 'discard';
  readonly part: PartName;
}
