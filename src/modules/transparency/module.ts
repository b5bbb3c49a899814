import type { Accounts } from '#accounts';
import type { Appointments } from '#appointments';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { Module, Platform } from '#platform/mount';
import { logSigner } from './domain/log-identity.ts';
import { keyTypes, readVerifierKey, verifierOf } from './domain/note/note.ts';
import { logApi } from './http/api.ts';
import { cockpitApi } from './http/cockpit/api.ts';
import { cockpitRoutes } from './http/cockpit/cockpit-routes.ts';
import { usageApi } from './http/cockpit/usage-api.ts';
import { logRoutes } from './http/log-routes.ts';
import { openDataRoutes } from './http/open-data/open-data-routes.ts';
import { ownLogRoutes } from './http/own-routes.ts';
import type { ShellFor } from './http/shell-for.ts';
import { tileRoutes } from './http/tile-routes.ts';
import type { Transparency } from './transparency.ts';
import { appendEntries } from './use-cases/append-entries.ts';
import type { CockpitParts, SeriesSource } from './use-cases/cockpit/cockpit-parts.ts';
import { sealAccesses } from './use-cases/cockpit/seal-accesses.ts';
import type { LogParts } from './use-cases/log-parts.ts';
import { logTimes } from './use-cases/log-times.ts';
import { publishAnswer } from './use-cases/open-data/publish-answer.ts';
import { publishOwnData } from './use-cases/open-data/publish-own-data.ts';
import { publishTable } from './use-cases/open-data/publish-table.ts';
import { openData } from './use-cases/open-data/read-open-data.ts';
import { readPublisher } from './use-cases/open-data/read-publisher.ts';
import { publishCheckpoint } from './use-cases/publish-checkpoint.ts';
import { recheckFigure } from './use-cases/recheck-figure.ts';

/** Mounts the public log: one node at a time appends and seals, every node serves. */
export function transparencyModule(platform: Platform, needs: Needs): Module<Transparency> {
  const { config } = platform;
  const witnesses = config.log.witnesses.flatMap(({ verifier, url }) => {
    const key = readVerifierKey(verifier);
    return key?.type === keyTypes.cosignature ? [{ key, verifier, url }] : [];
  });
  const signer = logSigner(config);
  const trusted = { log: verifierOf(signer), witnesses: witnesses.map(({ key }) => key) };
  const parts: LogParts = { ...platform, origin: signer.name, signer, witnesses, trusted };
  const sources: SeriesSource[] = [];
  const cockpit: CockpitParts = { ...parts, ...doorsOf(needs), sources };
  const seal = async (): Promise<number | null> => {
    await appendEntries(parts);
    await sealAccesses(parts);
    return publishCheckpoint(parts);
  };
  platform.jobs.every('transparency.seal', 30, async () => void (await seal()));
  const publishData = async (): Promise<number> => {
    await appendEntries(parts);
    return publishOwnData(parts, needs.catalogue);
  };
  platform.jobs.every('transparency.open-data', 3_600, async () => void (await publishData()));
  const base = config.baseUrl.replace(/\/$/, '');
  const { catalogue, shellFor } = needs;
  const publisher = () => readPublisher(catalogue.city(), base);
  const data = openData(platform);
  const routes = [
    ...openDataRoutes({ ...{ platform, catalogue, shellFor, base, publisher }, data }),
    ...tileRoutes(parts, needs.verifier),
    ...logRoutes(parts, needs.catalogue, needs.shellFor),
    ...logApi(parts, needs.cases),
    ...ownLogRoutes(parts, needs.cases, needs.shellFor),
    ...cockpitRoutes(cockpit, needs.shellFor),
    ...cockpitApi(cockpit),
    ...usageApi(parts),
  ];
  const door: Transparency = {
    ...{ seal, publishData, logKey: signer.verifier },
    witnessKeys: witnesses.map(({ verifier }) => verifier),
    logTimes: (streams) => logTimes(parts, streams),
    recheckFigure: (order) => recheckFigure(parts, order),
    publishAnswer: (tx, answer) => publishAnswer(platform, tx, answer),
    datasets: () => data.datasets(),
    publishTable: (tx, table) => publishTable(platform, tx, table),
    findDataset: (id) => data.find(id),
    rowsOf: (dataset) => data.rows(dataset),
    addSeries: (source) => void sources.push(source),
    moreKeys: async (request) => (await Promise.all(sources.map((keysOf) => keysOf(request)))).flat(),
  };
  return { name: 'transparency', door, routes };
}

const doorsOf = ({ accounts, appointments, cases, catalogue }: Needs) => ({ accounts, appointments, cases, catalogue });

interface Needs {
  readonly accounts: Accounts;
  readonly appointments: Appointments;
  readonly cases: Cases;
  readonly catalogue: Catalogue;
  readonly shellFor: ShellFor;
  /** The program for outsiders, as built; null before it is. */
  readonly verifier: Uint8Array | null;
}
