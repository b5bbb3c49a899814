import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import {
  drawPage,
  type FoundTerm,
  findTerms,
  type PageSize,
  type RedactionRefusal,
  redactPdf,
} from '#platform/redaction';
import type { ReadMarks } from '../domain/redaction/read-marks.ts';
import type { RedactionChoices } from '../domain/redaction/types.ts';
import { keepPublicFile, readWholeFile, type WholeFile } from './answer-files.ts';
import type { InformationParts } from './information-parts.ts';

/** A PDF of an answer with what looks like a person's data, and where given words stand. Refused for other files, and once everybody may read it. */
export async function openForMarking(
  parts: InformationParts,
  actor: Actor,
  { number, id }: FilePlace,
  terms: readonly string[],
): Promise<Result<MarkingView, NotHere | RedactionRefusal>> {
  const whole = await readWholeFile(parts, actor, number, id);
  if (!isPdf(whole)) return refuse('not-found');
  if (whole.request.state.publishedOn) return refuse('not-now');
  const looked = await findTerms(whole.bytes, terms);
  if (!looked.ok) return looked;
  return ok({ number, id, name: whole.file.name, regime: whole.request.state.regime, ...looked.value });
}

/** One page of it as a picture; null for none. */
export async function drawForMarking(
  parts: InformationParts,
  actor: Actor,
  { number, id }: FilePlace,
  page: number,
): Promise<Uint8Array | null> {
  const whole = await readWholeFile(parts, actor, number, id);
  const drawn = isPdf(whole) ? await drawPage(whole.bytes, page) : null;
  return drawn?.ok ? drawn.value.png : null;
}

/** Makes the version for everybody with the marked parts blacked out; kept only when the attack on it finds nothing. */
export async function redactFile(
  parts: InformationParts,
  actor: Actor,
  { number, id }: FilePlace,
  { marks, grounds, ...choices }: ReadMarks & RedactionChoices,
): Promise<Result<null, NotHere | RedactionRefusal>> {
  const whole = await readWholeFile(parts, actor, number, id);
  if (!isPdf(whole)) return refuse('not-found');
  const done = await redactPdf(whole.bytes, marks, choices);
  if (!done.ok) return done;
  const { bytes, pages } = done.value;
  const kept = await keepPublicFile(parts, actor, number, id, { bytes, pages, grounds, redacted: true });
  return kept.ok ? ok(null) : kept;
}

const isPdf = (whole: WholeFile | null): whole is WholeFile => whole?.file.mediaType === 'application/pdf';

export type NotHere = 'not-found' | 'not-now';

export interface FilePlace {
  readonly number: string;
  readonly id: string;
}

export interface MarkingView extends FilePlace {
  readonly name: string;
  readonly regime: string;
  readonly pages: readonly PageSize[];
  readonly found: readonly FoundTerm[];
}
