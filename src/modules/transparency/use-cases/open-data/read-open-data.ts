import type { Clock } from '#kernel/clock';
import type { Database } from '#platform/database';
import type { DataRow, Dataset } from '../../domain/open-data/dataset.ts';
import * as store from '../../store/open-data-releases.ts';

/** What everybody may see at this moment: an embargo that is over needs nobody to lift it. */
export const openData = ({ db, clock }: { readonly db: Database; readonly clock: Clock }): OpenData => {
  const now = () => clock.now().toString();
  return {
    datasets: () => store.visibleDatasets(db, now()),
    releases: (dataset) => store.visibleReleases(db, dataset, now()),
    newest: (limit) => store.newestReleases(db, now(), limit),
    async find(dataset) {
      const [newest] = await store.visibleReleases(db, dataset, now());
      return newest ?? null;
    },
    rows: ({ release: { dataset, version } }, first) => store.readRows(db, dataset, version, first),
    file: (dataset, version, name) => store.findFile(db, { dataset, version, name }, now()),
    ofOffices: (offices) => store.releasesOfOffices(db, offices),
  };
};

export interface OpenData {
  /** Every dataset with its newest release, by id. */
  datasets(): Promise<readonly Dataset[]>;
  /** All versions of a dataset, newest first. */
  releases(dataset: string): Promise<readonly Dataset[]>;
  newest(limit: number): Promise<readonly Dataset[]>;
  find(dataset: string): Promise<Dataset | null>;
  /** The rows of a release, all or only the first. */
  rows(dataset: Dataset, first?: number): Promise<readonly DataRow[]>;
  file(dataset: string, version: number, name: string): ReturnType<typeof store.findFile>;
  /** For staff: also what is under embargo. */
  ofOffices(offices: readonly string[]): Promise<readonly Dataset[]>;
}
