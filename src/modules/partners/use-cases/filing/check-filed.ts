import type { ServiceFolder } from '#catalogue';
import { reachesLevel } from '#kernel/actor';
import { legalDay, legalZone } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Bilingual } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { eligibilityAt, levelAtCounter } from '../../domain/network/eligibility.ts';
import {
  type FiledVisit,
  type Mandate,
  mayServe,
  type PartnerClerk,
  recordedInstant,
  signMandate,
} from '../../domain/visit/index.ts';
import { testClerks, testPeople } from '../../domain/visit/test-people.ts';
import { mandateText } from '../../texts/mandate-text.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { withFiles } from './with-files.ts';

/**
 * Everything about a filed visit that can be judged without writing: times, who served, whether the service was open there on that day, the words of the mandate,
 * the level of identity, answers and files by the form of the edition that was filled in. The register is asked afterwards.
 */
export async function checkFiled(
  parts: PartnerParts,
  body: FiledVisit,
  {
    clerk: named,
    isTest,
    days,
  }: { readonly clerk: PartnerClerk | null; readonly isTest: boolean; readonly days: number },
): Promise<Checked> {
  const now = parts.clock.now();
  const recorded = recordedInstant(body, { now, zone: legalZone, days });
  if (!recorded.ok) return recorded;
  const day = legalDay(recorded.value);
  const clerk = isTest ? testClerk(body) : named;
  const serving = mayServe(clerk, body.branch, day);
  if (!serving.ok) return serving;
  const folder = await folderOf(parts, body);
  if (!folder) return refuse('edition-unknown');
  const { service, branch, identity, language } = body;
  const eligibilityOf = (isProtected: boolean): Result<true, 'closed-here'> & Told => {
    const answer = eligibilityAt(parts.network!, { service, branch, day, isProtected });
    return answer.isOpen ? ok(true) : { ...refuse('closed-here'), words: answer.words, instead: answer.instead };
  };
  const open = eligibilityOf(false);
  if (!open.ok) return open;
  const title = folder.texts[language].title;
  const mandate = signMandate(mandateText(language, title), {
    ...{ shownHash: body.mandate.textHash, method: body.mandate.method, service },
    ...{ visit: body.id, at: body.mandate.signedAt },
  });
  if (!mandate.ok) return mandate;
  // Without the line nobody can read a card: that it was read is known here, or it was not.
  if (identity.method === 'card-reading') return refuse('not-read');
  const needed = levelAtCounter(parts.network!, service, folder.service.identity);
  if (!reachesLevel(identity.level, needed)) return refuse('level-too-low');
  const form = parts.forms.formOf(folder);
  const filled = withFiles(form, body, parts.newId);
  if (!filled.ok) return { ...refuse('answers-wrong'), errors: filled.errors };
  const context = parts.forms.contextOf(folder, 'de', day);
  const checked = parts.forms.checkAnswers(form, filled.answers, context);
  if (!checked.ok)
    return { ...refuse('answers-wrong'), errors: checked.errors.map(({ path, code }) => ({ path, code })) };
  const person = isTest ? testPersonIn(folder, checked.answers) : null;
  if (person === 'nobody') return refuse('no-test-person');
  // How the neutral refusal looks can be tried out with a test person.
  const isOpen = eligibilityOf(person === 'closed');
  if (!isOpen.ok) return isOpen;
  const record = parts.forms.germanRecord(form, checked.answers, context);
  return ok({
    ...{ folder, day, mandate: mandate.value, answers: checked.answers, clerk: serving.value },
    files: filled.files,
    sealHash: sha256Of(record).toString('hex'),
    testState: !isTest ? null : person === 'accepted' || person === 'returned' ? person : 'submitted',
  });
}

function testClerk({ clerk, branch }: FiledVisit): PartnerClerk | null {
  const found = testClerks.find(({ id }) => id === clerk);
  return found ? { ...found, branch, revokedAt: null } : null;
}

/** The edition that was filled in: that of today, or an earlier one that somebody at the counter still had. */
async function folderOf({ catalogue }: PartnerParts, { service, edition }: FiledVisit): Promise<ServiceFolder | null> {
  const today = catalogue.findService(service);
  if (!today || today.edition === edition) return today;
  const earlier = (await catalogue.versionsOf(service)).find((one) => one.edition === edition);
  return earlier ? catalogue.findVersion(service, earlier.version) : null;
}

/** What becomes of the test person who is named; nobody when somebody else is. */
function testPersonIn({ service }: ServiceFolder, answers: JsonObject) {
  const asked = service.subject.name.map((id) => answers[id]).filter((one) => typeof one === 'string' && one !== '');
  if (asked.length === 0) return null;
  const name = asked.join(' ');
  return testPeople.find((one) => one.name === name)?.becomes ?? ('nobody' as const);
}

export interface SoundVisit {
  readonly folder: ServiceFolder;
  /** The legal day on which it was recorded. */
  readonly day: Temporal.PlainDate;
  readonly mandate: Mandate;
  readonly clerk: PartnerClerk;
  readonly answers: JsonObject;
  readonly files: readonly { readonly id: Uuid; readonly bytes: Uint8Array }[];
  readonly sealHash: string;
  readonly testState: 'submitted' | 'accepted' | 'returned' | null;
}
interface Told {
  readonly words?: Bilingual;
  readonly instead?: readonly string[];
}
type Checked = Result<SoundVisit, string> &
  Told & {
    readonly errors?: readonly { readonly path: string; readonly code: string }[];
  };
