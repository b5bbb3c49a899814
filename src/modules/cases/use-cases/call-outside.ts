import { systemActor } from '#kernel/actor';
import type { Json, JsonObject } from '#kernel/json';
import { departureReport } from '../domain/departure-report.ts';
import { inquiryOf } from '../domain/inquiry.ts';
import { keptRecord } from '../domain/kept-record.ts';
import { addressOf, type KnownRecord, moveReport } from '../domain/move-report.ts';
import type { OpenedCase } from './advance.ts';
import type { CaseParts } from './case-parts.ts';

/** Asks another system for one service task and gives what becomes the task's result; the token makes a repeat the same request. */
export async function callOutside(
  parts: CaseParts,
  attributes: TaskAttributes,
  opened: OpenedCase,
  token: string,
): Promise<Json> {
  const call = calls[attributes['action'] ?? ''];
  if (!call) throw new Error(`unknown outside action ${attributes['action']}`);
  return call(parts, opened, `${opened.row.id}:${token}`, attributes);
}

const calls: Readonly<Record<string, OutsideCall>> = {
  'register.match': async (parts, { row, state }, _, attributes) => {
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
    if (match.kind !== 'unique') return { kind: match.kind };
    return { kind: 'unique', record: keptRecord(match.record as JsonObject, attributes) };
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

type TaskAttributes = Readonly<Record<string, string>>;
type OutsideCall = (parts: CaseParts, opened: OpenedCase, once: string, attributes: TaskAttributes) => Promise<Json>;
