import type { ServiceFolder } from '#catalogue';
import type { Language } from '#kernel/language';
import type { LetterBlock } from '#platform/pdf';
import type { ServiceProcess } from '#processes';
import { type LetterTemplate, writeBlocks } from '../../domain/letter-template.ts';
import { ruleWords } from '../../domain/rule-words.ts';
import { templateOf } from '../issue-letter.ts';

/**
 * What the rules suggest now, in the words of the letters: facts and tables that show the result of a decision, and which rules led
 * to it. A decision that cannot be answered says so.
 */
export function suggestionsOf(
  folder: ServiceFolder,
  process: ServiceProcess,
  scope: Readonly<Record<string, unknown>>,
  language: Language,
): readonly Suggestion[] {
  const rules = Object.values(process.model.nodes).filter((node) => node.kind === 'decision');
  const found = new Map<string, Suggestion>();
  for (const node of rules) {
    const { decision = '', result = '' } = node.attributes;
    if (found.has(decision) || scope[result] === undefined) continue;
    const answer = process.decide(decision, scope);
    found.set(decision, {
      title: node.name,
      ...(answer.ok
        ? {
            isSure: true,
            blocks: shown(folder, process, { ...scope, [result]: answer.value }, result, language),
            rules: ruleWords(folder.files['decision.dmn'] ?? '', answer.rules),
          }
        : { isSure: false, blocks: [], rules: [] }),
    });
  }
  return [...found.values()];
}

/** The facts and tables of all letters of the service that speak of this result, each line once. */
function shown(
  folder: ServiceFolder,
  process: ServiceProcess,
  scope: Readonly<Record<string, unknown>>,
  result: string,
  language: Language,
): LetterBlock[] {
  const names = Object.keys(folder.files).flatMap((path) => /^letters\/(.+)\.yaml$/.exec(path)?.[1] ?? []);
  const mentions = (text: unknown): boolean => new RegExp(`\\b${result}\\b`).test(JSON.stringify(text));
  const rows = new Map<string, string>();
  const tables = new Map<string, LetterBlock>();
  for (const template of names.map((name) => templateOf(folder, name))) {
    const blocks = template.blocks.flatMap((block): LetterTemplate['blocks'] => {
      if (block.kind === 'facts') return [{ ...block, rows: block.rows.filter((row) => mentions(row.value)) }];
      return block.kind === 'table' && mentions(block.each) ? [block] : [];
    });
    for (const block of writeBlocks({ ...template, blocks }, language, scope, process.evaluate)) {
      if (block.kind === 'facts') for (const { label, value } of block.rows) if (value) rows.set(label, value);
      if (block.kind === 'table' && block.rows.length > 0) tables.set(JSON.stringify(block.rows), block);
    }
  }
  const facts = [...rows].map(([label, value]) => ({ label, value }));
  return [...(facts.length > 0 ? [{ kind: 'facts' as const, rows: facts }] : []), ...tables.values()];
}

export interface Suggestion {
  readonly title: string;
  /** False when the rules give no answer for this case. */
  readonly isSure: boolean;
  readonly blocks: readonly LetterBlock[];
  /** In German, as the department wrote them. */
  readonly rules: readonly string[];
}
