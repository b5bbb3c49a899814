import { createHmac, timingSafeEqual } from 'node:crypto';
import { checkSymbol, inGroups, readSymbols, symbolsOf } from '#kernel/base32';
import { type CodeRefusal, checkedCode } from '#kernel/case-number';
import { ok, type Result, refuse } from '#kernel/result';

/** A pick-up code with 40 bits of chance from five random bytes: `7KQ4-M2XD-9`. Never sufficient alone: identity is checked too. */
export function pickUpCode(random: Uint8Array): string {
  const symbols = symbolsOf(random, length);
  return inGroups(symbols + checkSymbol(symbols));
}

/** What is stored instead of the code: an HMAC bound to the item and the place, so that it opens nothing else. */
export const pickUpHash = (key: Uint8Array, { item, place }: PickUpPlace, code: string): string =>
  createHmac('sha256', key).update(`lipsia pick-up\n${item}\n${place}\n${code}`).digest('hex');

/**
 * What a typed code does. A mistyped one (check symbol) costs no try; a wrong one does, and after the last the code is void and the person gets a new one. A code
 * opens once.
 */
export function tryPickUpCode(code: StoredCode, key: Uint8Array, place: string, typed: string): PickUpTry {
  if (code.isUsed) return { code, outcome: refuse('used') };
  if (code.triesLeft <= 0) return { code, outcome: refuse('void') };
  const read = checkedCode(readSymbols(typed), length + 1, inGroups);
  if (!read.ok) return { code, outcome: read };
  const hash = pickUpHash(key, { item: code.item, place }, read.value);
  if (timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(code.hash, 'hex')))
    return { code: { ...code, isUsed: true }, outcome: ok(code.item) };
  const triesLeft = code.triesLeft - 1;
  return { code: { ...code, triesLeft }, outcome: refuse(triesLeft > 0 ? 'wrong' : 'void') };
}

/** The way of the code: another one than that of the notice, so that one stolen letter or mailbox is not enough. Null when there is only one. */
export const secondChannel = <C extends string>(notice: C, available: readonly C[]): C | null =>
  available.find((channel) => channel !== notice) ?? null;

const length = 8;

interface PickUpPlace {
  /** Serial number. */
  readonly item: string;
  readonly place: string;
}
export interface StoredCode {
  readonly item: string;
  readonly hash: string;
  readonly triesLeft: number;
  readonly isUsed: boolean;
}
export interface PickUpTry {
  /** To be stored whatever the outcome. */
  readonly code: StoredCode;
  readonly outcome: Result<string, 'used' | 'void' | 'wrong' | CodeRefusal>;
}
