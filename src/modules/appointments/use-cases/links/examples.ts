import { guestActor, systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import { deriveGuestKeys } from '#platform/vault';
import type { Person } from '../../domain/booking.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { findSlots } from '../find-slots.ts';
import { bookAtOnce } from '../take-slot.ts';
import { confirmWish, makeWish } from '../wishes/wish-commands.ts';
import { confirmSecret } from '../wishes/wish-parts.ts';

/** Puts a few visits of the coming days and a wish that waits into the demo, by the same steps as people do it; gives how many visits. */
export async function seedExamples(parts: AppointmentParts): Promise<number> {
  const today = legalDay(parts.clock.now());
  let booked = 0;
  for (const [index, { name, services, office }] of examples.entries()) {
    const lines = services.map((service) => ({ service, persons: 1 }));
    const wish = { lines, office, isAccessible: false, isStaff: false, days: 2 + (index % 3) };
    const found = await findSlots(parts, { ...wish, from: today.add({ days: 1 }) });
    const starts = found.ok ? (found.value.at(-1)?.offices.flatMap((one) => one.starts) ?? []) : [];
    const start = starts[Math.floor((starts.length * (index + 1)) / (examples.length + 1))];
    if (!start || !office) continue;
    const done = await bookAtOnce(
      parts,
      {
        ...{ office, at: start.at, lines, person: somebody(parts), channel: 'online', language: 'de' },
        ...{ caseNumber: null, once: null },
      },
      { name, email: `beispiel${index + 1}@demo.invalid` },
    );
    if (done.ok) booked += 1;
  }
  await seedWish(parts, today);
  return booked;
}

/** A wish for Saturdays, on which hardly anything is free, so that it waits. */
async function seedWish(parts: AppointmentParts, today: Temporal.PlainDate): Promise<void> {
  const [service] = parts.plan.services;
  if (!service) return;
  const made = await makeWish(parts, {
    wanted: {
      ...{ services: [service.id], persons: 1, stepFree: true, weekdays: [6], times: ['morning'], notBefore: null },
      ...{ before: today.add({ weeks: 5 }).toString(), offices: parts.plan.offices.map(({ id }) => id) },
    },
    contact: { name: 'Ida Beispiel-Demo', email: 'wunsch@demo.invalid' },
    ...{ person: somebody(parts), language: 'de' },
  });
  if (!made.ok) return;
  const { id, number } = made.value;
  await confirmWish(parts, systemActor, { number, secret: confirmSecret(parts, id) });
}

const somebody = ({ random }: AppointmentParts): Person => ({
  actor: guestActor,
  guestProofs: [deriveGuestKeys(resumeCode(random.bytes(resumeCodeBytes))).proof],
});

/** Every family name ends in `-Demo`, so that nobody takes them for real. */
const examples = [
  { name: 'Ada Beispiel-Demo', services: ['personalausweis'], office: 'buergerbuero-otto-schill-strasse' },
  { name: 'Ben Beispiel-Demo', services: ['wohnsitz-anmelden'], office: 'buergerbuero-otto-schill-strasse' },
  { name: 'Cem Beispiel-Demo', services: ['abholung'], office: 'buergerbuero-otto-schill-strasse' },
  { name: 'Dora Beispiel-Demo', services: ['fuehrungszeugnis', 'beglaubigung'], office: 'buergerbuero-leutzsch' },
  { name: 'Emil Beispiel-Demo', services: ['meldebescheinigung'], office: 'buergerbuero-leutzsch' },
] as const;
