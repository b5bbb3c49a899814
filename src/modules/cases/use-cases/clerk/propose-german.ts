import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import { germanTexts, type KeptGermanText } from '../../domain/german-texts.ts';
import { getVersion } from '../advance.ts';
import type { CaseParts } from '../case-parts.ts';
import { unmoved } from '../citizen-commands.ts';
import { answersOf } from '../view-case.ts';
import { openForChange, saveCase } from '../with-case.ts';
import { asVisitor } from './on-task.ts';
import { statedPurpose } from './state-purpose.ts';

/**
 * A clerk puts a free text into German; the person is asked to confirm or mend it. Both texts and who wrote the German are kept. The
 * same words again change nothing. Refused for a text that is German, confirmed or gone.
 */
export function proposeGerman(parts: CaseParts, actor: Actor, order: GermanProposal): Promise<Proposed> {
  const { number, path } = order;
  const german = order.german.trim();
  return parts.db.transaction(async (tx) => {
    const stated = await statedPurpose(parts, tx, actor, number, 'processing');
    const wish = { number, permission: 'case:ask' as const, what: ['answers' as const], ...stated };
    const opened = await openForChange(parts, tx, asVisitor(actor), wish);
    if (!opened?.state || !actor.id) return refuse('not-found');
    const { row, state } = opened;
    if (row.status === 'withdrawn') return refuse('not-possible-now');
    const form = parts.forms.formOf(await getVersion(parts, row));
    const kept = state.germanTexts ?? [];
    const found = germanTexts(form, answersOf(form, state), kept).find((text) => text.path === path);
    if (!found || found.state === 'sent' || found.state === 'confirmed') return refuse('already-done');
    if (german === '') return refuse('text-missing');
    if ([...german].length > found.limit) return { ...refuse('text-too-long'), limit: found.limit };
    if (found.german === german) return ok(null);
    const own: KeptGermanText = {
      path,
      text: found.text,
      german,
      by: actor.id,
      proposedAt: parts.clock.now().toString({ smallestUnit: 'millisecond' }),
      confirmedAt: null,
      isCorrected: false,
    };
    const events = [
      {
        type: 'case.translation-proposed',
        public: { questions: [path] },
        sealed: { path, text: found.text, german, by: actor.id },
      },
      { type: 'case.message', public: { from: 'city' }, sealed: { ...askWords, by: actor.id } },
    ];
    const after = { ...state, germanTexts: [...kept.filter((text) => text.path !== path), own] };
    await saveCase(parts, tx, row, { ...unmoved(row, after), events, actor });
    return ok(null);
  });
}

/** Only a text in another language is put into German, so the person reads English. */
const askWords = {
  text: 'We have put your text into German, because we keep files in German. Please check the German text and confirm it.',
  german:
    'Wir haben Ihren Text ins Deutsche übertragen, denn wir führen Akten auf Deutsch. Bitte prüfen und bestätigen Sie ihn.',
};

export interface GermanProposal {
  readonly number: string;
  /** Place among the answers. */
  readonly path: string;
  readonly german: string;
}
export type Proposed = Result<
  null,
  'not-found' | 'already-done' | 'text-missing' | 'text-too-long' | 'not-possible-now'
> & {
  /** Characters that the text may have. */
  readonly limit?: number;
};
