import type { Actor } from '#kernel/actor';
import type { NewEvent } from '#kernel/event';

/**
 * What the log says of deleted drafts that were never sent: for each service one stream with one event for each month in which they
 * were begun by their persons. Nothing tells whose they were, sent ones have their case, and what staff began for somebody was never theirs to send.
 */
export function lapsedEvents(gone: readonly GoneDrafts[]): readonly (readonly NewEvent[])[] {
  const lapsed = gone.filter(({ wasSent, channel }) => !wasSent && channel === 'online');
  return [...Map.groupBy(lapsed, ({ service }) => service).values()].map((ofService) =>
    ofService.map(({ service, begun, count }) => ({ type: lapsedType, public: { service, begun, count } })),
  );
}

/** How many drafts were deleted in all. */
export const countGone = (gone: readonly GoneDrafts[]): number => gone.reduce((all, { count }) => all + count, 0);

const lapsedType = 'forms.drafts-lapsed';

/** The way in which a form begins: by its person, or by staff at a counter, a branch, on the phone or from paper. */
export const channelOf = ({ kind }: Pick<Actor, 'kind'>): DraftChannel =>
  kind === 'guest' || kind === 'citizen' ? 'online' : 'counter';

export type DraftChannel = 'online' | 'counter';
/** So many drafts of one service that began in one month and are deleted now. */
export interface GoneDrafts {
  readonly service: string;
  /** `2026-09`, by legal time. */
  readonly begun: string;
  readonly channel: DraftChannel;
  readonly wasSent: boolean;
  readonly count: number;
}
