import { canonicalJson, type Json } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import { type Answer, problem } from './answers.ts';

/** Does the work once for each idempotency key: a repeat waits for the first and gets its answer; another body is refused. */
export async function once(tx: Tx, call: KeyedCall, work: () => Promise<Answer>): Promise<Answer> {
  const { client, key, body, at } = call;
  if (!key) return problem(400, 'idempotency-key-missing');
  const [keyHash, requestHash] = [hashOf(key), hashOf(`${call.action} ${canonicalJson(body)}`)];
  const [mine] = await tx.query(claim, [client, keyHash, requestHash, at]);
  if (mine) {
    const answer = await work();
    await tx.query(keep, [client, keyHash, answer.status, JSON.stringify(answer.body)]);
    return answer;
  }
  const [known] = await tx.query<Answered>(read, [client, keyHash]);
  if (known?.requestHash !== requestHash) return problem(422, 'idempotency-key-reused');
  return { status: known.status, body: known.body };
}

const hashOf = (text: string): string => sha256Of(text).toString('base64url');

const claim = `
  INSERT INTO register.answered (client, key_hash, request_hash, at) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING RETURNING 1 AS mine`;
const keep = 'UPDATE register.answered SET status = $3, body = $4 WHERE client = $1 AND key_hash = $2';
const read = `
  SELECT request_hash AS "requestHash", status, body FROM register.answered WHERE client = $1 AND key_hash = $2`;

interface KeyedCall {
  readonly client: string;
  readonly action: string;
  readonly key: string | null;
  readonly body: Json;
  readonly at: string;
}
interface Answered {
  readonly requestHash: string;
  readonly status: number;
  readonly body: Json;
}
