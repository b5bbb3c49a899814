/** Id of the field for the German text of the answer at this place. */
export const germanField = (path: string): string => `uebertragung-${path.replaceAll('.', '-')}`;
