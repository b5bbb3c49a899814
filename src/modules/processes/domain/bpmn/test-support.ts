import { readBpmn } from '../../use-cases/read-bpmn.ts';
import { compileFeel } from '../feel-expression.ts';
import {
  apply,
  type BuildResult,
  buildModel,
  type Command,
  type Context,
  decide,
  type ExpressionCompiler,
  newState,
  type ProcessEvent,
  type ProcessModel,
  type ProcessState,
} from './index.ts';

export const AT = '2026-05-04T08:00:00Z';

export const feel: ExpressionCompiler = (text) => compileFeel(text);

/** Wraps process content as a BPMN file. */
export function bpmn(content: string, declarations = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:lipsia="urn:lipsia:bpmn:1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:test">
${declarations}
<process id="p" name="Test" isExecutable="true">
${content}
</process>
</definitions>`;
}

/** Writes sequence flows: `a>b` plain, `a>b:x = 1` with a condition; ids are `a-b`. */
export function flows(...texts: string[]): string {
  return texts
    .map((text) => {
      const [ends = '', ...rest] = text.split(':');
      const [source, target] = ends.split('>');
      const condition = rest.join(':').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const inner = condition && `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;
      return `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${inner}</sequenceFlow>`;
    })
    .join('\n');
}

export async function build(xml: string, expression: ExpressionCompiler = feel): Promise<BuildResult> {
  const read = await readBpmn(xml);
  if (!read.ok) throw new Error(read.reason);
  return buildModel(read.definitions, { ...read, expression });
}

export async function modelOf(content: string, declarations = ''): Promise<ProcessModel> {
  const built = await build(bpmn(content, declarations));
  if (!built.ok) throw new Error(built.problems.map((problem) => `${problem.code} ${problem.element}`).join(', '));
  return built.model;
}

export async function problemsOf(content: string, declarations = ''): Promise<string[]> {
  const built = await build(bpmn(content, declarations));
  return built.ok ? [] : built.problems.map((problem) => `${problem.code} ${problem.element}`);
}

/** One instance under test; every step also checks that the events replay to the state and survive JSON. */
export class Instance {
  readonly model: ProcessModel;
  readonly events: ProcessEvent[] = [];
  state: ProcessState;
  readonly #context: Context | undefined;

  constructor(model: ProcessModel, context?: Context) {
    this.model = model;
    this.state = newState(model);
    this.#context = context;
  }

  /** Carries out a command and gives the types of its events. */
  do(command: CommandWithoutTime, at = AT): ProcessEvent[] {
    const decision = decide(this.model, this.state, { at, ...command } as Command, this.#context);
    if (!decision.ok) throw new Error(`${decision.refusal.code} ${decision.refusal.detail ?? ''}`.trim());
    this.events.push(...decision.events);
    const replayed = this.events.reduce((state, event) => apply(this.model, state, event), newState(this.model));
    for (const other of [replayed, JSON.parse(JSON.stringify(decision.state))]) {
      if (JSON.stringify(other) !== JSON.stringify(decision.state)) throw new Error('Replay differs from state');
    }
    this.state = JSON.parse(JSON.stringify(decision.state)) as ProcessState;
    return [...decision.events];
  }

  /** Gives the code with which a command is refused. */
  refused(command: CommandWithoutTime, at = AT): string | undefined {
    const decision = decide(this.model, this.state, { at, ...command } as Command, this.#context);
    return decision.ok ? undefined : decision.refusal.code;
  }

  /** Gives the nodes at which tokens wait, sorted. */
  at(): string[] {
    return this.state.t.map((token) => token.n).sort();
  }

  types(): string[] {
    return this.events.map((event) => event.type);
  }

  tokenAt(node: string): string {
    return this.state.t.find((token) => token.n === node)?.i ?? '';
  }
}

export type CommandWithoutTime = { [K in Command['type']]: Omit<Extract<Command, { type: K }>, 'at'> }[Command['type']];
