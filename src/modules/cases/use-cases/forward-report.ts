import { parse } from 'yaml';
import type { ServiceFolder } from '#catalogue';
import { legalDay } from '#kernel/clock';
import type { NewEvent } from '#kernel/event';
import type { Json } from '#kernel/json';
import type { Tx } from '#platform/database';
import { type ForwardedMessage, type ForwardingRules, forwardingRules, messagesOf } from '../domain/forwarding.ts';
import type { Evaluate, LetterScope } from '../domain/letter-template.ts';
import type { ActionCall, ActionOutcome } from './actions.ts';
import type { CaseParts } from './case-parts.ts';

/**
 * Makes the message for each recipient of a report and keeps it with the case: who got which fields stands in the open, what they
 * hold is sealed. The result names recipients and fields, so that a letter can tell the person.
 */
export async function forwardReport(_: CaseParts, __: Tx, call: ActionCall): Promise<ActionOutcome> {
  const { row, state, folder, process, facts, at } = call;
  const scope = { ...state.process.v, ...facts };
  const day = legalDay(Temporal.Instant.from(at)).toString();
  const forwarding = forwardingOf(folder, { caseNumber: row.number, day }, scope, process.evaluate);
  if (!forwarding) throw new Error(`service ${folder.id} forwards without a sound forwarding.yaml`);
  const { messages, value } = forwarding;
  const events = messages.map(
    (message): NewEvent => ({
      type: 'case.data-forwarded',
      public: { recipient: message.recipient, fields: message.fields.map(({ number }) => number) },
      sealed: { message: message as unknown as Json },
    }),
  );
  return { events, value };
}

/** The messages of a report and what the process keeps of them; null where `forwarding.yaml` is missing or broken, which its check names. */
export function forwardingOf(
  folder: ServiceFolder,
  { caseNumber, day }: { readonly caseNumber: string; readonly day: string },
  scope: LetterScope,
  evaluate: Evaluate,
): Forwarding | null {
  const rules = rulesOf(folder);
  if (!rules) return null;
  const report = {
    schema: 'urn:lipsia:forwarded-report:1',
    service: folder.id,
    caseNumber,
    reportedOn: String(scope['sentOn']),
    forwardedOn: day,
  } as const;
  const messages = messagesOf(rules, report, scope, evaluate);
  const recipients = messages.map(({ recipient, fields }) => {
    const { name } = rules.recipients.find(({ id }) => id === recipient)!;
    return { id: recipient, ...name, fields: fields.map(({ label }) => label) };
  });
  return { messages, value: { forwardedOn: day, recipients } };
}

function rulesOf(folder: ServiceFolder): ForwardingRules | null {
  const known = read.get(folder.version);
  if (known !== undefined) return known;
  const parsed = forwardingRules.safeParse(parse(folder.files['forwarding.yaml'] ?? ''));
  const rules = parsed.success ? parsed.data : null;
  read.set(folder.version, rules);
  return rules;
}

const read = new Map<string, ForwardingRules | null>();

interface Forwarding {
  readonly messages: readonly ForwardedMessage[];
  readonly value: Json;
}
