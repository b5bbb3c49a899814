import { legalDue } from '#processes';

/** When a timer of a case's process is due: by law, with the calendar of the city. */
export const dueOf = legalDue;
