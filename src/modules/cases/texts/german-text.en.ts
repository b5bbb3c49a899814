import type { germanTextDe } from './german-text.de.ts';

/** English words about the German text of an answer. */
export const germanTextEn: typeof germanTextDe = {
  clerk: {
    title: (label) => `German text: ${label}`,
    missing: (label) => `German text missing: ${label}`,
    why: 'We keep files in German (VwVfG § 23). Write in German what the text says. The person will confirm it.',
    written: 'What the person wrote',
    label: 'German text',
    hint: 'Leave nothing out and add nothing. Names and addresses stay as they are.',
    send: 'Send for confirmation',
    again: 'Send a new proposal',
    proposed: (when) => `Sent on ${when}. The person has not answered yet.`,
    sent: 'The person sent the German text along.',
    confirmed: (when) => `The person confirmed the German text on ${when}.`,
    warning: 'A German text is missing or not yet confirmed. You can decide all the same.',
  },
  citizen: {
    todo: 'Please confirm the German text',
    todoText: 'We have put your text into German.',
    todoAction: 'Check the German text',
    title: 'Confirm the German text',
    lead: 'We keep files in German. So we need your text in German, too.',
    own: 'What you wrote',
    label: 'German text',
    hint: 'Is something wrong? Then change it here.',
    help: 'Are you not sure? Ask us in a',
    helpLink: 'message',
    send: 'Confirm the German text',
    done: 'Thank you. The German text is confirmed.',
    changed: 'We have changed the German text meanwhile. Please read it once more.',
  },
  errors: {
    'text-missing': 'Write the German text in the field.',
    'text-too-long': (limit) => `The text can have at most ${limit} characters.`,
  },
};
