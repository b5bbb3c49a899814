import type { ServiceFolder } from '#catalogue';
import type { ProcessModel } from '#processes';
import type { CaseStatus } from '../../domain/case-state.ts';
import { type RunningCase, runningCases, runningVersions, standingTokens } from '../../store/running-store.ts';
import type { CaseParts } from '../case-parts.ts';

/** Every version of every service that has running cases: how many, since when, and where they stand. Nothing personal. */
export async function showProcesses(parts: CaseParts): Promise<readonly RunningProcess[]> {
  const [versions, counts] = await parts.db.transaction(async (tx) => [
    await runningVersions(tx),
    await standingTokens(tx),
  ]);
  const shown: RunningProcess[] = [];
  for (const version of versions) {
    const known = await openVersion(parts, version.service, version.version);
    if (!known) continue;
    const standing = counts
      .filter((count) => count.service === version.service && count.version === version.version)
      .map(({ node, tokens }) => ({ node, name: nameOf(known.model, node), tokens }));
    shown.push({
      ...version,
      title: known.title,
      edition: known.folder.edition,
      isOffered: parts.catalogue.findService(version.service)?.version === version.version,
      standing,
    });
  }
  return shown;
}

/** The running cases of one version, oldest first, fifty at a time; null for a version that never was. */
export async function showVersion(
  parts: CaseParts,
  wish: {
    readonly service: string;
    readonly version: string;
    readonly node: string | null;
    readonly after: string | null;
  },
): Promise<VersionView | null> {
  const known = await openVersion(parts, wish.service, wish.version);
  if (!known) return null;
  const { service, version } = wish;
  const rows = await parts.db.transaction((tx) =>
    runningCases(tx, { service, version, after: wish.after, limit: 5_000 }),
  );
  const wanted = rows.filter(({ outline }) => wish.node === null || outline?.t.some(({ n }) => n === wish.node));
  const cases = wanted.slice(0, pageSize);
  return {
    service,
    version,
    title: known.title,
    edition: known.folder.edition,
    isOffered: parts.catalogue.findService(service)?.version === version,
    node: wish.node === null ? null : { id: wish.node, name: nameOf(known.model, wish.node) },
    cases: cases.map((row) => inProcess(row, known.model)),
    after: wanted.length > pageSize ? (cases.at(-1)?.id ?? null) : null,
  };
}

/** A version of a service with its process and its name; null when there never was one. */
export async function openVersion(parts: CaseParts, service: string, version: string): Promise<OpenVersion | null> {
  const folder = await parts.catalogue.findVersion(service, version);
  if (!folder) return null;
  const { model } = await parts.processes.of(folder);
  return { folder, model, title: { de: folder.texts.de.title, en: folder.texts.en.title } };
}

/** Where a case stands, in the words of its diagram. */
export const inProcess = (row: RunningCase, model: ProcessModel): CaseInProcess => ({
  number: row.number,
  status: row.status,
  submittedAt: row.submittedAt,
  legalOn: row.legalOn,
  suspendedAt: row.suspendedAt,
  places: (row.outline?.t ?? [])
    .filter(({ w }) => w !== 'scope' && w !== 'instances')
    .map(({ n }) => ({ node: n, name: nameOf(model, n) })),
});

/** The name that is drawn at an element. */
export const nameOf = (model: ProcessModel, node: string): string => model.nodes[node]?.name ?? node;

const pageSize = 50;

interface Named {
  readonly node: string;
  readonly name: string;
}
interface Title {
  readonly de: string;
  readonly en: string;
}
export interface OpenVersion {
  readonly folder: ServiceFolder;
  readonly model: ProcessModel;
  readonly title: Title;
}
export interface RunningProcess {
  readonly service: string;
  readonly version: string;
  readonly title: Title;
  readonly edition: number;
  /** The version that is offered today. */
  readonly isOffered: boolean;
  readonly cases: number;
  readonly suspended: number;
  readonly oldestAt: string;
  readonly standing: readonly (Named & { readonly tokens: number })[];
}
export interface CaseInProcess {
  readonly number: string;
  readonly status: CaseStatus;
  readonly submittedAt: string;
  readonly legalOn: string | null;
  readonly suspendedAt: string | null;
  readonly places: readonly Named[];
}
export interface VersionView {
  readonly service: string;
  readonly version: string;
  readonly title: Title;
  readonly edition: number;
  readonly isOffered: boolean;
  readonly node: { readonly id: string; readonly name: string } | null;
  readonly cases: readonly CaseInProcess[];
  /** The case after which the next page begins; null on the last one. */
  readonly after: string | null;
}
