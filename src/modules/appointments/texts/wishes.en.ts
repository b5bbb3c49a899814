import { drawsEn } from './draws.en.ts';
import { urgentEn } from './urgent.en.ts';
import type { wishesDe } from './wishes.de.ts';

export const wishesEn: typeof wishesDe = {
  form: {
    title: 'Appointment on request',
    lead: 'Tell us once what suits you. When a slot becomes free, we offer it to you.',
    offices: 'Where can you come to?',
    officesHint: 'Choose nothing if any place is fine.',
    days: 'On which days?',
    daysHint: 'Choose nothing if any day is fine.',
    times: 'At what time of day?',
    timesHint: 'Choose nothing if any time is fine.',
    last: 'By which day do you need the appointment?',
    send: 'Send request',
    fair: 'Who asks first gets the first offer. Several requests do not help.',
    privacy: 'We encrypt your name and e-mail address. We delete them once your request is done.',
  },
  dayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  timeNames: { morning: 'Morning', afternoon: 'Afternoon' },
  errors: {
    'last-missing': 'Enter a day, for example 15 3 2027',
    'wish-in-the-past': 'Enter a day that is still to come',
    'already-wished': 'We are already looking for such an appointment for this e-mail address. One request is enough.',
    'unconfirmed-already':
      'We have written to this address several times already. Please confirm one of these requests.',
    'link-wrong': 'This link does not belong to any request. Open it from the e-mail again.',
    'confirm-late': 'This request has ended already. You can send a new one.',
    'not-found': 'We cannot find a request for this. Check both entries.',
  },
  page: {
    titles: {
      awaiting: 'Confirm your e-mail address',
      open: 'We are looking for an appointment for you',
      offered: 'An appointment is free for you',
      fulfilled: 'Your request is fulfilled',
      withdrawn: 'You took back your request',
      expired: 'The time for your request is over',
      rested: 'Your request is at rest',
      unconfirmed: 'Your request was not confirmed',
    },
    texts: {
      awaiting: 'We have sent you an e-mail. Open the link in it within a day. Your place in the line counts from now.',
      open: 'As soon as a slot becomes free, you get an e-mail. You do not need to check yourself.',
      offered: 'We hold this appointment for you. After that, the next person gets it.',
      fulfilled: 'You accepted the appointment. You find it among your appointments.',
      withdrawn: 'We have stopped looking.',
      expired: 'Nothing that fits became free by your last day. You can send a new request.',
      rested: 'You did not accept three offers. If you are still looking, send a new request.',
      unconfirmed: 'The e-mail address was not confirmed for a day. You can send a new request.',
    },
    wish: 'Your request',
    number: 'Request number',
    where: 'Where',
    anywhere: 'Any place',
    days: 'Days',
    anyDay: 'Any day',
    times: 'Time of day',
    anyTime: 'Any time',
    last: 'Last day',
    access: 'Access',
    stepFree: 'Only places you can reach with a wheelchair',
    until: 'Answer by',
    accept: 'Accept appointment',
    decline: 'No, keep looking',
    withdraw: 'Take back request',
    anew: 'New request',
    own: 'Your appointments',
    over: 'The time for this offer was over. We keep looking.',
    tooMany: 'There are already too many appointments under your e-mail address. Please cancel one first.',
  },
  confirm: {
    title: 'Confirm e-mail address',
    lead: 'Is this e-mail address yours? Then we look for an appointment for you.',
    send: 'Yes, this is my address',
    notYou: 'You did not send a request? Then just close this page.',
    doneTitle: 'Your address is confirmed',
    doneText: 'We are now looking for an appointment for you. When something becomes free, you get an e-mail.',
    open: 'Open the request on this device',
  },
  draws: drawsEn,
  urgent: urgentEn,
  work: {
    title: 'One moment please',
    lead: 'Very many people are looking for an appointment right now. Your device solves a small sum. Then it goes on by itself.',
    done: 'Done, here we go.',
    go: 'Continue',
    wait: (seconds) => `Without JavaScript, your device solves no sum. Then wait ${seconds} seconds and continue.`,
    why: 'This is how programs do not get ahead of people. You never have to solve a picture puzzle.',
    readyTitle: 'Thank you for waiting',
    readyLead: 'You can choose the appointment now.',
  },
  open: {
    title: 'Open a request',
    lead: 'This is how you get to your request on any device.',
    numberHint: 'You find it in the e-mail, for example W-7KQ4-M2XD-9.',
    email: 'E-mail address',
    emailHint: 'As you gave it with your request.',
    send: 'Open request',
  },
  start: {
    title: 'No suitable appointment free?',
    link: 'Appointment on request: we look for you',
    own: (number) => `Your request ${number}`,
  },
  mail: {
    confirm: {
      subject: 'Confirm your e-mail address',
      text: ({ number, address }) =>
        `Hello,\n\nsomebody asked for an appointment with this address. Was it you? Then confirm it within a day:\n${address}\n\nOtherwise you need not do anything. Request number: ${number}\n\nYour City of Leipzig\n`,
    },
    offer: {
      subject: 'An appointment is free for you',
      text: ({ number, when, place, until, address }) =>
        `Hello,\n\nan appointment is free for you:\n\n${when}\n${place}\n\nAccept it by ${until}:\n${address}\n\nAfter that, the next person gets it. Your request number: ${number}\n\nYour City of Leipzig\n`,
    },
    proof: {
      subject: 'Your proof has been checked',
      text: ({ number, address }) =>
        `Hello,\n\nwe have checked your proof. What came of it stands here:\n${address}\n\nYour request number: ${number}\n\nYour City of Leipzig\n`,
    },
    over: {
      subject: 'Your request for an appointment has ended',
      text: ({ number, address }) =>
        `Hello,\n\nwe are no longer looking for an appointment for you. You can see why here:\n${address}\n\nYour request number: ${number}\n\nYour City of Leipzig\n`,
    },
  },
};
