import { caseNumber } from '#kernel/case-number';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import type { Request } from '#platform/http';
import { deriveGuestKeys } from '#platform/vault';
import type { CockpitParts } from './cockpit-parts.ts';
import { type EntryName, ownEntry } from './own-series.ts';

/**
 * Opens a case with the data protection officer, with the entry that it is about (GDPR Art. 12(3), 38(4)); the same question sent twice
 * makes one case. Gives its number. Refused under a mandate, and for somebody to whom nothing here belongs.
 */
export async function askOfficer(parts: CockpitParts, request: Request, question: Question): Promise<Asked> {
  const visitor = await parts.cases.visitorOf(request);
  const { actor, language, session } = request;
  const [code] = session.guestCodes;
  const isCitizen = actor.kind === 'citizen';
  if (visitor.mandate || actor.kind === 'staff' || (!isCitizen && !code)) return refuse('not-yours');
  const folder = parts.catalogue.findService(officerService);
  if (!folder) return refuse('not-offered');
  const entry = question.entry ? await ownEntry(parts, request, question.entry) : null;
  if (question.entry && !entry) return refuse('no-entry');
  const { text } = question;
  // The same form sent again has the same number.
  const number = caseNumber(sha256Of(question.id).subarray(0, 5));
  const answers = {
    anlass: question.kind,
    ...(entry ? { eintrag: wordsOf(entry) } : {}),
    frage: { text, language, german: language === 'de' ? text : '' },
  };
  try {
    await parts.db.transaction((tx) =>
      parts.cases.submit(tx, {
        ...{ id: question.id, number, folder, answers, files: [], language, channel: 'online', actor },
        accountId: isCitizen ? actor.id : null,
        guestProof: !isCitizen && code ? deriveGuestKeys(code).proof : null,
      }),
    );
  } catch (cause) {
    if (await parts.cases.behind(visitor, number)) return ok(number);
    throw cause;
  }
  return ok(number);
}

/** For the officer, who reads German. */
const wordsOf = ({ series, number, id, at }: NonNullable<Awaited<ReturnType<typeof ownEntry>>>): string =>
  `${series === 'account' ? 'Konto' : `${kindOf(series)} ${series}`}, Nummer ${number} (${at}, ${id})`;

const kindOf = (series: string): string =>
  series.startsWith('L-') ? 'Vorgang' : series.startsWith('A-') ? 'Anfrage' : 'Termin';

/** The folder in `city/services` that the question becomes a case of. */
export const officerService = 'datenschutz-anfrage';
export const questionKinds = ['zugriff', 'beschwerde', 'berichtigung', 'anderes'] as const;
export const longestQuestion = 2_000;

export interface Question {
  /** Of the case that it becomes; the form carries it. */
  readonly id: Uuid;
  readonly kind: (typeof questionKinds)[number];
  readonly text: string;
  readonly entry: EntryName | null;
}
type Asked = Result<string, 'not-yours' | 'not-offered' | 'no-entry'>;
