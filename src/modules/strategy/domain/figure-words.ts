/** How a figure is worked out of what was counted. */
export const figureMeasures = ['count', 'share', 'mean', 'median', 'p90'] as const;
