import { type Rules, rulesSchema } from './rules.ts';

/** The rules in the data of a city, or everything that is wrong with them, each with its place. */
export function readRules(data: unknown, offices: ReadonlySet<string>): RulesReading {
  const read = rulesSchema.safeParse(data);
  if (read.success) return { rules: read.data, faults: rulesFaults(read.data, offices) };
  const faults = read.error.issues.map(({ path, message }) => ({
    code: 'shape' as const,
    path: path.filter((step): step is string | number => typeof step !== 'symbol'),
    found: message,
  }));
  return { rules: null, faults };
}

/** What does not fit together in rules of the right shape; nothing for sound ones. */
function rulesFaults(rules: Rules, offices: ReadonlySet<string>): RuleFault[] {
  const exemptions = new Set(rules.exemptions.map(({ id }) => id));
  const faults: RuleFault[] = [];
  if (!offices.has(rules.addressed))
    faults.push({ code: 'office-unknown', path: ['addressed'], found: rules.addressed });
  for (const list of ['regimes', 'exemptions'] as const)
    rules[list].forEach(({ id }, at) => {
      if (rules[list].findIndex((one) => one.id === id) < at)
        faults.push({ code: 'double', path: [list, at, 'id'], found: id });
    });
  rules.regimes.forEach(({ versions }, regime) => {
    for (const [at, version] of versions.entries()) {
      const path = ['regimes', regime, 'versions', at];
      const next = versions[at + 1];
      if (next && next.from <= (version.until ?? version.from))
        faults.push({ code: 'versions-overlap', path: [...path, 'from'], found: next.from });
      if (version.until !== undefined && version.until < version.from)
        faults.push({ code: 'ends-before-it-begins', path: [...path, 'until'], found: version.until });
      if (version.fee.kind === 'bracket' && version.fee.least > version.fee.most)
        faults.push({ code: 'fee-upside-down', path: [...path, 'fee', 'least'], found: String(version.fee.least) });
      for (const [place, id] of version.exemptions.entries())
        if (!exemptions.has(id))
          faults.push({ code: 'exemption-unknown', path: [...path, 'exemptions', place], found: id });
    }
  });
  if (!rules.regimes.some(({ versions }) => versions.some(({ applies }) => applies)))
    faults.push({ code: 'nothing-applies', path: ['regimes'], found: '' });
  return faults;
}

export interface RulesReading {
  /** There when the shape is right. */
  readonly rules: Rules | null;
  readonly faults: readonly RuleFault[];
}
export interface RuleFault {
  readonly code:
    | 'shape'
    | 'office-unknown'
    | 'double'
    | 'versions-overlap'
    | 'ends-before-it-begins'
    | 'fee-upside-down'
    | 'exemption-unknown'
    | 'nothing-applies';
  readonly path: readonly (string | number)[];
  readonly found: string;
}
