import { expect, it } from 'vitest';
import { renderDocument } from '#ui';
import { onsiteTexts } from '../../../texts/onsite.ts';
import type { CallingProps } from './calling-page.tsx';
import { CurrentPerson, type ShownCurrent } from './current-person.tsx';
import { QueueTable, type ShownWaiting } from './queue-table.tsx';

const typed = '<img src=x onerror=alert(1)>"&';
const shown = '&lt;img src=x onerror=alert(1)>';
const words = onsiteTexts.de;
const props = {
  ...{
    shell: { language: 'de' },
    words,
    csrf: 'c',
    once: 'o',
    base: '/de/team/termine/aufruf',
    action: '/de/team/termine/aufruf',
  },
  ...{
    office: 'mitte',
    place: typed,
    desk: { id: 1, name: typed, isOpen: true },
    current: null,
    waiting: [],
    missed: [],
    elsewhere: [],
  },
  ...{
    services: [],
    others: [{ value: '2', label: typed }],
    terminalHref: '/',
    displayHref: '/',
    callsBeforeMissed: 3,
    error: null,
    done: null,
  },
} as unknown as CallingProps;
const person: ShownCurrent = {
  ...{
    id: 'i',
    seq: 1,
    number: 'A001',
    state: 'called',
    since: '09:00',
    calls: 1,
    mayMiss: false,
    lines: [typed],
    name: typed,
  },
  ...{ visit: null, papers: null, caseNumber: null, caseHref: '/', togetherHref: '/', language: 'de', waited: 3 },
};

const waiting = {
  ...{ id: 'w', seq: 1, number: 'A002', lines: [typed], booked: typed, waits: 1, aside: null, forDesk: typed },
} satisfies ShownWaiting;

it('what people typed is text at the desk and in the queue, never a part of the page (ZMSKVR-467, ZMSKVR-1018: free text as HTML)', () => {
  const page = renderDocument(
    <html lang="de">
      <body>
        <CurrentPerson {...props} person={person} />
        <QueueTable {...props} rows={[waiting]} />
      </body>
    </html>,
  );
  expect(page).not.toContain('<img');
  // Service and name of the current person and the desk to hand on to; place, service, booking and desk in the queue.
  expect(page.split(shown).length - 1).toBeGreaterThanOrEqual(7);
});
