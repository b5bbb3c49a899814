import type { JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import { expectedMessages } from '#processes';
import type { Visitor } from '../domain/access.ts';
import { advance } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import { codeMessage } from './view-case.ts';
import { openCase, openForChange, saveCase } from './with-case.ts';

/** Takes the code of the code letter (BMG § 23a(3)): held against the register, then the case goes on. Refused as the register says. */
export async function enterCode(
  parts: CaseParts,
  visitor: Visitor,
  number: string,
  code: string,
): Promise<Result<null, CodeRefusal>> {
  const letterId = await parts.db.transaction(async (tx) => {
    const opened = await openCase(parts, tx, visitor, { number, permission: 'case:answer' });
    return opened?.state ? letterOf(opened.state.process.v as JsonObject) : null;
  });
  if (!letterId) return refuse('not-found');
  const answer = await parts.register.checkCode(letterId, code.trim());
  if (answer !== 'right') return refuse(answer);
  return parts.db.transaction(async (tx) => {
    const opened = await openForChange(parts, tx, visitor, { number, permission: 'case:answer' });
    if (!opened?.state) return refuse('not-found');
    const { row, state } = opened;
    // A second click finds the code taken already.
    if (!expectedMessages(state.process).some((expected) => expected.m === codeMessage)) return ok(null);
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const command = { type: 'deliver-message' as const, at, name: codeMessage, variables: { codeBestaetigt: true } };
    const moved = await advance(parts, tx, { row, state, actor: visitor.actor }, command);
    if (!moved.ok) return refuse('not-possible-now');
    const event = { type: 'case.code-accepted', public: {} };
    await saveCase(parts, tx, row, { ...moved, actor: visitor.actor, events: [event, ...moved.events] });
    return ok(null);
  });
}

/** The letter that was sent last, as the register answered. */
function letterOf(variables: JsonObject): string | null {
  const sent = Object.values(variables).filter(
    (value): value is JsonObject =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && 'letterId' in value,
  );
  const id = sent.at(-1)?.['letterId'];
  return typeof id === 'string' ? id : null;
}

export type CodeRefusal = 'not-found' | 'wrong' | 'expired' | 'locked' | 'not-possible-now';
