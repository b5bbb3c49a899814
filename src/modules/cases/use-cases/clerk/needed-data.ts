import type { ServiceFolder } from '#catalogue';
import type { SummarySection } from '#forms';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { CaseState } from '../../domain/case-state.ts';
import { type Comparison, compareWithRegister, usualFields } from '../../domain/compare-register.ts';
import { dataOf } from '../../domain/outcomes.ts';
import { objectionNode, type TaskRow } from '../../store/task-store.ts';

/** Top-level names of the answers a task needs. An objection needs what the decision needed; without a task only who it is. */
export function neededData(
  folder: ServiceFolder,
  node: { readonly attributes: Readonly<Record<string, string>> } | null,
  task: TaskRow | null,
  nodes: readonly { readonly attributes: Readonly<Record<string, string>> }[],
): ReadonlySet<string> | null {
  if (node && task?.kind !== 'citizen') return dataOf(node.attributes);
  if (task?.node !== objectionNode) return new Set(folder.service.subject.name);
  const decided = nodes
    .filter(({ attributes }) => attributes['role'] === 'clerk')
    .map(({ attributes }) => dataOf(attributes));
  return decided.some((data) => data === null) ? null : new Set(decided.flatMap((data) => [...(data ?? [])]));
}

/** The summary without the answers the task does not need. */
export const onlyNeeded = (
  summary: readonly SummarySection[],
  needed: ReadonlySet<string> | null,
): readonly SummarySection[] =>
  needed
    ? summary
        .map((section) => ({
          ...section,
          rows: section.rows.filter(({ path }) => needed.has(path.split('.')[0] ?? path)),
        }))
        .filter(({ rows }) => rows.length > 0)
    : summary;

/** How many answers were given. */
export const countAnswers = (sections: readonly SummarySection[]): number =>
  sections.reduce(
    (sum, { rows }) => sum + rows.filter(({ lines, files }) => lines.length + files.length > 0).length,
    0,
  );

/** The register record beside the answers, where a match was asked for; only what the task needs. */
export function registerOf(
  folder: ServiceFolder,
  state: CaseState,
  answers: JsonObject,
  needed: ReadonlySet<string> | null,
  language: Language,
): RegisterView | null {
  const match = Object.values(state.process.v).find(isMatch);
  if (!match) return null;
  if (match.kind !== 'unique' || !match.record) return { kind: match.kind, rows: [] };
  const fields = Object.entries(folder.service.prefill?.questions ?? usualFields);
  const wanted = Object.fromEntries(fields.filter(([question]) => needed === null || needed.has(question)));
  return { kind: 'unique', rows: compareWithRegister(answers, match.record, wanted, language) };
}

const isMatch = (value: unknown): value is Match => {
  const kind = (value as Match | null)?.kind;
  return kind === 'ambiguous' || kind === 'none' || (kind === 'unique' && Boolean((value as Match).record));
};

interface Match {
  readonly kind: 'unique' | 'none' | 'ambiguous';
  readonly record?: JsonObject;
}
export interface RegisterView {
  readonly kind: 'unique' | 'none' | 'ambiguous';
  readonly rows: readonly Comparison[];
}
