import type { NewEvent } from '#kernel/event';

/**
 * What the log says of deleted drafts that were never sent: for each service one stream with one event for each month in which they
 * were begun. Nothing tells whose they were, and sent ones have their case.
 */
export function lapsedEvents(gone: readonly GoneDrafts[]): readonly (readonly NewEvent[])[] {
  const lapsed = gone.filter(({ wasSent }) => !wasSent);
  return [...Map.groupBy(lapsed, ({ service }) => service).values()].map((ofService) =>
    ofService.map(({ service, begun, count }) => ({ type: lapsedType, public: { service, begun, count } })),
  );
}

/** How many drafts were deleted in all. */
export const countGone = (gone: readonly GoneDrafts[]): number => gone.reduce((all, { count }) => all + count, 0);

const lapsedType = 'forms.drafts-lapsed';

/** So many drafts of one service that began in one month and are deleted now. */
export interface GoneDrafts {
  readonly service: string;
  /** `2026-09`, by legal time. */
  readonly begun: string;
  readonly wasSent: boolean;
  readonly count: number;
}
