import type { linksDe } from './links.de.ts';

export const linksEn: typeof linksDe = {
  feeds: {
    title: 'Calendars of the desks',
    link: 'Calendars of the desks',
    lead: 'A calendar program can read the appointments of a desk. There are no names in it.',
    secret: 'Whoever knows the address sees the appointments. Do not pass it on.',
    desk: (name) => `Desk ${name}`,
    none: 'No address.',
    there: 'An address is active.',
    make: 'Create address',
    remake: 'Create new address',
    end: 'Block address',
    made: (name) => `The new address for desk ${name}`,
    once: 'Copy the address now. You see it only this once.',
    free: 'Free times of the office',
    freeText: 'This address is public. It only says when there is something free.',
    back: 'To the appointments',
  },
};
