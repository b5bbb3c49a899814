import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';
import type { Reader } from './reader.ts';

/** Every version of every definition, oldest first; of one goal when it is named. */
export async function readDeclarations(tx: Reader, kpi: string | null = null): Promise<Declaration[]> {
  const rows = await tx.query<Omit<Declaration, 'at'> & { readonly at: Date }>(
    `SELECT kpi, version, declared_at AS at, from_month AS "from", definition, digest, stream FROM strategy.declaration
     WHERE $1::text IS NULL OR kpi = $1 ORDER BY kpi, version`,
    [kpi],
    'strategy-declarations',
  );
  return rows.map((row) => ({ ...row, at: instant(row.at) }));
}

/** False when this version stands there already. */
export async function insertDeclaration(tx: Tx, one: Declaration): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO strategy.declaration (kpi, version, declared_at, from_month, definition, digest, stream)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (kpi, version) DO NOTHING RETURNING 1`,
    [one.kpi, one.version, one.at, one.from, JSON.stringify(one.definition), one.digest, one.stream],
  );
  return rows.length > 0;
}

/** Every value, oldest month first; of one goal when it is named. */
export async function readMeasurements(tx: Reader, kpi: string | null = null): Promise<Measurement[]> {
  const rows = await tx.query<Omit<Measurement, 'at' | 'value'> & { readonly at: Date; readonly value: string | null }>(
    `SELECT kpi, period, version, value, base, late, file, sha256, measured_at AS at, stream FROM strategy.measurement
     WHERE $1::text IS NULL OR kpi = $1 ORDER BY period, kpi`,
    [kpi],
    'strategy-measurements',
  );
  return rows.map((row) => ({ ...row, at: instant(row.at), value: row.value === null ? null : Number(row.value) }));
}

export const insertMeasurement = (tx: Tx, one: Measurement): void =>
  tx.post(
    `INSERT INTO strategy.measurement (kpi, period, version, value, base, late, file, sha256, measured_at, stream)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [one.kpi, one.period, one.version, one.value, one.base, one.late, one.file, one.sha256, one.at, one.stream],
  );

/** The months that are closed, oldest first. */
export const readMonths = (tx: Reader): Promise<ClosedMonth[]> =>
  tx.query<ClosedMonth>('SELECT period, release FROM strategy.month ORDER BY period', [], 'strategy-months');

/** False when another node has closed it. */
export async function insertMonth(tx: Tx, { period, release }: ClosedMonth, at: string): Promise<boolean> {
  const rows = await tx.query(
    'INSERT INTO strategy.month (period, release, closed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
    [period, release, at],
  );
  return rows.length > 0;
}

const instant = (date: Date): string => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();

export interface Declaration {
  readonly kpi: string;
  readonly version: number;
  /** ISO instant. */
  readonly at: string;
  /** First month it is meant for. */
  readonly from: string;
  readonly definition: JsonObject;
  readonly digest: string;
  readonly stream: Uuid;
}
export interface Measurement {
  readonly kpi: string;
  readonly period: string;
  readonly version: number;
  readonly value: number | null;
  readonly base: number;
  readonly late: number;
  readonly file: string | null;
  readonly sha256: string | null;
  /** ISO instant. */
  readonly at: string;
  readonly stream: Uuid;
}
export interface ClosedMonth {
  readonly period: string;
  readonly release: number | null;
}
