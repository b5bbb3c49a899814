import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { creditorReference } from '#kernel/creditor-reference';
import { epcQrText } from '#kernel/epc-qr';
import type { NewEvent } from '#kernel/event';
import type { Json, JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';
import type { ProcessNode, ServiceProcess } from '#processes';
import { instalmentsOf } from '../domain/bank/instalments.ts';
import type { CaseRow, CaseState } from '../domain/case-state.ts';
import type { CityWords } from '../domain/city-words.ts';
import { insertPayment, paymentsOf } from '../store/payment-store.ts';
import type { IssuedLetter } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import { checkConfirmation } from './check-confirmation.ts';
import { forwardReport } from './forward-report.ts';
import { issueLetter } from './issue-letter.ts';

/** Actions that reach other systems: done as jobs after commit, retried, never twice. */
export const externalActions: ReadonlySet<string> = new Set([
  'register.match',
  'register.inquire',
  'register.change',
  'register.leave',
  'codeletter.send',
]);

/** Every action a service task may name. */
export const actionNames = (): readonly string[] => [...Object.keys(actions), ...externalActions];

/** Carries out one action of a service task inside the transaction of its command. */
export async function runAction(parts: CaseParts, tx: Tx, call: ActionCall): Promise<ActionOutcome> {
  const action = call.node.attributes['action'] ?? '';
  const run = actions[action];
  if (!run) throw new Error(`service task ${call.node.id} names the unknown action ${action}`);
  return run(parts, tx, call);
}

const actions: Readonly<Record<string, (parts: CaseParts, tx: Tx, call: ActionCall) => Promise<ActionOutcome>>> = {
  'letter.issue': issueLetter,
  'payment.open': openPayment,
  'landlord.check': checkConfirmation,
  'message.send': sendMessage,
  'report.forward': forwardReport,
};

/** Opens the claim of money with a reference that banks check (ISO 11649); a SEPA mandate needs no transfer. */
async function openPayment(
  parts: CaseParts,
  tx: Tx,
  { row, node, process, state, facts, at }: ActionCall,
): Promise<ActionOutcome> {
  const scope = { ...state.process.v, ...facts };
  const cents = Number(process.evaluate(node.attributes['amount'] ?? 'null', scope) ?? 0);
  if (!Number.isSafeInteger(cents) || cents < 0) throw new Error(`payment of ${row.number} is not an amount in cents`);
  if (cents === 0) return { events: [], value: null };
  const method = state.process.v['iban'] ? 'sepa' : 'girocode';
  const before = (await paymentsOf(tx, row.id)).length;
  const made = creditorReference(`${row.number.replaceAll('-', '')}${before > 0 ? before + 1 : ''}`);
  if (!made.ok) throw new Error(`no creditor reference for ${row.number}`);
  const status = method === 'sepa' ? 'mandate-given' : 'open';
  const due = instalmentsOf(process.evaluate(node.attributes['due'] ?? 'null', scope), cents, parts.calendar);
  insertPayment(tx, {
    id: parts.newId(),
    caseId: row.id,
    reference: made.value,
    method,
    cents,
    status,
    openedAt: at,
    due,
  });
  const event: NewEvent = { type: 'case.payment-opened', public: { method }, sealed: { cents, reference: made.value } };
  return {
    events: [event],
    value: {
      reference: made.value,
      cents,
      method,
      girocode: method === 'girocode' ? giroCode(parts.cityWords, { cents, reference: made.value }) : null,
      openedOn: legalDay(Temporal.Instant.from(at)).toString(),
    },
  };
}

/** The text of the QR code with which banking apps fill in a transfer (EPC069-12). */
export function giroCode(words: CityWords, claim: { readonly cents: number; readonly reference: string }): string {
  const { name, iban } = words.creditor;
  const code = epcQrText({ name, iban, amount: claim.cents, reference: claim.reference });
  if (!code.ok) throw new Error(`no GiroCode: ${code.reason}`);
  return code.value;
}

/** Writes a message of the city into the case; the text is the service's own. */
async function sendMessage(_: CaseParts, __: Tx, { node, folder, row }: ActionCall): Promise<ActionOutcome> {
  const key = node.attributes['text'] ?? node.id;
  const words = folder.texts[row.language].steps[key] ?? blockOf(folder, row.language, key);
  return { events: [{ type: 'case.message', public: { from: 'city' }, sealed: { text: words } }] };
}

function blockOf(folder: ServiceFolder, language: CaseRow['language'], key: string): string {
  for (const task of Object.values(folder.texts[language].tasks)) if (task.blocks?.[key]) return task.blocks[key];
  throw new Error(`service ${folder.id} has no text block ${key}`);
}

export interface ActionCall {
  readonly row: CaseRow;
  readonly state: CaseState;
  readonly folder: ServiceFolder;
  readonly process: ServiceProcess;
  readonly node: ProcessNode;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly actor: Actor;
}
export interface ActionOutcome {
  readonly events: readonly NewEvent[];
  /** Becomes the variable that the task names as its result. */
  readonly value?: Json;
  readonly variables?: JsonObject;
  readonly letter?: IssuedLetter;
}
