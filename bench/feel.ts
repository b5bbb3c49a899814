import { isDeepStrictEqual } from 'node:util';
import { evaluate, unaryTest } from 'feelin';
import { compileDmn, parseDmn } from '../src/modules/processes/domain/dmn/index.ts';
import { contextFromJs, toJs } from '../src/modules/processes/domain/feel/index.ts';
import { median, report, round, say } from './support/report.ts';

/**
 * Evaluations per second and core of a decision table of 20 rows, plain data in and out, beside feelin with the same
 * texts: A B A B, median of the rounds. Both must give the same fee for every case, or there is no figure.
 */
const [rounds, ownRuns, peerRuns] = [5, 20_000, 200];

async function measure(): Promise<void> {
  const own = ownTable();
  for (const one of cases) {
    const [here, there] = [own(one), peerTable(one)];
    if (!isDeepStrictEqual(here, there)) throw new Error(`${JSON.stringify(one)}: ${here} here, ${there} there`);
  }
  const runs = { own: [] as number[], peer: [] as number[] };
  for (let count = 0; count <= rounds; count++) {
    const [value, other] = [perCore(ownRuns, own), perCore(peerRuns, peerTable)];
    if (count === 0) continue;
    runs.own.push(value);
    runs.peer.push(other);
    say(`Round ${count}: ${round(value)} tables/s/core here, ${round(other)} there`);
  }
  const [value, baselineValue] = [median(runs.own), median(runs.peer)];
  report({
    name: 'feel',
    value,
    unit: 'tables/s/core',
    baseline: 'feelin 8.2.0, cell by cell until one does not fit',
    baselineValue,
    bar: `>= ${leastRatio}x`,
    ok: value / baselineValue >= leastRatio,
    conditions: {
      table: '20 rows, 4 inputs, hit policy UNIQUE: every row is tested; decimals of 34 digits here, binary there',
      evaluations: { own: ownRuns, peer: peerRuns },
      rounds: { own: runs.own.map(round), peer: runs.peer.map(round) },
      differentFees: new Set(cases.map((one) => own(one))).size,
      time: 'processor time, user and system, all threads',
    },
  });
}

const leastRatio = 50;

function ownTable(): (one: Case) => unknown {
  const parsed = parseDmn(dmn);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const compiled = compileDmn(parsed.model);
  return (one) => {
    const result = compiled.evaluate('fee', contextFromJs(one));
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return toJs(result.value);
  };
}

/** The table layer for an engine of single expressions: stops at the first cell that does not fit. */
function peerTable(one: Case): unknown {
  let fee: unknown = null;
  for (const { tests, output } of rows) {
    const fits = tests.every((test, index) => {
      if (test === '-') return true;
      return unaryTest(test, { ...one, '?': one[inputs[index]!] }).value === true;
    });
    if (!fits) continue;
    if (fee !== null) throw new Error('two rows fit');
    fee = evaluate(output, one).value;
  }
  return fee;
}

function perCore(count: number, run: (one: Case) => unknown): number {
  const before = process.cpuUsage();
  for (let done = 0; done < count; done++) run(cases[done % cases.length]!);
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}

const inputs = ['kind', 'income', 'people', 'age'] as const;
const kinds = ['child', 'school', 'adult', 'senior'];
const ages = ['[0..5]', '[6..17]', '[18..66]', '>= 67'];

/** Four kinds of five rows: income bands that meet without gap or overlap, and a discount for more than three people. */
const rows: readonly Row[] = kinds.flatMap((kind, place) => [
  { tests: [`"${kind}"`, '< 1000', '-', ages[place]!], output: '0' },
  { tests: [`"${kind}"`, '[1000..2000)', '<= 3', ages[place]!], output: `${10 + place}.50 * people` },
  { tests: [`"${kind}"`, '[1000..2000)', '> 3', ages[place]!], output: `${8 + place}.25 * people` },
  { tests: [`"${kind}"`, '[2000..3500]', '-', ages[place]!], output: `${20 + place} + (income - 2000) / 100` },
  { tests: [`"${kind}"`, '> 3500', 'not(1)', ages[place]!], output: `${40 + place}` },
]);

const cases: readonly Case[] = kinds.flatMap((kind, place) =>
  [0, 999, 1000, 1500, 2000, 2500, 3500, 4100].flatMap((income) =>
    [2, 3, 4].map((people) => ({ kind, income, people, age: [3, 12, 40, 80][place]! })),
  ),
);

const written = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const dmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:lipsia:bench" name="bench" id="bench">
  ${inputs.map((name) => `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${name === 'kind' ? 'string' : 'number'}"/></inputData>`).join('\n  ')}
  <decision id="fee" name="fee">
    <variable name="fee" typeRef="number"/>
    ${inputs.map((name) => `<informationRequirement><requiredInput href="#${name}"/></informationRequirement>`).join('\n    ')}
    <decisionTable hitPolicy="UNIQUE">
      ${inputs.map((name) => `<input><inputExpression><text>${name}</text></inputExpression></input>`).join('\n      ')}
      <output name="fee" typeRef="number"/>
      ${rows
        .map(({ tests, output }, index) => {
          const cells = tests.map((test) => `<inputEntry><text>${written(test)}</text></inputEntry>`).join('');
          return `<rule id="r${index}">${cells}<outputEntry><text>${written(output)}</text></outputEntry></rule>`;
        })
        .join('\n      ')}
    </decisionTable>
  </decision>
</definitions>`;

interface Row {
  readonly tests: readonly string[];
  readonly output: string;
}
interface Case extends Readonly<Record<string, unknown>> {
  readonly kind: string;
  readonly income: number;
  readonly people: number;
  readonly age: number;
}

await measure();
