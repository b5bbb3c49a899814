import { type Path, type Problem, type ServiceCheck, yamlSource } from '#catalogue';
import { readForm } from '#forms';
import { checkNames, nameProblem, readKnownNames } from '#processes';
import { type ForwardingRules, fieldsIn, forwardingRules } from '../domain/forwarding.ts';
import type { JourneyCode } from '../texts/journey-words.ts';
import { journeyProblem } from './journey-report.ts';

/**
 * The forwarding of a service names only fields and questions that exist, says of every question whether it leaves the office,
 * and is there exactly when the process forwards. What is not confirmed is a hint for the department.
 */
export const checkForwarding: ServiceCheck = async (folder, city) => {
  const text = folder.files['forwarding.yaml'];
  const forwards = /lipsia:action="report\.forward"/.test(folder.files['process.bpmn'] ?? '');
  const source = yamlSource('forwarding.yaml', text ?? '');
  const say = (path: Path, code: JourneyCode, details: Readonly<Record<string, string>> = {}, level?: 'warning') =>
    journeyProblem(folder, source, path, code, details, level);
  if (text === undefined) return forwards ? [say([], 'forwarding-missing')] : [];
  if (!forwards) return [say([], 'forwarding-unused')];
  const parsed = forwardingRules.safeParse(source.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return [say((issue?.path ?? []) as Path, 'forwarding-shape', { reason: issue?.message ?? '' })];
  }
  const rules = parsed.data;
  const form = readForm(folder);
  if (!form.ok) return [];
  const problems: Problem[] = [];
  const asked = new Set(
    form.form.pages.flatMap((page) =>
      page.kind === 'repeat'
        ? [page.repeat.id]
        : page.questions.flatMap(({ id, type }) => (type === 'info' ? [] : [id])),
    ),
  );
  const numbers = new Set(rules.fields.map(({ number }) => number));
  const placed = new Set([...rules.kept, ...rules.fields.flatMap(({ answers }) => answers)]);
  for (const [index, { answers }] of rules.fields.entries()) {
    const unknown = answers.find((id) => !asked.has(id));
    if (unknown) problems.push(say(['fields', index, 'answers'], 'forwarding-question', { name: unknown }));
  }
  for (const [reason, fields] of Map.groupBy(openFields(rules), (field) => field.reason ?? '–')) {
    const details = { name: fields.map(({ number }) => number).join(', '), reason };
    problems.push(say(['fields', rules.fields.indexOf(fields[0]!)], 'forwarding-unconfirmed', details, 'warning'));
  }
  for (const id of rules.kept)
    if (!asked.has(id) || rules.fields.some(({ answers }) => answers.includes(id)))
      problems.push(say(['kept'], 'forwarding-question', { name: id }));
  for (const id of asked) if (!placed.has(id)) problems.push(say([], 'forwarding-unplaced', { name: id }));
  const known = await readKnownNames(folder, city);
  for (const [index, { id, fields, when, state, reason }] of rules.recipients.entries()) {
    const listed = fieldsIn('only' in fields ? fields.only : fields.without);
    const strange = listed.find((number) => !numbers.has(number));
    if (strange !== undefined)
      problems.push(say(['recipients', index, 'fields'], 'forwarding-field', { name: String(strange) }));
    const place = { file: 'forwarding.yaml', line: source.lineOf(['recipients', index]) };
    if (when && known)
      for (const fault of checkNames(when, known).faults) problems.push(nameProblem(folder, place, fault));
    if (state === 'unconfirmed')
      problems.push(
        say(['recipients', index], 'forwarding-unconfirmed', { name: id, reason: reason ?? '–' }, 'warning'),
      );
  }
  return problems;
};

const openFields = ({ fields }: ForwardingRules) => fields.filter(({ state }) => state === 'unconfirmed');
