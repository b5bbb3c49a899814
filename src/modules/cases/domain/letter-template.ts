import { z } from 'zod';
import type { Bilingual, Language } from '#kernel/language';
import type { LetterBlock } from '#platform/pdf';
import { fillText } from './fill-text.ts';
import { writeParagraph } from './quote-german.ts';

/** A letter's template: data of the service, written by the department. */
export const letterTemplate = z.strictObject({
  kind: z.enum(['notice', 'confirmation', 'certificate', 'letter']),
  remedy: z.enum(['objection', 'none']).default('none'),
  subject: z.strictObject({ de: z.string(), en: z.string() }),
  reference: z
    .array(z.strictObject({ label: z.strictObject({ de: z.string(), en: z.string() }), value: z.string() }))
    .default([]),
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.enum(['paragraph', 'heading']),
        when: z.string().optional(),
        text: z.strictObject({ de: z.string(), en: z.string() }),
      }),
      z.strictObject({
        kind: z.literal('list'),
        when: z.string().optional(),
        items: z.array(z.strictObject({ de: z.string(), en: z.string() })),
      }),
      z.strictObject({
        kind: z.literal('facts'),
        when: z.string().optional(),
        rows: z.array(
          z.strictObject({
            label: z.strictObject({ de: z.string(), en: z.string() }),
            value: z.union([z.string(), z.strictObject({ de: z.string(), en: z.string() })]),
            when: z.string().optional(),
          }),
        ),
      }),
      z.strictObject({
        kind: z.literal('table'),
        when: z.string().optional(),
        each: z.string(),
        head: z.array(z.strictObject({ de: z.string(), en: z.string() })),
        row: z.array(z.union([z.string(), z.strictObject({ de: z.string(), en: z.string() })])),
      }),
      z.strictObject({
        kind: z.literal('legal'),
        when: z.string().optional(),
        heading: z.strictObject({ de: z.string(), en: z.string() }),
        text: z.strictObject({ de: z.string(), en: z.string() }),
      }),
      z.strictObject({
        kind: z.literal('qr'),
        when: z.string().optional(),
        text: z.string(),
        caption: z.strictObject({ de: z.string(), en: z.string() }),
      }),
    ]),
  ),
});

/** Writes the blocks of a letter in one language; blocks and rows whose condition is not true are left out. */
export function writeBlocks(
  template: LetterTemplate,
  language: Language,
  scope: LetterScope,
  evaluate: Evaluate,
): LetterBlock[] {
  const fill = (text: string | Bilingual, more: LetterScope = {}): string =>
    fillText(typeof text === 'string' ? text : text[language], language, { ...scope, ...more }, evaluate);
  const holds = (when: string | undefined, more: LetterScope = {}): boolean =>
    when === undefined || evaluate(when, { ...scope, ...more }) === true;
  const written = (block: LetterTemplate['blocks'][number]): LetterBlock | LetterBlock[] => {
    switch (block.kind) {
      case 'paragraph':
        return writeParagraph(block.text[language], language, fill);
      case 'heading':
        return { kind: block.kind, text: fill(block.text) };
      case 'list':
        return { kind: 'list', items: block.items.map((item) => fill(item)) };
      case 'facts':
        return {
          kind: 'facts',
          rows: block.rows
            .filter((row) => holds(row.when))
            .map((row) => ({ label: row.label[language], value: fill(row.value) })),
        };
      case 'table': {
        const items = evaluate(block.each, scope);
        const rows = (Array.isArray(items) ? items : []).map((item) => block.row.map((cell) => fill(cell, { item })));
        return { kind: 'table', head: block.head.map((head) => head[language]), rows };
      }
      case 'legal':
        return { kind: 'legal', heading: block.heading[language], text: fill(block.text) };
      case 'qr':
        return { kind: 'qr', text: fill(block.text), caption: fill(block.caption) };
    }
  };
  return template.blocks.filter((block) => holds(block.when)).flatMap((block) => written(block));
}

export type LetterTemplate = z.infer<typeof letterTemplate>;
/** Answers, variables and facts by name. */
export type LetterScope = Readonly<Record<string, unknown>>;
/** Evaluates FEEL over a scope; an error gives null. */
export type Evaluate = (expression: string, scope: LetterScope) => unknown;
