import { servicesRecord } from './records.ts';
import type { StrategyParts } from './strategy-parts.ts';

/** The key figures of every service as they were published last; nothing before the first month is over. */
export async function readServiceFigures({
  transparency,
}: Pick<StrategyParts, 'transparency'>): Promise<ServiceFigures> {
  const dataset = await transparency.findDataset(servicesRecord.id);
  if (!dataset) return { period: null, rows: [] };
  const rows = await transparency.rowsOf(dataset);
  return {
    period: String(rows[0]?.['monat'] ?? dataset.release.from?.slice(0, 7)),
    rows: rows.map((row) => ({
      ...{ service: String(row['leistung']), name: String(row['kennzahl']), unit: String(row['einheit']) },
      ...{ state: String(row['stand']), value: typeof row['wert'] === 'number' ? row['wert'] : null },
    })),
  };
}

export interface ServiceFigures {
  /** Null before the first month is over. */
  readonly period: string | null;
  readonly rows: readonly {
    readonly service: string;
    readonly name: string;
    readonly unit: string;
    readonly state: string;
    readonly value: number | null;
  }[];
}
