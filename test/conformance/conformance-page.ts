import { type MiwgRow, miwgTable } from './miwg.ts';
import ratchet from './ratchet.json' with { type: 'json' };

/** The text of `docs/conformance.md`: what the engine is held against, and every reference model with its result. */
export function conformancePage(rows: readonly MiwgRow[]): string {
  const runs = rows.filter(({ nodes }) => nodes > 0).length;
  return `# Conformance

Written by \`npm run conformance -- --write\`; a test fails when it is out of date. The figures may only rise: \`test/conformance/ratchet.json\`.

| Held against | Figure |
| --- | --- |
| DMN Technology Compatibility Kit, level 2 | ${thousands(ratchet.level2)} of 116 |
| DMN Technology Compatibility Kit, level 3 | ${thousands(ratchet.level3)} of 3,275; those left out call Java methods |
| generated processes of exclusive and parallel gateways, sub-processes, calls and signals on borders, step by step beside \`bpmn-elements\` | ${thousands(ratchet.generatedModels)}, no difference |
| processes in the 21 reference models of the BPMN Model Interchange Working Group | ${runs} run, ${rows.length - runs} are refused |

## The 21 reference models

They are drawings for exchange between editors: most were never meant to run. A process that is refused is shown with the
first reason, its element and its line, and the number of reasons. Each file was written again and read again.

${miwgTable(rows)}
`;
}

/** The line in the README with the same figures. */
export function readmeLine(figures: typeof ratchet): string {
  return (
    `DMN compatibility kit (TCK): level 2 ${thousands(figures.level2)} of 116, level 3 ${thousands(figures.level3)} of 3,275; ` +
    `the ten left out call Java methods. BPMN: ${thousands(figures.generatedModels)} generated processes run as in \`bpmn-elements\`; ` +
    'reference models: [table](docs/conformance.md). Run them: `npm run conformance`.'
  );
}

const thousands = (value: number): string => value.toLocaleString('en-US');
