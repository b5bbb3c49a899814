import { isNode, LineCounter, parse, parseDocument } from 'yaml';
import { feesOn, type Problem, type ServiceCheck, type ServiceFolder } from '#catalogue';
import { languages } from '#kernel/language';
import type { FormContext } from '../domain/form-context.ts';
import { factsOf } from '../domain/form-context.ts';
import type { FormModel } from '../domain/form-model.ts';
import { type Journey, unvisitedPages, walkJourney } from '../domain/journey.ts';
import { germanRecord } from '../domain/record.ts';
import { problemWords } from '../texts/problem-words.ts';
import { readForm } from './form-of.ts';

/**
 * Reads the form of a service and walks every journey forward and back in both languages; the German record must be the same
 * bytes in both. Addresses are taken as they are: the street list is not part of a service.
 */
export const checkServiceForm: ServiceCheck = (folder, city) => {
  const read = readForm(folder);
  if (!read.ok) {
    return read.problems.map(({ code, path, detail }) => problem(folder, 'form.yaml', path, code, detail, 'error'));
  }
  const problems: Problem[] = [];
  const journeys = (parse(folder.files['journeys.yaml'] ?? '') ?? []) as readonly DatedJourney[];
  for (const [index, journey] of journeys.entries()) {
    const today = dayOf(journey.on);
    const where = (path: readonly (string | number)[]) => [index, ...path];
    if (!today) {
      problems.push(problem(folder, 'journeys.yaml', where(['on']), 'journey-day', String(journey.on), 'error'));
      continue;
    }
    const fees = feesOn(
      city.fees.filter(({ id }) => folder.service.fees.includes(id)),
      today,
    );
    const contexts = languages.map(
      (language): FormContext => ({
        today,
        sentOn: null,
        fees: fees.ok ? fees.value : {},
        language,
        streets: { check: (address) => ({ ok: true, address: { ...address, city: city.name } }) },
      }),
    );
    problems.push(...walkIn(folder, read.form, journey, contexts, where));
  }
  for (const page of unvisitedPages(read.form, journeys)) {
    problems.push(problem(folder, 'journeys.yaml', [], 'journey-unvisited', page, 'warning'));
  }
  return problems;
};

function walkIn(
  folder: ServiceFolder,
  form: FormModel,
  journey: Journey,
  contexts: readonly FormContext[],
  where: (path: readonly (string | number)[]) => (string | number)[],
): readonly Problem[] {
  const walks = contexts.map((context) => walkJourney(form, journey, context));
  const [first] = walks;
  const found = (first?.problems ?? []).map(({ path, code, detail }) =>
    problem(folder, 'journeys.yaml', where(path), code, `${journey.id}: ${detail}`, 'error'),
  );
  const records = walks.map((walk, at) => germanRecord(form, walk.answers, factsOf(contexts[at]!)));
  if (new Set(records).size > 1) {
    found.push(problem(folder, 'journeys.yaml', where([]), 'journey-record', journey.id, 'error'));
  }
  return found;
}

function problem(
  folder: ServiceFolder,
  file: string,
  path: readonly (string | number)[],
  code: keyof typeof problemWords,
  detail: string,
  level: Problem['level'],
): Problem {
  return {
    code,
    level,
    file: `services/${folder.id}/${file}`,
    line: lineOf(folder.files[file] ?? '', path),
    message: problemWords[code](detail),
  };
}

/** The line on which the deepest known part of a path begins, counted from 1. */
function lineOf(text: string, path: readonly (string | number)[]): number {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return Math.max(1, counter.linePos(node.range[0]).line);
  }
  return 1;
}

function dayOf(on: unknown): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(String(on));
  } catch {
    return null;
  }
}

type DatedJourney = Journey & { readonly on: unknown };
