import type { refusals as german } from './refusals.de.ts';

/** What a page says when something cannot be shown or done, and how to go on. */
export const refusals: typeof german = {
  home: 'To the home page',
  help: 'Get help',
  again: 'Try again',
  back: 'Open the page again',
  phone: (number) => `You can also phone us: ${number}.`,
  reference: (id) => `Number for questions: ${id}`,
  signIn: {
    title: 'Please sign in',
    text: 'This page shows personal data. So we need to know who you are.',
    more: 'After signing in you come straight back here.',
    staff: 'This page is for people who work for the city.',
    action: 'Sign in now',
    staffAction: 'Sign in as staff',
  },
  notYours: {
    title: 'This page is not open to you',
    text: 'Your account has no right to see this page.',
    more: 'Is that a mistake? Then ask your team lead, or sign in with another account.',
  },
  expired: {
    title: 'The form was open for too long',
    text: 'For safety we did not take this one entry. Everything before it is saved.',
    steps: [
      'Go one step back in your browser. Your entry is usually still there.',
      'Reload the page and send it again.',
      'If that does not help, allow cookies for this site.',
    ],
  },
  crossSite: {
    title: 'This entry came from another site',
    text: 'To protect you, we did not take it. Nothing has happened.',
    more: 'Open the page here again and enter everything here.',
  },
  notFound: {
    title: 'This page does not exist',
    text: 'Perhaps the address is mistyped, or the page has moved.',
    more: 'You see personal pages only when you are signed in, or on the device on which you started.',
    search: 'What are you looking for?',
    resume: 'Carry on with a code',
  },
  notFoundStaff: {
    title: 'You cannot open anything here',
    text: 'Perhaps the number has a typing error, or the case belongs to another office.',
    more: 'Are you standing in for somebody? Then that person must enter you as their stand-in under “My sign-in”.',
    worklist: 'To my cases',
    own: 'My sign-in',
  },
  conflict: {
    title: 'Somebody was faster',
    text: 'Things changed while you were working. Your last entry was not saved.',
    more: 'Open the page again, have a look and try once more.',
  },
  gone: {
    title: 'This is no longer here',
    text: 'The link has expired, or the data has been deleted.',
    more: 'Do you need it again? Start anew on the home page.',
  },
  tooLarge: {
    title: 'This is too large',
    text: 'The file or the text is larger than allowed. None of it was saved.',
    more: 'Take a smaller file or a photo with a lower resolution. To do so, go one step back.',
  },
  wrongType: {
    title: 'We could not read this',
    text: 'The entry came in a form that we do not know.',
    more: 'Open the page again and send it once more.',
  },
  tooMany: {
    title: 'These were very many requests',
    text: (seconds) => `Please wait ${seconds} seconds. Then you can go on.`,
    more: 'Your saved answers are safe.',
  },
  fault: {
    title: 'Something went wrong on our side',
    text: 'The fault is ours, not yours. What was already saved is safe.',
    more: 'Try again in a few minutes. If it stays like this, please tell us this number.',
  },
  busy: {
    title: 'We will be back soon',
    text: 'The service cannot be reached at the moment. What was already saved is safe.',
    more: 'Try again in a few minutes.',
    unsaved: {
      surely: 'Your last entry is not saved.',
      perhaps: 'Your last entry may not be saved.',
    },
    steps: [
      'Go one step back in your browser. Your entry is usually still there.',
      'Send it again. Nothing will be made twice.',
    ],
  },
};
