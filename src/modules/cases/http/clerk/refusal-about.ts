import type { ClerkRefusal } from '../../use-cases/clerk/on-task.ts';
import type { About } from './case-desk.ts';
import type { Desk } from './desk.ts';
import type { CaseAct } from './desk-paths.ts';

/** How a refusal stands on the page: at its field (422), or as a clear answer at the top with the text kept (409). */
export function refusalAbout(desk: Pick<Desk, 'words'>, reason: Refusal, typedIn?: CaseAct): About {
  const field = fields[reason];
  if (!field) return { status: 409, refused: reason };
  const own = typedIn && toolsWithText.has(typedIn) ? typedIn : null;
  const named = own ? (field === 'deutsch' ? own : `${own}-${field}`) : field;
  return { status: 422, errors: [{ field: named, message: desk.words.refusals[reason] }] };
}

/** The field at which each refusal is mended; the others are about the state of the case. */
const fields: Readonly<Partial<Record<Refusal, string>>> = {
  'unknown-outcome': 'ergebnis',
  'reason-missing': 'deutsch',
  'entry-missing': 'eintraege',
  'entry-wrong': 'eintraege',
  'text-missing': 'deutsch',
  'way-missing': 'weg',
  'wrong-day': 'tag',
  'office-missing': 'amt',
  'question-missing': 'fragen',
  'english-missing': 'englisch',
  'colleague-missing': 'an',
  'not-a-colleague': 'an',
};

const toolsWithText: ReadonlySet<CaseAct> = new Set(['vermerk', 'nachricht', 'kontakt', 'beteiligung']);

export type Refusal = ClerkRefusal | 'colleague-missing' | 'english-missing';
