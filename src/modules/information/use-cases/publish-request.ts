import type { Actor } from '#kernel/actor';
import { type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { findPersonalData } from '../domain/request/find-personal-data.ts';
import type { StepRefusal } from '../domain/request/step.ts';
import { filesOf, publicFile } from '../store/paper-store.ts';
import type { RequestRow } from '../store/request-store.ts';
import { ruleOf } from './clock-of.ts';
import type { InformationParts } from './information-parts.ts';
import { openStory } from './open-request.ts';
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
  const words = await wordsWithAnswer(parts, tx, row, actor);
  const subject = words.subject ?? row.number;
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
    change: { ...words, dataset },
    face: { dataset },
    isNews: true,
  });
}

/** Words that were to wait for the answer become public with it, unless traces of personal data stand in them. */
async function wordsWithAnswer(
  parts: InformationParts,
  tx: Tx,
  row: RequestRow,
  actor: Actor,
): Promise<Pick<RequestRow, 'words' | 'subject' | 'wording'>> {
  const { words, subject, wording } = row;
  if (words !== 'held' || row.wish !== 'after-answer') return { words, subject, wording };
  const { asker } = await openStory(parts, tx, row, { actor, purpose: 'processing' });
  const traces = findPersonalData(`${asker.subject} ${asker.text}`, asker.name ? [asker.name] : []);
  return traces.length > 0 || asker.text === ''
    ? { words, subject, wording }
    : { words: 'shown', subject: asker.subject, wording: asker.text };
}

export type PublishRefusal = 'file-not-ready' | StepRefusal;
