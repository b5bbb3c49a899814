import type { Actor } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';
import { sealedContext } from '#platform/events';
import type { Letter } from '#platform/pdf';
import type { Purpose, ReadWhat } from '#platform/vault';
import { type LetterKind, lettersOf } from '../store/paper-store.ts';
import type { RequestRow } from '../store/request-store.ts';
import type { InformationParts } from './information-parts.ts';

/** What happened to a request with the words of people, oldest first; words are null once the key is gone. One entry in the person's record. */
export async function openStory(
  parts: Pick<InformationParts, 'events' | 'vault'>,
  tx: Tx,
  row: RequestRow,
  read: Read,
): Promise<Story> {
  const events = await parts.events.read(tx, row.id);
  // What was sealed before the person was forgotten has no key any more.
  const forgotten = events.findLast(({ type }) => type === 'information.forgotten')?.seq ?? 0;
  const sealed = events.flatMap(({ seq, sealed: body }) =>
    body && seq > forgotten ? [{ key: row.key, sealed: body, context: sealedContext(row.id, seq) }] : [],
  );
  const opened = await parts.vault.open<JsonObject>(tx, readOf(row, read), sealed);
  let at = 0;
  const steps = events.map(({ seq, type, at: when, actor, public: face, sealed: body }) => ({
    ...{
      seq,
      type: type.slice('information.'.length),
      at: when,
      byCity: actor.startsWith('clerk:') || actor === 'system',
    },
    ...{ face, words: body && seq > forgotten ? (opened[at++] ?? null) : null },
  }));
  const asked = steps[0]?.words ?? {};
  const word = (name: string): string => String(asked[name] ?? '');
  return { steps, asker: { subject: word('subject'), text: word('text'), name: word('name'), email: word('email') } };
}

/** The public faces alone: nothing is opened, nothing entered. */
export async function publicSteps(
  parts: Pick<InformationParts, 'events' | 'db'>,
  row: RequestRow,
): Promise<readonly StoryStep[]> {
  const events = await parts.db.reading((tx) => parts.events.read(tx, row.id));
  return events.map(({ seq, type, at, actor, public: face }) => ({
    ...{ seq, type: type.slice('information.'.length), at, byCity: actor.startsWith('clerk:') || actor === 'system' },
    ...{ face, words: null },
  }));
}

/** A letter of a request; null for an unknown one, and for one under a foreign key when `ownOnly`. */
export async function openLetter(
  parts: Pick<InformationParts, 'vault'>,
  tx: Tx,
  {
    row,
    id,
    read,
    ownOnly,
  }: { readonly row: RequestRow; readonly id: string; readonly read: Read; readonly ownOnly: boolean },
): Promise<OpenedLetter | null> {
  const letter = (await lettersOf(tx, row.id)).find((one) => one.id === id);
  if (!letter || (ownOnly && letter.key !== row.key)) return null;
  const item = { key: letter.key, sealed: letter.sealed, context: letterContext(letter.id) };
  const [opened] = await parts.vault.open<JsonObject>(tx, { ...readOf(row, read), subjects: [letter.key] }, [item]);
  return opened ? { kind: letter.kind, ...(opened as unknown as Record<'de' | 'en', Letter>) } : null;
}

/** Binds a letter to its place. */
export const letterContext = (id: string): string => `information-letter:${id}`;
/** Binds a file to its place. */
export const fileContext = (id: string): string => `information-file:${id}`;

/** A read of the data of a request for the gateway. */
export const readOf = (row: RequestRow, { actor, purpose, what = ['answers', 'messages'] }: Read) => ({
  ...{ actor, purpose, caseId: row.id, subjects: [row.key], what, legalBasis: row.state.regime },
});

export interface Read {
  readonly actor: Actor;
  readonly purpose: Purpose;
  readonly what?: readonly ReadWhat[];
}
export interface Story {
  readonly steps: readonly StoryStep[];
  readonly asker: { readonly subject: string; readonly text: string; readonly name: string; readonly email: string };
}
export interface StoryStep {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly byCity: boolean;
  readonly face: JsonObject;
  /** Null where nothing was opened. */
  readonly words: JsonObject | null;
}
export interface OpenedLetter extends Readonly<Record<'de' | 'en', Letter>> {
  readonly kind: LetterKind;
}
