import type { ChannelFigures } from '#cases';
import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { kilometresBetween } from '../../domain/network/find-places.ts';
import type { Network } from '../../domain/network/network.ts';
import {
  compareWays,
  countOf,
  evaluatePilot,
  type FigureRow,
  leastCount,
  type Parts,
  type PilotResult,
  type PilotTerms,
  pilotHash,
  savedPerVisit,
  type Way,
} from '../../domain/office/index.ts';
import { casesElsewhere, earnedCents, pilotVisits } from '../../store/office-oversight.ts';
import { type DeclaredPilot, declaredPilots, declarePilot } from '../../store/office-pilots.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { groupOf } from './pilot-groups.ts';
import { countedSpan } from './pilot-span.ts';

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
  const { terms } = pilot;
  const { from, until } = countedSpan(pilot);
  const branches = network.branches.filter(({ institution }) => institution === terms.institution);
  const span = { branches: branches.map(({ id }) => id), services: terms.services, from, until };
  const visits = await pilotVisits(parts.db, span);
  const partner = visits.flatMap(({ caseNumber }) => caseNumber ?? []);
  const order = { services: terms.services, from, until };
  const except = await casesElsewhere(parts.db, span);
  const ways = await parts.cases.channelFigures({ ...order, partner, except });
  const result = evaluatePilot(terms, visits, await earnedCents(parts.db, span));
  const distances = branches.map(({ id, name, district }) => ({ id, name, saved: savedOf(network, district) }));
  const places = distances.map((one) => ({ ...one, visits: visits.filter(({ branch }) => branch === one.id).length }));
  const compared = compareWays({
    ...{ result, ways, saved: savedPerVisit(places), counters: await parts.appointments.waitFigures(order) },
    ratings: await ratingsOf(parts, pilot.id),
    onlineForms: (await parts.opinions?.[0]?.onlineForms(order)) ?? null,
  });
  const today = legalDay(parts.clock.now()).toString();
  return {
    ...pilot,
    countedFrom: from,
    state: today < terms.from ? 'to-come' : today > terms.until ? 'over' : 'running',
    isAsDeclared: isAsDeclared(network, pilot),
    ...{ result, compared, distances },
    ways: (['partner', 'office', 'online'] as const).map((way) =>
      shown(
        way,
        ways.find((one) => one.way === way),
      ),
    ),
  };
}

/** What people thought afterwards, by way; null while nobody asks. */
async function ratingsOf({ opinions }: PartnerParts, pilot: string): Promise<Record<Way, Parts | null>> {
  const ways = ['partner', 'office', 'online'] as const;
  const found = await opinions?.[0]?.ratings(ways.map((way) => groupOf(pilot, way)));
  const of = (way: Way): Parts | null => (found ? (found.get(groupOf(pilot, way)) ?? { part: 0, whole: 0 }) : null);
  return { partner: of('partner'), office: of('office'), online: of('online') };
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
  /** Every figure, side by side. */
  readonly compared: readonly FigureRow[];
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
