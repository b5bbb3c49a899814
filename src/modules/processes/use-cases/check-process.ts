import type { City, Problem, ServiceCheck, ServiceFolder } from '#catalogue';
import { languages } from '#kernel/language';
import { parsePeriod } from '#kernel/period';
import { buildModel, type ProcessModel, type ProcessNode, type Trigger } from '../domain/bpmn/index.ts';
import { parseDmn } from '../domain/dmn/index.ts';
import { compileFeel } from '../domain/feel-expression.ts';
import { checkDecisionNames } from '../domain/known/check-decision-names.ts';
import { checkNames } from '../domain/known/check-names.ts';
import type { KnownNames } from '../domain/known/known-value.ts';
import { actions, messages, outcomes } from './actions.ts';
import { knownAnswers, knownInCase, listed } from './known-names.ts';
import { nameProblem, problemAt } from './process-report.ts';
import { readBpmn } from './read-bpmn.ts';

/**
 * The process parses in the profile, every task has its form, rule or action with all it needs, and every condition uses only
 * names, entries and options that exist.
 */
export const checkServiceProcess: ServiceCheck = async (folder, city) => {
  const { model, problems } = await readModel(folder);
  if (!model) return problems;
  const known = namesInCase(folder, city, model);
  const ends = Object.values(model.nodes).filter((node) => node.kind === 'end' && node.attributes['outcome']);
  if (ends.length === 0) problems.push(problemAt(folder, { file }, 'outcome-missing'));
  for (const node of Object.values(model.nodes))
    problems.push(
      ...checkNode(node, folder),
      ...checkDesk(node, folder, city, model),
      ...checkExpressions(node, folder, known),
    );
  for (const flow of Object.values(model.flows)) {
    const line = model.nodes[flow.source]?.line;
    const place = { file, line: lineOf(folder, flow.id) ?? line };
    const faults = flow.condition ? checkNames(flow.condition.text, known).faults : [];
    problems.push(...faults.map((fault) => nameProblem(folder, place, fault)));
  }
  return problems;
};

/** Everything the conditions, rules and letters of a service may name; null while its process cannot run. */
export async function readKnownNames(folder: ServiceFolder, city: City): Promise<KnownNames | null> {
  const { model } = await readModel(folder);
  return model && namesInCase(folder, city, model);
}

function namesInCase(folder: ServiceFolder, city: City, model: ProcessModel): KnownNames {
  const rules = parseDmn(folder.files['decision.dmn'] ?? '');
  if (!rules.ok) return knownInCase(folder, city, model);
  return knownInCase(folder, city, model, checkDecisionNames(rules.model, knownInCase(folder, city, model)).results);
}

async function readModel(folder: ServiceFolder): Promise<{ model: ProcessModel | null; problems: Problem[] }> {
  const read = await readBpmn(folder.files[file] ?? '');
  if (!read.ok) {
    const detail = read.detail ?? read.reason;
    const line = /line: (\d+)/.exec(detail)?.[1];
    const reason = detail.split('\n')[0]!;
    const place = { file, line: line ? Number(line) + 1 : 1 };
    return { model: null, problems: [problemAt(folder, place, 'process-unreadable', { reason })] };
  }
  const { definitions, hash, lines, warnings } = read;
  const built = buildModel(definitions, { expression: (text) => compileFeel(text), hash, lines, warnings });
  if (built.ok) return { model: built.model, problems: [] };
  const problems = built.problems.map(
    ({ line, message }): Problem => ({
      code: 'process-cannot-run',
      level: 'error',
      file: `services/${folder.id}/${file}`,
      line: line ?? 1,
      message,
    }),
  );
  return { model: null, problems };
}

/** A clerk's task in a lane goes to a basket that its office has; one that is decided for many at once leaves nothing to weigh. */
function checkDesk(node: ProcessNode, folder: ServiceFolder, city: City, model: ProcessModel): readonly Problem[] {
  const { attributes, name: task, line } = node;
  if (node.kind !== 'user' || attributes['role'] !== 'clerk') return [];
  const found: Problem[] = [];
  const lane = node.lane === undefined ? undefined : model.lanes[node.lane];
  const basket = (lane?.attributes['role'] ?? lane?.name)?.split(',')[0]?.trim();
  const office = attributes['office'] ?? folder.service.office;
  const baskets = city.offices.find(({ id }) => id === office)?.baskets ?? [];
  if (basket && !baskets.some(({ id }) => id === basket))
    found.push(problemAt(folder, { file, line }, 'task-basket', { task, basket, office }));
  if (attributes['bulk'] === undefined) return found;
  const isWeighed =
    attributes['discretion'] === 'true' || attributes['fourEyes'] === 'true' || folder.service.decision.fourEyes;
  const [first = ''] = listed(attributes['outcomes']);
  const hasEntries = listed(attributes['entries']).some((entry) => entry.startsWith(`${first}.`));
  if (attributes['bulk'] !== 'true' || isWeighed || hasEntries || first === 'nachfragen')
    found.push(problemAt(folder, { file, line }, 'task-bulk', { task }));
  return found;
}

function checkNode(node: ProcessNode, folder: ServiceFolder): readonly Problem[] {
  const { attributes, name: task } = node;
  const say = (code: Parameters<typeof problemAt>[2], details: Readonly<Record<string, string>> = {}): Problem =>
    problemAt(folder, { file, line: node.line }, code, { task, ...details });
  const found: Problem[] = [];
  const needs = (name: string): void => {
    if (!attributes[name]) found.push(say('action-incomplete', { name }));
  };
  const answers = knownAnswers(folder).names;
  const result = attributes['result'];
  if (result && answers.has(result)) found.push(say('result-taken', { name: result }));
  switch (node.kind) {
    case 'user': {
      const role = attributes['role'];
      if (role !== 'clerk' && role !== 'citizen') return [...found, say('task-role')];
      if (role === 'citizen') return attributes['kind'] === 'correct' ? found : [...found, say('task-correct')];
      if (listed(attributes['outcomes']).length === 0) found.push(say('task-outcomes'));
      if (!result) found.push(say('task-result'));
      const known = listed(attributes['outcomes']);
      for (const name of listed(attributes['entries'])) {
        const [, outcome] = /^(\w+)\.[a-z]\w*:(?:text|date|money)$/.exec(name) ?? [];
        if (!outcome || !known.includes(outcome)) found.push(say('task-entries', { name, known: known.join(', ') }));
      }
      const unknown = listed(attributes['data']).filter((name) => !answers.has(name));
      return [...found, ...unknown.map((name) => say('task-data', { name }))];
    }
    case 'decision': {
      const decision = attributes['decision'] ?? '';
      const rules = parseDmn(folder.files['decision.dmn'] ?? '');
      // Rules that cannot be read are named by their own check.
      if (!folder.files['decision.dmn'] || (rules.ok && !rules.model.decisions.some((one) => one.name === decision)))
        found.push(say('decision-unknown', { name: decision }));
      return result ? found : [...found, say('task-result')];
    }
    case 'service': {
      const action = attributes['action'] ?? '';
      const needed = actions.get(action);
      if (!needed) return [...found, say('action-unknown', { name: action, known: [...actions.keys()].join(', ') })];
      for (const name of needed) needs(name);
      const text = attributes['text'];
      if (action === 'message.send' && text && !hasText(folder, text))
        found.push(say('text-block-missing', { name: text }));
      return found;
    }
    case 'receive':
    case 'catch':
    case 'boundary':
      return [...found, ...checkTrigger(node.trigger, say)];
    case 'end': {
      const outcome = attributes['outcome'];
      if (outcome && !outcomes.includes(outcome))
        found.push(say('outcome-unknown', { name: outcome, known: outcomes.join(', ') }));
      return found;
    }
    default:
      return found;
  }
}

function checkTrigger(
  trigger: Trigger | undefined,
  say: (code: 'message-unknown' | 'timer-unreadable', details: Readonly<Record<string, string>>) => Problem,
): readonly Problem[] {
  if (trigger?.kind === 'message' && !messages.includes(trigger.name))
    return [say('message-unknown', { name: trigger.name, known: messages.join(', ') })];
  if (trigger?.kind !== 'timer' || trigger.timer.kind !== 'duration' || trigger.timer.evaluate) return [];
  const { text } = trigger.timer;
  return parsePeriod(text).ok || /^PT(\d+H)?(\d+M)?(\d+S)?$/.test(text)
    ? []
    : [say('timer-unreadable', { name: text })];
}

/** The expressions a node carries besides the conditions of its flows. */
function checkExpressions(node: ProcessNode, folder: ServiceFolder, known: KnownNames): readonly Problem[] {
  const { attributes, trigger } = node;
  const texts = [attributes['amount'], attributes['purpose']];
  if (trigger?.kind === 'timer' && trigger.timer.evaluate) texts.push(trigger.timer.text);
  if (trigger?.kind === 'conditional') texts.push(trigger.condition.text);
  return texts.flatMap((text) =>
    text ? checkNames(text, known).faults.map((fault) => nameProblem(folder, { file, line: node.line }, fault)) : [],
  );
}

const hasText = (folder: ServiceFolder, key: string): boolean =>
  languages.every((language) => {
    const { steps, tasks } = folder.texts[language];
    return steps[key] !== undefined || Object.values(tasks).some((task) => task.blocks?.[key] !== undefined);
  });

/** The line of a flow, which the model does not keep. */
function lineOf(folder: ServiceFolder, id: string): number | undefined {
  const text = folder.files[file] ?? '';
  const at = text.search(new RegExp(`sequenceFlow[^>]*\\sid="${id}"`));
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

const file = 'process.bpmn';
