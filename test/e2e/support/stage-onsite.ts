import { guestActor } from '#kernel/actor';
import { emptyPlan } from '../../../src/modules/appointments/domain/plan.ts';
import { setDesk } from '../../../src/modules/appointments/store/ticket-store.ts';
import { issueTicket, ticketCode } from '../../../src/modules/appointments/use-cases/onsite/issue-ticket.ts';
import type { OnsiteParts } from '../../../src/modules/appointments/use-cases/onsite/office-now.ts';
import { commandTicket } from '../../../src/modules/appointments/use-cases/onsite/ticket-commands.ts';
import type { Inside } from './inside.ts';

/** A desk that has called somebody, and somebody who waits, at any time of day; gives the places without their language. */
export async function stageOnsite({ platform }: Inside): Promise<StagedOnsite> {
  const parts = { ...platform, plan: emptyPlan } as unknown as OnsiteParts;
  const issue = () =>
    platform.db.transaction((tx) =>
      issueTicket(parts, tx, {
        ...{ office, lines: [{ service: 'wohnsitz-anmelden', persons: 1 }], language: 'de', actor: guestActor },
        ...{ booking: null, dueAt: null, priority: 1, once: null },
      }),
    );
  const [called, waiting] = [await issue(), await issue()];
  if (!called || !waiting) throw new Error('no numbers could be given');
  await setDesk(platform.db, { desk, office, staffId: null, open: true, since: Date.now() / 60_000 });
  await commandTicket(parts, guestActor, called.id, { do: 'call', desk });
  const code = ticketCode(parts, waiting.id);
  return {
    publicPlaces: [
      ...[`/vor-ort/${office}`, `/vor-ort/${office}/nummer`, `/vor-ort/${office}/fertig/${code}`],
      ...[`/warten/${office}/anzeige`, `/warten/${office}/anzeige?ton=ja`],
      ...[`/ticket/${code}`, `/ticket/${ticketCode(parts, called.id)}`],
    ],
    desk: `/team/termine/aufruf?buero=${office}&platz=${desk}`,
  };
}

const [office, desk] = ['buergerbuero-liebertwolkwitz', 902];

export interface StagedOnsite {
  readonly publicPlaces: readonly string[];
  readonly desk: string;
}
