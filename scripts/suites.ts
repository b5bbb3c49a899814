import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '#platform/config';

/** Runs some projects of Vitest, which say what they do, and counts and names failures from their report. A run without a report is one failure. */
export async function runSuite(projects: readonly string[], env: Environment): Promise<Counts> {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const words = [
    ...['run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...projects.flatMap((project) => ['--project', project]),
  ];
  const child = spawn('node_modules/.bin/vitest', words, {
    env: { ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  const name = projects.join(' and ');
  if (!existsSync(report)) return { ...none, failed: 1, failures: [`${name}: no report`] };
  const counts = count(JSON.parse(readFileSync(report, 'utf8')) as Report);
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: [`${name}: something outside any test, such as a fault after its end`] };
}

/** The counts of several runs together. */
export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (left, right) => ({
      passed: left.passed + right.passed,
      failed: left.failed + right.failed,
      skipped: left.skipped + right.skipped,
      failures: [...left.failures, ...right.failures],
    }),
    none,
  );

/** A file that could not even be read counts as one failure. */
export function count(report: Report): Counts {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter(isFailed);
    if (status === 'failed' && failed.length === 0) return [`${name}: ${firstLine(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `${name} > ${fullName}: ${firstLine(failureMessages?.join(' '))}`,
    );
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

const firstLine = (text = ''): string => text.split('\n', 1)[0] ?? '';

const isFailed = ({ status }: { readonly status: string }): boolean => status === 'failed';
const folder = 'test-results';
const none: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Which tests failed and why, a line each. */
  readonly failures: readonly string[];
}
interface Report {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}
