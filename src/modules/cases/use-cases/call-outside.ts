import { systemActor } from '#kernel/actor';
import type { Json, JsonObject } from '#kernel/json';
import { departureReport } from '../domain/departure-report.ts';
import { inquiryOf } from '../domain/inquiry.ts';
import { addressOf, type KnownRecord, moveReport } from '../domain/move-report.ts';
import type { OpenedCase } from './advance.ts';
import type { CaseParts } from './case-parts.ts';

/** Asks another system for one service task and gives what becomes the task's result; the token makes a repeat the same request. */
export async function callOutside(parts: CaseParts, action: string, opened: OpenedCase, token: string): Promise<Json> {
  const call = calls[action];
  if (!call) throw new Error(`unknown outside action ${action}`);
  return call(parts, opened, `${opened.row.id}:${token}`);
}

const calls: Readonly<Record<string, (parts: CaseParts, opened: OpenedCase, once: string) => Promise<Json>>> = {
  'register.match': async (parts, { row, state }) => {
    const answers = state.process.v as JsonObject;
    const person = {
      familyName: String(answers['familienname'] ?? ''),
      givenNames: String(answers['vorname'] ?? ''),
      birthDate: String(answers['geburtsdatum'] ?? ''),
    };
    const read = {
      actor: systemActor,
      purpose: 'automatic-decision' as const,
      caseId: row.id,
      subjects: [row.key],
      what: ['register-record' as const],
    };
    const match = await parts.db.transaction((tx) => parts.register.match(tx, person, read));
    return match.kind === 'unique' ? { kind: 'unique', record: match.record as Json } : { kind: match.kind };
  },
  'register.inquire': async (parts, { row, state }) => {
    const inquiry = inquiryOf(state.process.v as JsonObject);
    const read = {
      actor: systemActor,
      purpose: 'automatic-decision' as const,
      caseId: row.id,
      subjects: [row.key],
      what: ['register-record' as const],
    };
    const answer = inquiry && (await parts.db.transaction((tx) => parts.register.inquire(tx, inquiry, read)));
    return (answer ?? { kind: 'none' }) as unknown as Json;
  },
  'register.change': async (parts, { state }, once) => {
    const answers = state.process.v as JsonObject;
    const record = (answers['registerMatch'] as JsonObject | undefined)?.['record'];
    const move = moveReport(answers, (record ?? null) as unknown as KnownRecord | null);
    return (await parts.register.change(move, once)) as unknown as Json;
  },
  'register.leave': async (parts, { state }, once) => {
    const answers = state.process.v as JsonObject;
    const record = (answers['registerMatch'] as JsonObject | undefined)?.['record'];
    const departure = departureReport(answers, (record ?? null) as unknown as KnownRecord | null);
    return (departure ? await parts.register.leave(departure, once) : { ok: false, reason: 'unknown-person' }) as Json;
  },
  'codeletter.send': async (parts, { state }, once) => {
    const letter = { name: state.applicant.name, address: addressOf(state.process.v['neueAnschrift']) };
    return (await parts.register.requestCodeLetter(letter, once)) as unknown as Json;
  },
};
