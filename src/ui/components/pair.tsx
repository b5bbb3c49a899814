/** The class of a group whose fields stand side by side where there is room; `pairTopClass` begins them at one height. */
export const pairClass = 'city-pair';
export const pairTopClass = 'city-pair city-pair--top';

/** The class of a field in a grid. */
export const cellClass = (isWide: boolean): string => (isWide ? 'city-cell city-cell--wide' : 'city-cell');
