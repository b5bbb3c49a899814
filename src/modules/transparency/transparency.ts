import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { DataRow, Dataset } from './domain/open-data/dataset.ts';
import type { SeriesSource } from './use-cases/cockpit/cockpit-parts.ts';
import type { LogTimes } from './use-cases/log-times.ts';
import type { AnswerOrder } from './use-cases/open-data/publish-answer.ts';
import type { OwnTable, PublishedTable } from './use-cases/open-data/publish-table.ts';
import type { FigureOrder, RecheckedFigure } from './use-cases/recheck-figure.ts';

/** The door of the public log. */
export interface Transparency {
  /** Brings all final events into the log and seals it, now instead of within the minute; gives the size of the tree, null when another node is at it. */
  seal(): Promise<number | null>;
  /** Publishes the city's own datasets as far as they changed, now instead of within the hour; gives how many. */
  publishData(): Promise<number>;
  /** Publishes the answer to a request for information as a dataset, in the caller's transaction; gives its name. */
  publishAnswer(tx: Tx, order: AnswerOrder): Promise<string>;
  /** Everything that is public as open data at this moment. */
  datasets(): Promise<readonly Dataset[]>;
  /** Publishes a table of another module as one of the city's own datasets. */
  publishTable(tx: Tx, table: OwnTable): Promise<PublishedTable>;
  /** A dataset that everybody may see, with its newest release; null for an unknown one. */
  findDataset(id: string): Promise<Dataset | null>;
  /** The rows of its newest release. */
  rowsOf(dataset: Dataset): Promise<readonly DataRow[]>;
  /** Takes up the keys of another module under which reads of a person's data are recorded, so that they stand in the person's own series. */
  addSeries(source: SeriesSource): void;
  /** All keys that were taken up so. */
  moreKeys: SeriesSource;
  /** Whether witnesses had seen the first entry of each of these streams before a month began. */
  logTimes(streams: readonly Uuid[]): Promise<LogTimes>;
  /** Works one published figure out again from its entries in the log and its open file, as the program for outsiders does. */
  recheckFigure(order: FigureOrder): Promise<RecheckedFigure>;
  /** The key against which everything in the log is checked. */
  readonly logKey: string;
  /** The keys of the witnesses that this log asks. */
  readonly witnessKeys: readonly string[];
}
