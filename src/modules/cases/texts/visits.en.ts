import type { visitsDe } from './visits.de.ts';

export const visitsEn: typeof visitsDe = {
  title: 'Appointment',
  awaits: (name) => `You need to come to us for this: ${name}. Book an appointment now.`,
  may: 'You can also make an appointment about this case.',
  book: 'Make an appointment',
  another: 'Make another appointment',
  booked: 'Your appointment',
  open: (number) => `Show appointment ${number}`,
  over: 'Your case has ended. Do you still need this appointment?',
  cancel: 'Cancel appointment',
  story: 'You come to us',
  office: {
    title: 'Appointments of the person',
    none: 'There is no appointment for this case.',
    awaits: 'The case waits for a visit.',
    book: 'Make an appointment for the person',
  },
};
