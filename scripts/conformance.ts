import { writeFileSync } from 'node:fs';
import { conformancePage } from '../test/conformance/conformance-page.ts';
import { compareEngines } from '../test/conformance/differential.ts';
import { hasTck, runTck, type TckScore, tckArchive } from '../test/conformance/dmn-tck.ts';
import { hasMiwg, miwgArchive, miwgTable, readMiwg } from '../test/conformance/miwg.ts';
import ratchet from '../test/conformance/ratchet.json' with { type: 'json' };
import { step } from './progress.ts';

/** Holds the engines against the kits and against another engine, prints what fails, and ends with 1 below the ratchet. */
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const isMissing = (name: string, place: string): void => say(`✗ SKIPPED: ${name} is not there: ${place}`);

function told(score: TckScore, wanted: number): void {
  const isEnough = score.passed >= wanted;
  for (const { id, reason } of score.failures) say(`  ${score.level} ${id}: ${reason}`);
  say(`${mark(isEnough)} DMN TCK ${score.level}: ${score.passed} of ${score.total}, at least ${wanted}`);
}

function mark(isFine: boolean): string {
  if (!isFine) process.exitCode = 1;
  return isFine ? '✓' : '✗';
}

if (hasTck()) {
  const wanted: Readonly<Record<string, number>> = {
    'compliance-level-2': ratchet.level2,
    'compliance-level-3': ratchet.level3,
  };
  for (const score of runTck()) if (score.level in wanted) told(score, wanted[score.level] ?? 0);
} else isMissing('the DMN Technology Compatibility Kit', tckArchive);

if (hasMiwg()) {
  const rows = await readMiwg();
  const runs = rows.filter(({ nodes }) => nodes > 0).length;
  const lost = rows.filter(({ roundTrips, nodes }) => nodes > 0 && !roundTrips).length;
  say(`\n${miwgTable(rows)}\n`);
  say(
    `${mark(runs >= ratchet.processesThatRun && lost === 0)} BPMN reference models: ${runs} of ${rows.length} processes run, at least ${ratchet.processesThatRun}`,
  );
  if (process.argv.includes('--write')) writeFileSync('docs/conformance.md', conformancePage(rows));
} else isMissing('the folder of BPMN reference models', miwgArchive);

try {
  const models = ratchet.generatedModels;
  const same = await step(`Running ${models} generated processes beside bpmn-elements`, () => compareEngines(models));
  say(`${mark(true)} Differential: ${same.models} generated processes, ${same.steps} steps, no difference`);
} catch (cause) {
  say(`${mark(false)} Differential: ${(cause as Error).message}`);
}
