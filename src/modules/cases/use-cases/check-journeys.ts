import {
  type City,
  feesOn,
  type Path,
  type Problem,
  type ServiceCheck,
  type ServiceFolder,
  type Source,
  yamlSource,
} from '#catalogue';
import { checkAnswers, type FormContext, type FormModel, readForm, walkJourney } from '#forms';
import { legalCalendar } from '#kernel/calendar';
import { canonicalJson, type Json, type JsonObject } from '#kernel/json';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { createProcesses, type ServiceProcess } from '#processes';
import { fieldsIn } from '../domain/forwarding.ts';
import { registerRecords } from '../domain/journey-record.ts';
import { outcomesOf } from '../domain/outcomes.ts';
import type { JourneyCode } from '../texts/journey-words.ts';
import { allowedSentences, checkWritten } from './check-letters.ts';
import type { ServiceJourney } from './journey-file.ts';
import { journeyProblem } from './journey-report.ts';
import { type JourneyRun, runJourney } from './run-journey.ts';

/**
 * Every journey that is sent goes through its process to the expected end: variables, letters in order, outcome, and whether a
 * person decided. Its letters are written in both languages. Letters and outcomes that no journey reaches are hints.
 */
export const checkJourneys: ServiceCheck = async (folder, city) => {
  const read = readForm(folder);
  const process = await createProcesses()
    .of(folder)
    .catch(() => null);
  // What cannot be read is named by the checks of forms and processes.
  if (!read.ok || !process) return [];
  const check: Check = {
    folder,
    city,
    process,
    form: read.form,
    source: yamlSource('journeys.yaml', folder.files['journeys.yaml'] ?? ''),
  };
  const journeys = Array.isArray(check.source.value) ? (check.source.value as readonly ServiceJourney[]) : [];
  const done = journeys.map((journey, index) => checkJourney(check, journey, index));
  const problems = done.flatMap((one) => one.problems);
  return problems.some(({ level }) => level === 'error')
    ? problems
    : [
        ...problems,
        ...untested(
          check,
          journeys,
          done.flatMap((one) => one.runs),
        ),
      ];
};

function checkJourney(check: Check, journey: ServiceJourney, index: number): Checked {
  const { form, folder, city, process, source } = check;
  const on = dayOf(journey.on);
  if (!on) return nothing;
  const context = contextOf(city, folder, on);
  const walked = walkJourney(form, journey, context);
  if (walked.problems.length > 0 || walked.exit !== null) return nothing;
  const say = (path: Path, code: JourneyCode, details: Readonly<Record<string, string>> = {}): Problem =>
    journeyProblem(folder, source, [index, ...path], code, details);
  if (!journey.expect?.outcome) return { problems: [say(['expect'], 'journey-expect')], runs: [] };
  const setting = {
    ...{ folder, city, process, calendar, journey, on, answers: walked.answers },
    check: (answers: JsonObject) => {
      const checked = checkAnswers(form, answers, context);
      return checked.ok ? null : checked.errors.map(({ path, code }) => `${path} (${code})`).join(', ');
    },
  };
  const records = registerRecords(walked.answers);
  const runs = (journey.register === 'unique' ? records : records.slice(0, 1)).map((record) =>
    runJourney({ ...setting, record }),
  );
  const allowed = allowedSentences(city.allowedWording);
  const problems = runs.flatMap((run) =>
    run.problems.length > 0
      ? run.problems.map(({ path, code, details }) => say(path, code as JourneyCode, details as Record<string, string>))
      : [
          ...compare(journey, run, say),
          ...run.letters.flatMap((letter) => checkWritten(folder, process, letter, allowed, journey.id)),
        ],
  );
  return { problems: distinct(problems), runs };
}

function compare({ expect = {} }: ServiceJourney, run: JourneyRun, say: Say): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, expected] of Object.entries(expect.variables ?? {})) {
    const found = valueAt(run.variables, name);
    if (canonicalJson(found) !== canonicalJson(expected))
      problems.push(
        say(['expect', 'variables', name], 'journey-variable', {
          name,
          expected: written(expected),
          found: written(found),
        }),
      );
  }
  const letters = run.letters.map(({ letter }) => letter);
  const wanted = expect.letters ?? [];
  if (letters.join() !== wanted.join())
    problems.push(
      say(['expect', 'letters'], 'journey-letters', {
        expected: wanted.join(', ') || '–',
        found: letters.join(', ') || '–',
      }),
    );
  const forwarded = Object.entries(expect.forwarded ?? {}).map(([id, fields]) => [id, [...fieldsIn(fields)]] as const);
  if (canonicalJson(run.forwarded as Json) !== canonicalJson(Object.fromEntries(forwarded)))
    problems.push(
      say(['expect', 'forwarded'], 'journey-forwarded', {
        expected: written(Object.fromEntries(forwarded)),
        found: written(run.forwarded as Json),
      }),
    );
  if (run.outcome !== expect.outcome)
    problems.push(
      say(['expect', 'outcome'], 'journey-ends-otherwise', {
        expected: expect.outcome ?? '–',
        found: run.outcome ?? '–',
      }),
    );
  if (expect.automatic !== undefined && run.automatic !== expect.automatic)
    problems.push(say(['expect', 'automatic'], 'journey-automatic', { found: String(run.automatic) }));
  return problems;
}

/** Hints: what no journey reaches is not tested. */
function untested(
  { folder, process, source }: Check,
  journeys: readonly ServiceJourney[],
  runs: readonly JourneyRun[],
): readonly Problem[] {
  const hint = (code: JourneyCode, details: Readonly<Record<string, string>>): Problem =>
    journeyProblem(folder, source, [], code, details, 'warning');
  const written = new Set(runs.flatMap((run) => run.letters.map(({ letter }) => letter)));
  const chosen = new Set(journeys.flatMap(({ tasks = [] }) => tasks.map(({ task, outcome }) => `${task} ${outcome}`)));
  return Object.values(process.model.nodes).flatMap((node): Problem[] => {
    const letter = node.attributes['letter'];
    if (letter && !written.has(letter)) return [hint('letter-untested', { name: letter })];
    if (node.kind !== 'user' || node.attributes['role'] !== 'clerk') return [];
    const missing = outcomesOf(node.attributes).filter((outcome) => !chosen.has(`${node.id} ${outcome}`));
    return missing.map((name) => hint('outcome-untested', { name, task: node.name }));
  });
}

function contextOf(city: City, folder: ServiceFolder, today: Temporal.PlainDate): FormContext {
  const fees = feesOn(
    city.fees.filter(({ id }) => folder.service.fees.includes(id)),
    today,
  );
  // The street list is not part of a service: addresses are taken as they are.
  const streets: FormContext['streets'] = {
    check: (address) => ({ ok: true, address: { ...address, city: city.name } }),
  };
  return { today, sentOn: null, fees: fees.ok ? fees.value : {}, language: 'de', streets };
}

function dayOf(on: unknown): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(String(on));
  } catch {
    return null;
  }
}

const valueAt = (variables: JsonObject, name: string): Json =>
  name.split('.').reduce<Json>((value, key) => (value as JsonObject | null)?.[key] ?? null, variables);

const written = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.file}:${problem.line} ${problem.message.en}`, problem])).values(),
];

const calendar = legalCalendar(saxonHolidays);
const nothing: Checked = { problems: [], runs: [] };

type Say = (path: Path, code: JourneyCode, details?: Readonly<Record<string, string>>) => Problem;
interface Check {
  readonly folder: ServiceFolder;
  readonly city: City;
  readonly process: ServiceProcess;
  readonly form: FormModel;
  readonly source: Source;
}
interface Checked {
  readonly problems: readonly Problem[];
  readonly runs: readonly JourneyRun[];
}
