import type { Accounts } from '#accounts';
import type { Appointments } from '#appointments';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { Forms } from '#forms';
import { systemActor } from '#kernel/actor';
import type { Module, Platform } from '#platform/mount';
import type { Register } from '#register';
import type { Network } from './domain/network/network.ts';
import { readNetwork } from './domain/network/read-network.ts';
import { actorOfDpop } from './http/api/actor-of-dpop.ts';
import { partnerRoutes } from './http/api/partner-routes.ts';
import { appRoutes } from './http/app/app-routes.ts';
import { branchRoutes } from './http/branch-routes.ts';
import { cardRoutes } from './http/card-routes.ts';
import { custodyRoutes } from './http/custody/custody-routes.ts';
import { deskRoutes } from './http/desk-routes.ts';
import { backOfficeRoutes } from './http/office/routes.ts';
import { ownVisitRoutes } from './http/own-visit-routes.ts';
import type { ShellFor } from './http/shell-for.ts';
import type { Partners } from './partners.ts';
import { addClient, addKey, allClients, endClientKey, renewSecret, revokeClient } from './use-cases/api/clients.ts';
import { forgetTokens } from './use-cases/api/forget-tokens.ts';
import { partnerCallers } from './use-cases/api/partner-callers.ts';
import { collectNews, tellJob, tellNews } from './use-cases/api/tell-news.ts';
import { writeEntry } from './use-cases/branch-ledger.ts';
import { forgetReadings } from './use-cases/card/begin-reading.ts';
import { eidService } from './use-cases/card/eid-service.ts';
import { nameClerk, revokeClerk } from './use-cases/clerks.ts';
import { sendCodeText, sweepCustody } from './use-cases/custody/custody-background.ts';
import { seedCustody } from './use-cases/custody/example-custody.ts';
import { pickUpsOf } from './use-cases/custody/pick-up-words.ts';
import { flagGuard } from './use-cases/office/flags.ts';
import { followCases } from './use-cases/office/follow-cases.ts';
import { type Opinions, pilotGroups } from './use-cases/office/pilot-groups.ts';
import { declarePilots } from './use-cases/office/pilots.ts';
import { forgetMarks } from './use-cases/office/seal-marks.ts';
import { branchVisitsKeeper, copyOfBranchVisits } from './use-cases/own-copy.ts';
import { forgetVisits } from './use-cases/own-visit.ts';
import type { PartnerParts } from './use-cases/partner-parts.ts';
import { seedWait } from './use-cases/waiting/example-wait.ts';

/** Mounts the service points of partners: pages for people and for clerks of branches, and their ledgers. */
export function partnersModule(platform: Platform, doors: PartnerDoors): Module<Partners> {
  const { shellFor, appWorker, ...lower } = doors;
  const network = networkOf(doors.catalogue);
  const opinions: Opinions[] = [];
  const { eid: card } = platform.config;
  const eid = card ? eidService({ eid: card, clock: platform.clock, log: platform.log }) : null;
  const parts: PartnerParts = { ...platform, ...lower, network, eid, opinions };
  platform.jobs.every('partners.forget', 3_600, async () => {
    const ended = await forgetVisits(parts, systemActor);
    await forgetMarks(parts);
    await forgetReadings(parts);
    if (ended > 0) platform.log.info('visits ended that nobody came for', { ended });
  });
  const callers = partnerCallers(parts);
  platform.jobs.every('partners.tokens', 600, () => forgetTokens(parts));
  platform.jobs.every('partners.news', 60, async () => void (await collectNews(parts)));
  platform.jobs.handle(tellJob, ({ id }) => tellNews(parts, String(id)));
  platform.jobs.every('partners.custody', 600, async () => void (await sweepCustody(parts)));
  platform.jobs.handle('partners.code-text', (data) => sendCodeText(parts, data));
  platform.jobs.every('partners.follow', 30, async () => void (await followCases(parts)));
  platform.jobs.every('partners.pilots', 300, async () => void (await declarePilots(parts)));
  doors.accounts.addKeeper(branchVisitsKeeper(parts));
  doors.cases.addGuard(flagGuard);
  doors.cases.addPickUps({ pickUpsOf: (about) => pickUpsOf(parts, about) });
  const door: Partners = {
    actorOfDpop: (call) => actorOfDpop(parts, callers, call),
    clients: {
      add: (order) => addClient(parts, order),
      addKey: (id, jwk) => addKey(parts, id, jwk),
      endKey: (id, kid) => endClientKey(parts, id, kid),
      renewSecret: (id) => renewSecret(parts, id),
      revoke: (id) => revokeClient(parts, id),
      all: () => allClients(parts),
    },
    network: () => network,
    copyOf: (person) => copyOfBranchVisits(parts, person),
    branchName: (id) => network?.branches.find((branch) => branch.id === id)?.name ?? null,
    pilotGroups: (caseNumber) => pilotGroups(parts, caseNumber),
    addOpinions: (source) => void opinions.push(source),
    seedWait: (clerk, moveOn) => seedWait(parts, clerk, moveOn),
    seedCustody: (hands) => seedCustody(parts, hands),
    nameClerk: (clerk) => nameClerk(parts, clerk),
    revokeClerk: (staffId, actor) => revokeClerk(parts, staffId, actor),
    writeOfficeEntry: (tx, branch, body, actor) => writeEntry(parts, tx, { branch, by: 'office', body, actor }),
  };
  const routes = [
    ...branchRoutes(parts, shellFor),
    ...ownVisitRoutes(parts, shellFor),
    ...deskRoutes(parts, shellFor),
    ...cardRoutes(parts, shellFor),
    ...custodyRoutes(parts, shellFor),
    ...backOfficeRoutes(parts, shellFor),
    ...partnerRoutes(parts, callers),
  ];
  return { name: 'partners', door, routes: [...routes, ...appRoutes(parts, shellFor, appWorker)] };
}

/** A network that does not fit stops the start, as other facts of the city do. */
function networkOf(catalogue: Catalogue): Network | null {
  const city = catalogue.city();
  const data = city.data['partners'];
  if (data === undefined) return null;
  const { network, faults } = readNetwork(data, new Set(city.services.map(({ id }) => id)));
  // A service that was left out, or published in the meantime, must not take the partners with it: without a row it is closed at all of them.
  const mayWait: readonly string[] = ['service-unknown', 'service-missing'];
  if (!network || faults.some(({ code }) => !mayWait.includes(code)))
    throw new Error('partners.yaml does not fit: run check:city');
  return network;
}

interface PartnerDoors {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly forms: Forms;
  readonly cases: Cases;
  readonly appointments: Appointments;
  readonly register: Register;
  readonly shellFor: ShellFor;
  /** Script that keeps the app of the counters on their devices; null before the first build. */
  readonly appWorker: string | null;
}
