import { formatDate, formatDateTime, formatMoney } from '#kernel/format';
import type { Uuid } from '#kernel/ids';
import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { ClerkCase, LoggedEvent, OpenedCase } from '../../use-cases/clerk/clerk-case.ts';
import type { Desk } from './desk.ts';

/** Every event of a case in words, newest first: what, when, who in which role, and what was said. */
export function historyOf(desk: Desk, found: ClerkCase, open: OpenedCase, names: Names): HistoryEntry[] {
  return open.log
    .map((logged) => ({
      id: `ereignis-${logged.event.seq}`,
      title: titleOf(desk, found, logged),
      at: Temporal.Instant.from(logged.event.at),
      by: actorWords(desk, logged.event.actor, names),
      text: spoken(desk, found, logged),
    }))
    .reverse();
}

/** Who did something: staff by name and role, everybody else by role. */
export function actorWords({ words }: Pick<Desk, 'words'>, actor: string, names: Names): string {
  const [kind = '', id = ''] = actor.split(':');
  if (kind === 'clerk') {
    const name = names.get(id);
    return name ? words.actors.by(name) : words.actors.clerk;
  }
  return kind === 'citizen' || kind === 'guest' || kind === 'housing-provider'
    ? words.actors[kind]
    : words.actors.system;
}

/** Ids of staff that the log of a case names. */
export const staffIn = (open: OpenedCase | null): Uuid[] =>
  (open?.log ?? []).flatMap(({ event, body }) => [
    ...(event.actor.startsWith('clerk:') ? [event.actor.slice('clerk:'.length)] : []),
    ...(typeof body?.['to'] === 'string' ? [body['to']] : []),
  ]);

/** Who did the last task of a case and when, for the clear answer to the second person; null when nobody did one. */
export function lastDone(desk: Desk, open: OpenedCase | null, names: Names): { name: string; when: string } | null {
  const last = open?.log.findLast(({ event }) => doneTypes.has(event.type) && event.actor.startsWith('clerk:'));
  if (!last) return null;
  const name = names.get(last.event.actor.slice('clerk:'.length)) ?? desk.words.worklist.someone;
  return { name, when: formatDateTime(Temporal.Instant.from(last.event.at), desk.language) };
}

function titleOf({ words, language }: Desk, { folder }: ClerkCase, { event }: LoggedEvent): string {
  if (event.type === 'case.contact') return words.history[`case.contact.${event.public['channel']}`] ?? event.type;
  if (event.type === 'case.document') return words.history[`case.document.${event.public['because']}`] ?? event.type;
  if (event.public['because'] === 'absence') return words.history['case.given-back.absence'] ?? event.type;
  if (event.type !== 'case.advanced') return words.history[event.type] ?? words.history['other'] ?? event.type;
  const texts = folder.texts[language];
  const steps = listOf(event.public['entered']).flatMap((step) => texts.steps[step] ?? []);
  return steps.length > 0 ? steps.join(' ') : (words.history['advanced'] ?? event.type);
}

function spoken(desk: Desk, { folder, row }: ClerkCase, { event, body }: LoggedEvent): string | null {
  const { language, words } = desk;
  const texts = folder.texts[language];
  const node = typeof event.public['node'] === 'string' ? event.public['node'] : '';
  const outcome = String(body?.['outcome'] ?? event.public['outcome'] ?? '');
  const outcomes: Readonly<Record<string, string>> =
    event.type === 'case.objection-answered' ? words.objection.outcomes : (texts.tasks[node]?.outcomes ?? {});
  const said = String((row.language !== language && body?.['german']) || body?.['text'] || '');
  const on = event.type === 'case.contact' || event.type === 'case.paper-added' ? String(event.public['on'] ?? '') : '';
  const parts = [
    officeOf(body, language),
    event.type.startsWith('case.payment-') && typeof body?.['cents'] === 'number'
      ? formatMoney(body['cents'], language)
      : '',
    on ? formatDate(Temporal.PlainDate.from(on), language) : '',
    outcomes[outcome] ?? '',
    String(body?.['reason'] ?? ''),
    String(body?.['reasons'] ?? ''),
    said,
    listOf(event.public['questions'])
      .map((path) => texts.questions[path.replace(/\.\d+\./, '.')]?.label ?? path)
      .join(', '),
    listOf(body?.['shown']).join(', '),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('\n') : null;
}

function officeOf(body: JsonObject | null, language: Language): string {
  const office = body?.['office'] as JsonObject | undefined;
  return String(office?.[language] ?? '');
}

const listOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
const doneTypes: ReadonlySet<string> = new Set([
  'case.task-decided',
  'case.question-asked',
  'case.objection-answered',
  'case.decision-sent-back',
]);

export type Names = ReadonlyMap<Uuid, string>;
export interface HistoryEntry {
  readonly id: string;
  readonly title: string;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly text: string | null;
}
