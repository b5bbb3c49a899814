import { fork } from 'node:child_process';
import type { Journey, Walked } from './walk.ts';

/** Walks in a process of its own, so that the client's work does not stand in the server's way. */
export async function load(journey: Journey, port: number, users: number, seconds: number): Promise<Walked> {
  const client = fork('bench/support/walk.ts');
  try {
    return await new Promise((done, fail) => {
      client.on('message', (message: { walked?: Walked; failed?: string }) => {
        if (message.walked) done(message.walked);
        else fail(new Error(message.failed));
      });
      client.once('exit', (code) => fail(new Error(`the client ended with ${code}`)));
      client.send({ journey, port, users, seconds });
    });
  } finally {
    client.disconnect();
  }
}

/** The four pages of a dog registration, its check page and sending, in the app. */
export const ownJourney: Journey = {
  start: '/de/hund-kurz/frage/hund',
  ends: '/de/vorgang/',
  steps: [
    { where: 'name', fields: { name: 'Bello {mark}', rasse: 'Dackel' } },
    { where: 'geboren-day', fields: { 'geboren-day': '3', 'geboren-month': '4', 'geboren-year': '2023' } },
    { where: 'herkunft', fields: { herkunft: 'privat' } },
    {
      where: 'familienname',
      fields: { vorname: 'Ada', familienname: 'Beispiel', email: 'ada@example.org' },
    },
    { where: '/senden', fields: {} },
  ],
};

/** The same in the peer. */
export const peerJourney: Journey = {
  start: '/dog/dog',
  ends: 'govuk-panel--confirmation',
  steps: [
    { where: 'dogName', fields: { dogName: 'Bello {mark}', breed: 'Dackel' } },
    { where: 'born__day', fields: { born__day: '3', born__month: '4', born__year: '2023' } },
    { where: 'origin', fields: { origin: 'private' } },
    { where: 'givenName', fields: { givenName: 'Ada', familyName: 'Beispiel', email: 'ada@example.org' } },
    { where: 'action', fields: { action: 'send' } },
  ],
};
