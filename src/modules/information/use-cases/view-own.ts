import { legalDay } from '#kernel/clock';
import { isUuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { letterPdf } from '#platform/pdf';
import type { AccessEntry } from '#platform/vault';
import * as store from '../store/paper-store.ts';
import { findRequest, type RequestRow } from '../store/request-store.ts';
import type { InformationParts } from './information-parts.ts';
import { fileContext, openLetter, openStory, readOf, type Story } from './open-request.ts';
import { isOwn, type Person } from './person.ts';

/** What the person who asked sees of an own request beside its public page; nothing of it is entered as a read, the person reads what is theirs. */
export async function viewOwn(parts: InformationParts, person: Person, row: RequestRow): Promise<OwnView | null> {
  if (!isOwn(row, person)) return null;
  return parts.db.transaction(async (tx) => {
    const story = await openStory(parts, tx, row, { actor: person.actor, purpose: 'own-view' });
    const letters = (await store.lettersOf(tx, row.id)).filter(({ key }) => key === row.key);
    const files = row.state.answer === null ? [] : await store.filesOf(tx, row.id);
    const reads = await parts.vault.accessRecord(tx, row.key, { limit: 50 });
    return {
      ...{
        story,
        reads,
        files: files.filter(({ forAsker, publicSha256 }) => forAsker === 'whole' || publicSha256 !== null),
      },
      letters: letters.map(({ id, kind, issuedAt }) => ({ id, kind, on: legalDay(Temporal.Instant.from(issuedAt)) })),
    };
  });
}

/** A document of an own answer: whole where the city gives it whole, else as everybody gets it. Null for foreign and unknown ones, and before the answer. */
export async function ownFile(
  parts: InformationParts,
  person: Person,
  number: string,
  id: string,
): Promise<OwnFile | null> {
  return parts.db.transaction(async (tx) => {
    const row = await findRequest(tx, number);
    if (!row || !isOwn(row, person) || row.state.answer === null || !isUuid(id)) return null;
    const file = await store.sealedFile(tx, row.id, id);
    if (!file) return null;
    if (file.forAsker === 'public') {
      const found = await store.publicFile(tx, row.id, id);
      return found && { name: found.name, mediaType: found.mediaType, bytes: found.bytes };
    }
    const read = readOf(row, { actor: person.actor, purpose: 'own-view', what: ['evidence'] });
    const bytes = await parts.vault.openBytes(tx, read, {
      key: row.key,
      sealed: file.sealed,
      context: fileContext(id),
    });
    return bytes && { name: file.name, mediaType: file.mediaType, bytes };
  });
}

/** A document of a published answer, for everybody. */
export async function publicDocument({ db }: InformationParts, number: string, id: string): Promise<OwnFile | null> {
  const row = await findRequest(db, number);
  if (!row?.state.publishedOn || !isUuid(id)) return null;
  const found = await store.publicFile(db, row.id, id);
  return found && { name: found.name, mediaType: found.mediaType, bytes: found.bytes };
}

/** A letter as PDF: for the person who asked, and for officers, who leave an entry. */
export async function letterFile(
  parts: InformationParts,
  person: Person,
  number: string,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<OwnFile | null> {
  const opened = await parts.db.transaction(async (tx) => {
    const row = await findRequest(tx, number);
    const isOfficer = person.actor.roles.includes('informationOfficer');
    if (!row || !(isOfficer || isOwn(row, person))) return null;
    const purpose = isOfficer ? 'processing' : 'own-view';
    return openLetter(parts, tx, {
      row,
      id,
      ownOnly: !isOfficer,
      read: { actor: person.actor, purpose, what: ['notice'] },
    });
  });
  if (!opened) return null;
  const bytes = await letterPdf(opened[language]);
  return { name: `${number}-${opened.kind}-${language}.pdf`, mediaType: 'application/pdf', bytes };
}

export interface OwnView {
  readonly story: Story;
  readonly letters: readonly {
    readonly id: string;
    readonly kind: store.LetterKind;
    readonly on: Temporal.PlainDate;
  }[];
  readonly files: readonly store.FileRow[];
  readonly reads: readonly AccessEntry[];
}
export interface OwnFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
