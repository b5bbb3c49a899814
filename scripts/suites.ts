import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '#platform/config';

/** Runs some projects of Vitest, shows what they say, and counts from their report. A run without a report is one failure. */
export async function runSuite(projects: readonly string[], env: Environment): Promise<Counts> {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const words = [
    ...['run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...projects.flatMap((project) => ['--project', project]),
  ];
  const child = spawn('node_modules/.bin/vitest', words, { env: { ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  const counts = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')) as Report)
    : { ...none, failed: 1 };
  // Something went wrong outside any test, such as a fault after its end.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The counts of several runs together. */
export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (left, right) => ({
      passed: left.passed + right.passed,
      failed: left.failed + right.failed,
      skipped: left.skipped + right.skipped,
    }),
    none,
  );

/** A file that could not even be read counts as one failure. */
export function count(report: Report): Counts {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const isFailed = ({ status }: { readonly status: string }): boolean => status === 'failed';
const folder = 'test-results';
const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}
