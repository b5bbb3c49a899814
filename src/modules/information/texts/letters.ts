import type { Language } from '#kernel/language';

/** Words of the letters: German binds, English is for reading. */
export const letterTexts: Readonly<Record<Language, LetterWords>> = {
  de: {
    number: 'Anfrage',
    received: 'Eingegangen am',
    law: 'Grundlage',
    asker: 'An die fragende Person',
    greeting: 'Guten Tag,',
    subjects: {
      question: 'Rückfrage zu Ihrer Anfrage',
      fee: 'Was Ihre Anfrage kosten würde',
      hearing: 'Bitte um Ihre Stellungnahme',
      extension: 'Ihre Anfrage dauert länger',
      notice: 'Bescheid über Ihre Anfrage',
      'appeal-answer': 'Bescheid über Ihren Widerspruch',
    },
    question: 'damit wir Ihre Anfrage beantworten können, fehlt uns noch etwas:',
    fee: (amount) => `wir haben den Aufwand geschätzt, bevor wir beginnen. Die Antwort kostet höchstens ${amount}.`,
    feeNext: 'Wir beginnen erst, wenn Sie zustimmen. Wenn Sie ablehnen, entstehen keine Kosten.',
    hearing: (day) =>
      `jemand hat uns nach Informationen gefragt, die Sie betreffen können. Bitte schreiben Sie uns bis zum ${day}, ob etwas dagegen spricht.`,
    extension: (day) => `wir brauchen mehr Zeit. Sie bekommen die Antwort spätestens am ${day}.`,
    reason: 'Der Grund:',
    answers: {
      granted: 'wir geben Ihnen die Informationen, nach denen Sie gefragt haben.',
      'partially-granted': 'wir geben Ihnen einen Teil der Informationen, nach denen Sie gefragt haben.',
      refused: 'wir können Ihnen die Informationen nicht geben.',
      'not-held': 'diese Informationen gibt es bei der Stadt nicht.',
    },
    grounds: 'Was wir nicht herausgeben, und warum',
    files: 'Dokumente zu diesem Bescheid',
    cost: (amount) => `Die Antwort kostet ${amount}, wie vereinbart.`,
    free: 'Die Antwort ist kostenlos.',
    published: (day) => `Wir veröffentlichen die Antwort am ${day}, ohne persönliche Daten.`,
    kept: 'wir haben Ihren Widerspruch geprüft. Es bleibt bei unserer Antwort.',
    changed: 'wir haben Ihren Widerspruch geprüft und ändern unsere Antwort.',
    signature: 'Diese Nachricht kommt elektronisch und gilt ohne Unterschrift.',
  },
  en: {
    number: 'Request',
    received: 'Received on',
    law: 'Legal basis',
    asker: 'To the person who asked',
    greeting: 'Hello,',
    subjects: {
      question: 'A question about your request',
      fee: 'What your request would cost',
      hearing: 'Your opinion, please',
      extension: 'Your request takes longer',
      notice: 'Notice on your request',
      'appeal-answer': 'Notice on your objection',
    },
    question: 'something is missing before we can answer your request:',
    fee: (amount) => `we have estimated the work before we begin. The answer costs ${amount} at most.`,
    feeNext: 'We only begin once you agree. If you decline, there are no costs.',
    hearing: (day) =>
      `somebody asked us for information that may concern you. Please write to us by ${day} if something speaks against it.`,
    extension: (day) => `we need more time. You get the answer on ${day} at the latest.`,
    reason: 'The reason:',
    answers: {
      granted: 'we give you the information you asked for.',
      'partially-granted': 'we give you part of the information you asked for.',
      refused: 'we cannot give you the information.',
      'not-held': 'the city does not have this information.',
    },
    grounds: 'What we do not release, and why',
    files: 'Documents with this notice',
    cost: (amount) => `The answer costs ${amount}, as agreed.`,
    free: 'The answer is free.',
    published: (day) => `We publish the answer on ${day}, without personal data.`,
    kept: 'we have looked at your objection. Our answer stays as it is.',
    changed: 'we have looked at your objection and change our answer.',
    signature: 'This message was made electronically and is valid without signature.',
  },
};

interface LetterWords {
  readonly number: string;
  readonly received: string;
  readonly law: string;
  readonly asker: string;
  readonly greeting: string;
  readonly subjects: Readonly<
    Record<'question' | 'fee' | 'hearing' | 'extension' | 'notice' | 'appeal-answer', string>
  >;
  readonly question: string;
  readonly fee: (amount: string) => string;
  readonly feeNext: string;
  readonly hearing: (day: string) => string;
  readonly extension: (day: string) => string;
  readonly reason: string;
  readonly answers: Readonly<Record<'granted' | 'partially-granted' | 'refused' | 'not-held', string>>;
  readonly grounds: string;
  readonly files: string;
  readonly cost: (amount: string) => string;
  readonly free: string;
  readonly published: (day: string) => string;
  readonly kept: string;
  readonly changed: string;
  readonly signature: string;
}
