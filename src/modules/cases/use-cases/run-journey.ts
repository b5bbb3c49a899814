import { type City, feesOn, type ServiceFolder } from '#catalogue';
import type { LegalCalendar } from '#kernel/calendar';
import { legalZone } from '#kernel/clock';
import type { Json, JsonObject } from '#kernel/json';
import type { Details } from '#kernel/result';
import {
  apply,
  type Command,
  drive,
  expectedMessages,
  isEnded,
  newState,
  openTasks,
  openTimers,
  type ProcessNode,
  type ProcessState,
  type ServiceProcess,
} from '#processes';
import { entriesOf, readEntries } from '../domain/entries.ts';
import { addressLines } from '../domain/fill-text.ts';
import { inquiryOf } from '../domain/inquiry.ts';
import { inquiredPerson } from '../domain/journey-record.ts';
import type { LetterScope } from '../domain/letter-template.ts';
import { askOutcome, needsReason, outcomesOf } from '../domain/outcomes.ts';
import { dueOf } from './due-of.ts';
import { forwardingOf } from './forward-report.ts';
import type { JourneyMove, ServiceJourney } from './journey-file.ts';
import { hasFreeText } from './submit-case.ts';

/**
 * Runs the case of one journey from sending to its end: rules decide, letters are noted with what they know, other systems answer
 * as the journey says, and people do its tasks in order. Timers that nobody is asked about run out by themselves.
 */
export function runJourney(setting: JourneySetting): JourneyRun {
  const run = new RunningJourney(setting);
  run.start();
  for (const [index, move] of (setting.journey.tasks ?? []).entries()) {
    if (run.problems.length > 0) break;
    run.move(move, ['tasks', index]);
  }
  if (run.problems.length === 0) run.settle();
  return run.result();
}

class RunningJourney {
  readonly problems: JourneyRunProblem[] = [];
  private readonly setting: JourneySetting;
  private readonly letters: WrittenLetter[] = [];
  private readonly forwarded: Record<string, readonly number[]> = {};
  private readonly visited = new Set<string>();
  private readonly sentOn: Temporal.PlainDate;
  private now: Temporal.Instant;
  private state: ProcessState;
  private freeText: boolean;
  private answers: JsonObject;
  private asked: readonly string[] = [];
  private outcome: string | null = null;

  constructor(setting: JourneySetting) {
    this.setting = setting;
    this.sentOn = setting.on;
    this.now = setting.on.toZonedDateTime({ timeZone: legalZone, plainTime: '10:00' }).toInstant();
    this.state = newState(setting.process.model);
    this.answers = setting.answers;
    this.freeText = hasFreeText(setting.folder, setting.answers);
  }

  start(): void {
    const fees = feesOn(this.setting.city.fees, this.sentOn);
    if (!fees.ok) this.note(['on'], 'journey-fees', { name: listed(fees.details?.['amounts']) });
    this.command(['pages'], { type: 'start', at: this.at(), variables: { ...this.setting.answers } });
  }

  /** Does one thing of the journey; false when it does not fit, which is noted. */
  move(move: JourneyMove, path: Path): boolean {
    if (move.timer !== undefined) return this.fire(move.timer, path);
    if (move.message !== undefined) return this.deliver(move.message, move.variables ?? {}, path);
    const task = openTasks(this.state, this.setting.process.model).find(({ node }) => node.id === move.task);
    if (!task) return this.note(path, 'journey-task', { name: move.task ?? '', open: this.whereItStands() });
    if (task.node.attributes['role'] === 'citizen') return this.correct(task.token, move, path);
    return this.decide(task.token, task.node, move, path);
  }

  /** Nothing is left to do for people: timers run out one after the other until the case is over. */
  settle(): void {
    for (let count = 0; count < mostTimers && !isEnded(this.state); count += 1) {
      const [next] = openTimers(this.state).toSorted((a, b) => (a.d < b.d ? -1 : 1));
      const isAsked = openTasks(this.state, this.setting.process.model).length > 0;
      if (!next || isAsked || expectedMessages(this.state).length > 0) break;
      this.fire(next.n, ['tasks']);
    }
    if (this.problems.length === 0 && !isEnded(this.state))
      this.note(['tasks'], 'journey-unfinished', { open: this.whereItStands() });
  }

  result(): JourneyRun {
    const variables = this.state.v as JsonObject;
    const outcome = this.outcome ?? (isEnded(this.state) ? 'done' : null);
    const automatic = variables['decidedByPerson'] !== true;
    const { letters, forwarded, visited, problems } = this;
    return { variables, outcome, automatic, letters, forwarded, visited, problems };
  }

  private fire(node: string, path: Path): boolean {
    const timer = openTimers(this.state).find((candidate) => candidate.n === node);
    if (!timer) return this.note(path, 'journey-timer', { name: node });
    this.now = Temporal.Instant.from(timer.d);
    return this.command(path, { type: 'fire-timer', at: this.at(), timerId: timer.i });
  }

  private deliver(name: string, variables: JsonObject, path: Path): boolean {
    if (!expectedMessages(this.state).some((expected) => expected.m === name))
      return this.note(path, 'journey-message', { name, open: this.whereItStands() });
    return this.command(path, { type: 'deliver-message', at: this.at(), name, variables });
  }

  private decide(tokenId: string, node: ProcessNode, move: JourneyMove, path: Path): boolean {
    const outcomes = outcomesOf(node.attributes);
    const outcome = move.outcome ?? '';
    if (!outcomes.includes(outcome))
      return this.note(path, 'journey-outcome', { name: outcome, known: outcomes.join(', ') });
    if (needsReason(outcomes, outcome) && !move.reason) return this.note(path, 'journey-reason', { name: outcome });
    const asks = outcome === askOutcome;
    if (asks && (move.questions ?? []).length === 0) return this.note(path, 'journey-asks-nothing', { name: node.id });
    const typed = Object.fromEntries(Object.entries(move.entries ?? {}).map(([id, value]) => [id, String(value)]));
    const entries = readEntries(entriesOf(node.attributes), outcome, typed);
    if (!entries.ok) return this.note(path, 'journey-entry', { name: String(entries.details?.['entry'] ?? '') });
    this.asked = asks ? (move.questions ?? []) : this.asked;
    const variables: JsonObject = {
      [node.attributes['result'] ?? node.id]: { outcome, reason: move.reason ?? null, ...entries.value },
      decidedByPerson: true,
      ...(asks ? { nachfrage: { questions: [...this.asked], text: move.reason ?? '' } } : {}),
    };
    return this.command(path, { type: 'complete-task', at: this.at(), tokenId, variables });
  }

  private correct(tokenId: string, move: JourneyMove, path: Path): boolean {
    const changed = move.answers ?? {};
    const unasked = Object.keys(changed).find((id) => !this.asked.includes(id));
    if (unasked) return this.note(path, 'journey-not-asked', { name: unasked, known: this.asked.join(', ') });
    this.answers = { ...this.answers, ...changed };
    const wrong = this.setting.check(this.answers);
    if (wrong) return this.note(path, 'journey-correction', { name: wrong });
    this.freeText = hasFreeText(this.setting.folder, this.answers);
    return this.command(path, { type: 'complete-task', at: this.at(), tokenId, variables: changed });
  }

  private command(path: Path, command: Command): boolean {
    const { process, calendar } = this.setting;
    const { model } = process;
    const facts = this.facts();
    const handlers = {
      decision: ({ node, variables }: Asked) => {
        const answer = process.decide(node.attributes['decision'] ?? '', { ...variables, ...facts });
        if (!answer.ok) {
          this.note(path, 'journey-rule', {
            name: node.attributes['decision'] ?? '',
            reason: answer.errors.join(', '),
          });
          return { ok: false as const, code: 'decision-failed' };
        }
        return { ok: true as const, variables: kept(node, answer.value as Json) };
      },
      service: ({ node, variables }: Asked) => ({
        ok: true as const,
        variables: kept(node, this.act(node, { ...variables, ...facts }, path)),
      }),
    };
    const driven = drive(model, this.state, command, handlers, { due: dueOf(calendar), facts });
    if (!driven.ok)
      return this.note(path, 'journey-refused', { name: driven.refusal.node ?? '', reason: driven.refusal.code });
    this.state = driven.events.reduce((state, event) => apply(model, state, event), this.state);
    for (const event of driven.events) {
      if (event.type !== 'entered') continue;
      this.visited.add(event.node);
      this.outcome = model.nodes[event.node]?.attributes['outcome'] ?? this.outcome;
    }
    return true;
  }

  /** What the platform or another system answers to a service task. */
  private act(node: ProcessNode, scope: LetterScope, path: Path): Json {
    const { journey, process, record } = this.setting;
    const today = String(scope['today']);
    switch (node.attributes['action']) {
      case 'register.match':
        if (!journey.register) this.note([], 'journey-register', { name: node.id });
        return journey.register === 'unique' ? { kind: 'unique', record } : { kind: journey.register ?? 'none' };
      case 'register.change':
        return { ok: true, registeredOn: today, newRecords: [] };
      case 'register.inquire':
        if (!journey.inquiry) this.note([], 'journey-inquiry', { name: node.id });
        return journey.inquiry === 'found'
          ? { kind: 'found', person: inquiredPerson(inquiryOf(scope as JsonObject)) }
          : { kind: 'none' };
      case 'register.leave':
        return journey.register === 'unique'
          ? { ok: true, registeredOn: today }
          : { ok: false, reason: 'unknown-person' };
      case 'codeletter.send':
        return { ok: true, letterId: 'journey', sentOn: today, validUntil: today };
      case 'landlord.check':
        if (!journey.landlord) this.note([], 'journey-landlord', { name: node.id });
        return { kind: journey.landlord ?? 'open', differs: [] };
      case 'letter.issue':
        this.letters.push({ letter: node.attributes['letter'] ?? '', scope: { registeredOn: null, ...scope } });
        return { issuedOn: today, consent: true };
      case 'report.forward': {
        const of = { caseNumber: String(scope['caseNumber']), day: today };
        const forwarding = forwardingOf(this.setting.folder, of, scope, process.evaluate);
        for (const one of forwarding?.messages ?? [])
          this.forwarded[one.recipient] = one.fields.map(({ number }) => number);
        return forwarding?.value ?? null;
      }
      case 'payment.open': {
        const cents = Number(process.evaluate(node.attributes['amount'] ?? 'null', scope) ?? Number.NaN);
        if (!Number.isSafeInteger(cents) || cents < 0) this.note(path, 'journey-amount', { name: node.id });
        const method = scope['iban'] ? 'sepa' : 'girocode';
        const girocode = method === 'girocode' ? 'BCD' : null;
        return cents > 0 ? { reference: 'RF18539007547034', cents, method, girocode, openedOn: today } : null;
      }
      default:
        return null;
    }
  }

  private facts(): Readonly<Record<string, Json>> {
    const { city, folder } = this.setting;
    const fees = feesOn(city.fees, this.sentOn);
    const { name, address } = folder.service.subject;
    return {
      today: this.now.toZonedDateTimeISO(legalZone).toPlainDate().toString(),
      sentOn: this.sentOn.toString(),
      fees: fees.ok ? fees.value : {},
      language: 'de',
      freeText: this.freeText,
      caseNumber: 'L-7KQ4-M2XD-9',
      applicant: {
        name: name.map((id) => String(this.answers[id] ?? '')).join(' '),
        addressLines: address ? [...addressLines(this.answers[address])] : [],
      },
    };
  }

  private whereItStands(): string {
    const names = this.state.t.map((token) => token.n);
    return names.length > 0 ? names.join(', ') : '–';
  }

  private at(): string {
    return this.now.toString({ smallestUnit: 'millisecond' });
  }

  private note(path: Path, code: string, details: Details): false {
    this.problems.push({ path, code, details });
    return false;
  }
}

const kept = (node: ProcessNode, value: Json): JsonObject => {
  const name = node.attributes['result'];
  return name && value !== undefined ? { [name]: value } : {};
};

const listed = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));
const mostTimers = 20;

type Path = readonly (string | number)[];
interface Asked {
  readonly node: ProcessNode;
  readonly variables: Readonly<Record<string, unknown>>;
}
export interface JourneySetting {
  readonly folder: ServiceFolder;
  readonly city: City;
  readonly process: ServiceProcess;
  readonly calendar: LegalCalendar;
  readonly journey: ServiceJourney;
  readonly on: Temporal.PlainDate;
  /** As the form gives them at the end. */
  readonly answers: JsonObject;
  /** What the register holds of the person. */
  readonly record: JsonObject;
  /** Holds corrected answers against the form: what is wrong, or null. */
  check(answers: JsonObject): string | null;
}
export interface WrittenLetter {
  readonly letter: string;
  /** Everything the letter may name at that moment. */
  readonly scope: LetterScope;
}
export interface JourneyRun {
  readonly variables: JsonObject;
  readonly outcome: string | null;
  readonly automatic: boolean;
  readonly letters: readonly WrittenLetter[];
  /** Which fields went to whom, by recipient. */
  readonly forwarded: Readonly<Record<string, readonly number[]>>;
  /** Ids of the nodes that were entered. */
  readonly visited: ReadonlySet<string>;
  readonly problems: readonly JourneyRunProblem[];
}
export interface JourneyRunProblem {
  readonly path: Path;
  readonly code: string;
  readonly details: Details;
}
