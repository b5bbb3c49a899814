import { timingSafeEqual } from 'node:crypto';
import { checkSymbol, inGroups, readSymbols, symbolsOf } from '#kernel/base32';
import type { Random } from '#kernel/clock';
import type { Database, Tx } from '#platform/database';
import type { registerWire } from '#register';

/** Puts a letter with a code into the outbox; the code is valid for 14 days and can be mistyped four times. */
export async function sendCodeLetter(
  tx: Tx,
  letter: registerWire.WireLetter,
  { random, newId, at, today }: LetterParts,
): Promise<{ readonly letterId: string; readonly sentOn: string; readonly validUntil: string }> {
  const letterId = newId();
  const symbols = symbolsOf(random.bytes(5), 8);
  const validUntil = Temporal.PlainDate.from(today).add({ days: 14 }).toString();
  const { street, houseNumber, postcode, city, addition } = letter.address;
  const address = [street, houseNumber, postcode, city, addition];
  await tx.query(insert, [letterId, letter.name, ...address, symbols + checkSymbol(symbols), at, validUntil]);
  return { letterId, sentOn: today, validUntil };
}

/** Holds a typed code against its letter; null when there is no such letter. Wrong codes are counted, also at the same time. */
export async function checkLetterCode(
  tx: Tx,
  letterId: string,
  typed: string,
  today: string,
): Promise<registerWire.CodeAnswer | null> {
  const [letter] = await tx.query<{ code: string; wrong: number; isOver: boolean }>(lock, [letterId, today]);
  if (!letter) return null;
  if (letter.wrong >= mostWrong) return 'locked';
  if (letter.isOver) return 'expired';
  if (isSame(readSymbols(typed), letter.code)) {
    await tx.query('UPDATE register.code_letter SET right_at = coalesce(right_at, now()) WHERE id = $1', [letterId]);
    return 'right';
  }
  await tx.query('UPDATE register.code_letter SET wrong = wrong + 1 WHERE id = $1', [letterId]);
  return letter.wrong + 1 >= mostWrong ? 'locked' : 'wrong';
}

/** The newest letters of the outbox, as they would lie in the letter box. */
export const newestLetters = async (db: Database): Promise<OutboxLetter[]> =>
  (await db.query<OutboxLetter>(newest)).map((letter) => ({ ...letter, code: inGroups(letter.code) }));

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const mostWrong = 5;
const insert = `
  INSERT INTO register.code_letter (id, name, street, house_number, postcode, city, addition, code, sent_at, valid_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const lock =
  'SELECT code, wrong, valid_until < $2::date AS "isOver" FROM register.code_letter WHERE id = $1 FOR UPDATE';
const newest = `
  SELECT id AS "letterId", number, name, street, house_number AS "houseNumber", postcode, city, addition, code,
         to_char(sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "sentAt", valid_until AS "validUntil"
  FROM register.code_letter ORDER BY number DESC LIMIT 100`;

export interface LetterParts {
  readonly random: Random;
  readonly newId: () => string;
  /** Instant in UTC. */
  readonly at: string;
  readonly today: string;
}
export interface OutboxLetter {
  readonly letterId: string;
  readonly number: number;
  readonly name: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly addition: string;
  readonly code: string;
  readonly sentAt: string;
  readonly validUntil: string;
}
