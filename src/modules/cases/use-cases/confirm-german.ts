import { ok, type Result, refuse } from '#kernel/result';
import type { Visitor } from '../domain/access.ts';
import { germanTexts, type KeptGermanText } from '../domain/german-texts.ts';
import { getVersion } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import { unmoved } from './citizen-commands.ts';
import { answersOf } from './view-case.ts';
import { openForChange, saveCase } from './with-case.ts';

/**
 * The person confirms the German text of a free text, or mends it and confirms that. Proposal, confirmed text and time are kept.
 * Confirmed twice it stays once. Refused when the office wrote a new proposal meanwhile, so that nobody confirms what was not seen.
 */
export function confirmGerman(parts: CaseParts, visitor: Visitor, order: GermanConfirmation): Promise<Confirmed> {
  const { number, path, proposedAt } = order;
  const german = order.german.trim();
  return parts.db.transaction(async (tx) => {
    const wish = { number, permission: 'case:answer' as const, what: ['answers' as const] };
    const opened = await openForChange(parts, tx, visitor, wish);
    if (!opened?.state) return refuse('not-found');
    const { row, state } = opened;
    const form = parts.forms.formOf(await getVersion(parts, row));
    const kept = state.germanTexts ?? [];
    const found = germanTexts(form, answersOf(form, state), kept).find((text) => text.path === path);
    const own = kept.find((text) => text.path === path && text.text === found?.text);
    if (!found || !own) return refuse('nothing-asked');
    if (own.confirmedAt) return ok(null);
    if (own.proposedAt !== proposedAt) return refuse('changed-meanwhile');
    if (german === '') return refuse('text-missing');
    if ([...german].length > found.limit) return refuse('text-too-long');
    const confirmed: KeptGermanText = {
      ...own,
      german,
      confirmedAt: parts.clock.now().toString({ smallestUnit: 'millisecond' }),
      isCorrected: german !== own.german,
    };
    const event = {
      type: 'case.translation-confirmed',
      public: {
        questions: [path],
        corrected: confirmed.isCorrected,
        by: visitor.mandate ? 'representative' : 'citizen',
      },
      sealed: { path, text: found.text, german, proposal: own.german, writtenBy: own.by },
    };
    const after = { ...state, germanTexts: kept.map((text) => (text === own ? confirmed : text)) };
    await saveCase(parts, tx, row, { ...unmoved(row, after), events: [event], actor: visitor.actor });
    return ok(null);
  });
}

export interface GermanConfirmation {
  readonly number: string;
  /** Place among the answers. */
  readonly path: string;
  /** When the proposal that was seen was made. */
  readonly proposedAt: string;
  readonly german: string;
}
export type Confirmed = Result<
  null,
  'not-found' | 'nothing-asked' | 'changed-meanwhile' | 'text-missing' | 'text-too-long'
>;
