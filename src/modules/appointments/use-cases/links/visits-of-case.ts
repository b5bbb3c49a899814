import type { VisitsAsItStands } from '#cases';
import type { Reads } from '#platform/database';
import type { BookingRow, Person } from '../../domain/booking.ts';
import { instantOf } from '../../domain/spans.ts';
import { giveToPerson, visitsOfCase } from '../../store/link-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';

/**
 * The coming visits of a case, and what can be booked for it: what its process waits for, else its service while it is open. A visit that
 * an ended case does not wait for is no longer needed.
 */
export async function visitsOfCaseAt(parts: AppointmentParts, on: Reads, number: string): Promise<VisitsAsItStands> {
  const { services } = parts.plan;
  const rows = await visitsOfCase(on, number, parts.clock.now().toString());
  return (about) => {
    const isOpen = about.status === 'open' || about.status === 'waiting-for-citizen';
    const awaited = about.awaits ? services.find(({ id }) => id === about.awaits) : undefined;
    const bookable = awaited ?? (isOpen ? services.find(({ service }) => service === about.service) : undefined);
    return {
      bookable: bookable ? { name: bookable.name, href: `/termin?leistung=${bookable.id}&vorgang=${number}` } : null,
      coming: rows.map((row) => ({
        ...{
          number: row.number,
          at: instantOf(row.from),
          place: placeIn(parts, row.office),
          href: `/termin/${row.number}`,
        },
        isNeeded: isOpen || row.lines.some(({ service }) => service === about.awaits),
      })),
    };
  };
}

/** Ties a visit that staff booked in a case to the person of the case, who then finds it there; any other stays with whoever booked it. */
export async function giveToPersonOfCase(
  parts: AppointmentParts,
  { actor }: Pick<Person, 'actor'>,
  row: BookingRow,
  owner: CaseOwner | null,
): Promise<void> {
  if (actor.kind !== 'staff' || (!owner?.accountId && !owner?.guestProof)) return;
  await giveToPerson(parts.db, row.id, owner.accountId, owner.guestProof);
}

const placeIn = ({ catalogue }: AppointmentParts, office: string) => {
  const name = catalogue.findOffice(office)?.name;
  return { de: name?.de ?? office, en: name?.en ?? office };
};

interface CaseOwner {
  readonly accountId: BookingRow['accountId'];
  readonly guestProof: Uint8Array | null;
}
