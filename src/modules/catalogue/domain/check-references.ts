import type { City } from './city.ts';
import { formOutline } from './form-outline.ts';
import type { Finding } from './problem.ts';
import { processOutline } from './process-outline.ts';
import type { ReadFolder } from './read-folder.ts';
import { findingAt, type Path, type Source } from './source.ts';

/** What a service names must exist: office, fees, life events, follow-ups, its own questions and letters. */
export function checkReferences(folder: ReadFolder, city: CityNames): readonly Finding[] {
  const source = folder.sources['service.yaml'];
  if (!source || !folder.service) return [];
  return [...namesInCity(source, folder, city), ...namesInForm(source, folder), ...lettersOfProcess(folder)];
}

function namesInCity(source: Source, folder: ReadFolder, city: CityNames): Finding[] {
  const service = folder.service!;
  const findings: Finding[] = [];
  if (service.id !== folder.id)
    findings.push(findingAt(source, ['id'], 'folder-name', { id: service.id, folder: folder.id }));
  if (service.key.state === 'unconfirmed')
    findings.push(findingAt(source, ['key'], 'service-key-unconfirmed', { reason: service.key.reason }, 'warning'));
  const office = city.offices.find((entry) => entry.id === service.office);
  if (!office) findings.push(findingAt(source, ['office'], 'office-unknown', { id: service.office }));
  else if (office.state !== 'open')
    findings.push(findingAt(source, ['office'], 'office-closed', { id: service.office }));
  findings.push(
    ...unknown(source, ['fees'], service.fees, new Set(city.fees.map((fee) => fee.id)), 'fee-unknown'),
    ...unknown(
      source,
      ['lifeEvents'],
      service.lifeEvents,
      new Set(city.lifeEvents.map((event) => event.id)),
      'life-event-unknown',
    ),
    ...unknown(source, ['followUps'], service.followUps, new Set(city.serviceIds), 'follow-up-unknown'),
  );
  return findings;
}

/** The questions `service.yaml` speaks of must be asked, and a deadline runs from a date. */
function namesInForm(source: Source, folder: ReadFolder): Finding[] {
  const form = folder.sources['form.yaml'];
  if (!form || form.value === undefined) return [];
  const service = folder.service!;
  const types = new Map(formOutline(form.value).questions.map((question) => [question.id, question.type]));
  const named: (readonly [Path, string | undefined])[] = [
    [['deadline', 'citizen', 'from'], service.deadline.citizen?.from],
    [['decision', 'freeTextQuestion'], service.decision.freeTextQuestion],
    [['subject', 'birthDate'], service.subject.birthDate],
    [['subject', 'email'], service.subject.email],
    [['subject', 'address'], service.subject.address],
    ...service.subject.name.map((id, index) => [['subject', 'name', index], id] as const),
    ...Object.keys(service.prefill?.questions ?? {}).map((id) => [['prefill', 'questions', id], id] as const),
    ...Object.keys(service.carry).map((id) => [['carry', id], id] as const),
  ];
  const findings = named.flatMap(([path, id]) =>
    id === undefined || types.has(id) ? [] : [findingAt(source, path, 'question-unknown', { id })],
  );
  const from = service.deadline.citizen?.from;
  if (from !== undefined && types.has(from) && types.get(from) !== 'date')
    findings.push(findingAt(source, ['deadline', 'citizen', 'from'], 'deadline-not-a-date', { id: from }));
  return findings;
}

function lettersOfProcess(folder: ReadFolder): Finding[] {
  return [...new Set(processOutline(folder.files['process.bpmn'] ?? '').letters)]
    .filter((letter) => folder.files[`letters/${letter}.yaml`] === undefined)
    .map((letter) => ({
      code: 'letter-missing',
      level: 'error' as const,
      file: `services/${folder.id}/process.bpmn`,
      line: lineOfText(folder.files['process.bpmn'] ?? '', `lipsia:letter="${letter}"`),
      details: { id: letter },
    }));
}

function unknown(
  source: Source,
  path: Path,
  ids: readonly string[],
  known: ReadonlySet<string>,
  code: string,
): Finding[] {
  return ids.flatMap((id, index) => (known.has(id) ? [] : [findingAt(source, [...path, index], code, { id })]));
}

const lineOfText = (text: string, part: string): number =>
  Math.max(0, text.slice(0, text.indexOf(part)).split('\n').length - 1) + 1;

/** What the names are held against. */
export interface CityNames extends Pick<City, 'offices' | 'fees' | 'lifeEvents'> {
  /** Ids of all service folders, broken ones too: their own fault is named there. */
  readonly serviceIds: readonly string[];
}
