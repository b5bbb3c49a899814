import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The real files of FIM, where they lie beside the project. */
export const fim = join(import.meta.dirname, '../../../../shared/data/standards/fim');

/** True when the real files are there; says loudly when they are not. */
export function hasFim(): boolean {
  const isThere = existsSync(join(fim, 'xdf2'));
  if (!isThere) console.warn(`SKIPPED: no FIM files in ${fim}; the import is tested with small files only.`);
  return isThere;
}

/** A small sound city in a folder of its own. */
export async function soundCity(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-'));
  await cp(join(import.meta.dirname, '../catalogue/fixtures/sound'), folder, { recursive: true });
  await cp(join(import.meta.dirname, '../../bin/checks/fixtures/whole'), folder, { recursive: true });
  return folder;
}

/** Takes the two decisions of the department that `service.yaml` waits for. */
export async function decide(service: string): Promise<void> {
  const path = join(service, 'service.yaml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('# identity: low', 'identity: low').replace('# retention:', 'retention:'));
}

/** A message of XDatenfelder 2 around a schema. */
export const xdf2 = (inner: string, id = 'S01'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><xdf:xdatenfelder.stammdatenschema.0102 xmlns:xdf="urn:xoev-de:fim:standard:xdatenfelder_2"><xdf:header><xdf:erstellungszeitpunkt>2026-02-03T10:00:00Z</xdf:erstellungszeitpunkt></xdf:header><xdf:stammdatenschema>${identity(id)}<xdf:name>Bank aufstellen</xdf:name><xdf:bezeichnungEingabe>Eine Bank aufstellen</xdf:bezeichnungEingabe><xdf:bezug>Bankordnung § 1</xdf:bezug>${inner}</xdf:stammdatenschema></xdf:xdatenfelder.stammdatenschema.0102>`;

/** An element in its place, with its cardinality. */
export const use = (number: string, element: string): string =>
  `<xdf:struktur><xdf:anzahl>${number}</xdf:anzahl><xdf:bezug/><xdf:enthaelt>${element}</xdf:enthaelt></xdf:struktur>`;

/** A field; `more` stands after its type. */
export const field = (id: string, name: string, type = 'text', more = '', kind = 'input'): string =>
  `<xdf:datenfeld>${identity(id)}<xdf:name>${name}</xdf:name><xdf:bezeichnungEingabe>${name}</xdf:bezeichnungEingabe><xdf:feldart><code>${kind}</code></xdf:feldart><xdf:datentyp><code>${type}</code></xdf:datentyp>${more}</xdf:datenfeld>`;

/** A group with its parts. */
export const group = (id: string, name: string, parts: string, more = ''): string =>
  `<xdf:datenfeldgruppe>${identity(id)}<xdf:name>${name}</xdf:name><xdf:bezeichnungEingabe>${name}</xdf:bezeichnungEingabe>${more}${parts}</xdf:datenfeldgruppe>`;

const identity = (id: string): string =>
  `<xdf:identifikation><xdf:id>${id}</xdf:id><xdf:version>1.0</xdf:version></xdf:identifikation>`;
