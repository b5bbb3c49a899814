import type { ChannelFigures } from '#cases';
import { systemActor } from '#kernel/actor';
import { legalDay, legalZone } from '#kernel/clock';
import { kilometresBetween } from '../../domain/network/find-places.ts';
import type { Network } from '../../domain/network/network.ts';
import {
  countOf,
  evaluatePilot,
  leastCount,
  type PilotResult,
  type PilotTerms,
  pilotHash,
} from '../../domain/office/index.ts';
import { earnedCents, pilotVisits } from '../../store/office-oversight.ts';
import { type DeclaredPilot, declaredPilots, declarePilot } from '../../store/office-pilots.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** Declares pilots that were not declared yet: goal, measure and end, with their hash in the event log. The first declaration counts for ever. */
export async function declarePilots(parts: PartnerParts): Promise<number> {
  let declared = 0;
  for (const terms of parts.network?.office?.pilots ?? []) {
    const [hash, stream] = [pilotHash(terms), parts.newId()];
    const declaredAt = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const { id, from, until, measure } = terms;
    const facts = { pilot: id, hash, from, until, figure: measure.figure, target: measure.target };
    const event = { type: 'partners.pilot-declared', public: facts };
    const isNew = await parts.db.transaction(async (tx) => {
      if (!(await declarePilot(tx, { id, hash, terms, declaredAt }, stream))) return false;
      await parts.events.append(tx, { stream, expected: 0, events: [event], actor: systemActor });
      return true;
    });
    if (isNew) declared += 1;
  }
  return declared;
}

/** Each declared pilot with what it came to so far, from visits, ledgers and cases; counted from its declaration on, so that nothing is measured before it was said how. */
export async function pilotReports(parts: PartnerParts): Promise<readonly PilotReport[]> {
  const { network } = parts;
  if (!network) return [];
  const reports = (await declaredPilots(parts.db)).map((pilot) => reportOf(parts, network, pilot));
  return Promise.all(reports);
}

async function reportOf(parts: PartnerParts, network: Network, pilot: DeclaredPilot): Promise<PilotReport> {
  const { terms, declaredAt } = pilot;
  const start = (day: string): string =>
    Temporal.PlainDate.from(day).toZonedDateTime(legalZone).toInstant().toString({ smallestUnit: 'millisecond' });
  const begins = start(terms.from);
  const from = [begins, declaredAt].sort().at(-1)!;
  const until = start(Temporal.PlainDate.from(terms.until).add({ days: 1 }).toString());
  const branches = network.branches.filter(({ institution }) => institution === terms.institution);
  const span = { branches: branches.map(({ id }) => id), services: terms.services, from, until };
  const visits = await pilotVisits(parts.db, span);
  const partner = visits.flatMap(({ caseNumber }) => caseNumber ?? []);
  const ways = await parts.cases.channelFigures({ services: terms.services, from, until, partner });
  const today = legalDay(parts.clock.now()).toString();
  return {
    ...pilot,
    countedFrom: from,
    state: today < terms.from ? 'to-come' : today > terms.until ? 'over' : 'running',
    isAsDeclared: isAsDeclared(network, pilot),
    result: evaluatePilot(terms, visits, await earnedCents(parts.db, span)),
    ways: (['partner', 'office', 'online'] as const).map((way) =>
      shown(
        way,
        ways.find((one) => one.way === way),
      ),
    ),
    distances: branches.map(({ id, name, district }) => ({ id, name, saved: savedOf(network, district) })),
  };
}

/** What the city file says today against what was declared. */
function isAsDeclared(network: Network, { id, hash }: DeclaredPilot): boolean {
  const now = network.office?.pilots.find((one) => one.id === id);
  return now !== undefined && pilotHash(now) === hash;
}

function shown(way: ChannelFigures['way'], figures: ChannelFigures | undefined): WayFigures {
  const { sent = 0, decided = 0, days = null } = figures ?? {};
  return { way, sent: countOf(sent), decided: countOf(decided), days: decided >= leastCount ? days : null };
}

/** How much nearer than the nearest office a branch is to the people around it, in kilometres as the crow flies: from the middle of its district. */
function savedOf(network: Network, district: string): number | null {
  const at = (id: string) => network.districts.find((one) => one.id === id);
  const here = at(district);
  const offices = (network.office?.offices ?? []).flatMap((office) => at(office.district) ?? []);
  return here && offices.length > 0 ? Math.min(...offices.map((office) => kilometresBetween(here, office))) : null;
}

export interface PilotReport extends DeclaredPilot {
  readonly terms: PilotTerms;
  readonly countedFrom: string;
  readonly state: 'to-come' | 'running' | 'over';
  readonly isAsDeclared: boolean;
  readonly result: PilotResult;
  readonly ways: readonly WayFigures[];
  readonly distances: readonly { readonly id: string; readonly name: string; readonly saved: number | null }[];
}
export interface WayFigures {
  readonly way: ChannelFigures['way'];
  readonly sent: number | null;
  readonly decided: number | null;
  /** Median days to the decision. */
  readonly days: number | null;
}
