import { type Actor, guestActor, systemActor } from '#kernel/actor';
import { legalZone } from '#kernel/clock';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import { deriveGuestKeys } from '#platform/vault';
import type { Composed } from '../compose.ts';
import type { Stage } from './stage.ts';

/** Three made-up requests for information, marked as examples: one answered for everybody, one that waits for its asker, one that is overdue. */
export function exampleRequests(
  { platform }: Stage,
  { doors }: Composed,
  today: Temporal.PlainDate,
): readonly Moment[] {
  const { information } = doors;
  if (!information) return [];
  return examples.flatMap((example) => {
    let kept = { number: '', seen: 0 };
    const at = (daysAgo: number, hour: number): Temporal.Instant =>
      today.subtract({ days: daysAgo }).toZonedDateTime({ timeZone: legalZone, plainTime: { hour } }).toInstant();
    const asked: Moment = {
      at: at(example.askedDaysAgo, 10),
      run: async () => {
        const proof = deriveGuestKeys(resumeCode(platform.random.bytes(resumeCodeBytes))).proof;
        const done = await information.ask(
          { actor: guestActor, guestProofs: [proof] },
          {
            ...{ id: platform.newId(), subject: example.subject, text: example.text, topic: example.topic },
            ...({ name: '', email: '', wish: 'public', language: 'de', isExample: true } as const),
          },
        );
        if (!done.ok) throw new Error(`an example request is refused: ${done.reason}`);
        kept = { number: done.value.number, seen: done.value.seq };
      },
    };
    const { handled } = example;
    if (!handled) return [asked];
    const order = { ...handled.order, seen: 0 };
    const answered: Moment = {
      at: at(handled.daysAgo, 14),
      run: async () => {
        const done = await information.handle(await officerOf(platform), kept.number, { ...order, seen: kept.seen });
        if (!done.ok) throw new Error(`an example request cannot be handled: ${done.reason}`);
      },
    };
    return [asked, answered];
  });
}

async function officerOf({ db }: Stage['platform']): Promise<Actor> {
  const [member] = await db.query<{ id: string }>("SELECT id FROM accounts.staff WHERE login = 'auskunft@demo'");
  const roles = ['informationOfficer'] as const;
  return member ? { ...systemActor, kind: 'staff', id: member.id, roles, offices: ['buergerservice'] } : systemActor;
}

const examples = [
  {
    ...{ askedDaysAgo: 48, topic: 'general' as const, subject: 'Kosten der neuen Parkbänke im Zentrum' },
    text: 'Bitte geben Sie mir eine Liste der neuen Parkbänke im Zentrum mit Jahr und Kosten.',
    handled: {
      daysAgo: 26,
      order: {
        ...({ do: 'answer', answer: 'granted', exemptions: [], publish: 'now' } as const),
        text: 'Im Beispiel wurden 12 Bänke für zusammen 18.000 Euro aufgestellt.',
        publicText: 'Im Beispiel wurden 12 Bänke für zusammen 18.000 Euro aufgestellt.',
      },
    },
  },
  {
    ...{ askedDaysAgo: 12, topic: 'environment' as const, subject: 'Messwerte zum Lärm an der Ringstraße' },
    text: 'Ich möchte alle Messwerte zum Lärm an der Ringstraße aus den letzten Jahren.',
    handled: {
      daysAgo: 9,
      order: { do: 'ask-back', text: 'Welche Jahre sollen wir heraussuchen?' } as const,
    },
  },
  {
    ...{ askedDaysAgo: 44, topic: 'general' as const, subject: 'Wartungsplan der Aufzüge in Bürgerbüros' },
    text: 'Bitte senden Sie mir den Wartungsplan der Aufzüge in den Bürgerbüros.',
    handled: null,
  },
] as const;

interface Moment {
  readonly at: Temporal.Instant;
  run(): Promise<void>;
}
