import type { Actor } from '#kernel/actor';
import { type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { filesOf, publicFile } from '../store/paper-store.ts';
import type { RequestRow } from '../store/request-store.ts';
import { ruleOf } from './clock-of.ts';
import type { InformationParts } from './information-parts.ts';
import { takeStep } from './take-step.ts';

/**
 * Publishes an answer: text and prepared files become readable, and the files one dataset with its record, all in this transaction. Refused
 * when there is nothing due, and when a file was not prepared for the public.
 */
export async function publishNow(
  parts: InformationParts,
  tx: Tx,
  row: RequestRow,
  actor: Actor,
): Promise<Result<RequestRow, PublishRefusal>> {
  const files = await filesOf(tx, row.id);
  if (files.some(({ publicSha256 }) => publicSha256 === null)) return refuse('file-not-ready');
  const documents = [];
  for (const { id, name, publicPages, publicSha256, redacted, mediaType } of files) {
    const { bytes } = (await publicFile(tx, row.id, id))!;
    const isPdf = mediaType === 'application/pdf';
    documents.push({ name, bytes, isPdf, pages: publicPages, redacted, sha256: publicSha256! });
  }
  const subject = row.subject ?? row.number;
  const { name, topic } = ruleOf(parts, row.state);
  const dataset =
    documents.length === 0
      ? null
      : await parts.transparency.publishAnswer(tx, {
          ...{ number: row.number, documents, actor, theme: topic === 'environment' ? 'ENVI' : 'GOVE' },
          title: {
            de: `Antwort auf Anfrage ${row.number}: ${subject}`,
            en: `Answer to request ${row.number}: ${subject}`,
          },
          description: {
            de: `Dokumente, die auf eine Anfrage hin herausgegeben wurden. Grundlage: ${name.de}.`,
            en: `Documents released after a request. Legal basis: ${name.en}.`,
          },
        });
  return takeStep(parts, tx, row, {
    step: { do: 'publish' },
    actor,
    change: { dataset },
    face: { dataset },
    isNews: true,
  });
}

export type PublishRefusal = 'file-not-ready' | import('../domain/request/step.ts').StepRefusal;
