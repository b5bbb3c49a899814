import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { childrenNamed, findChild, readXml, type XmlElement } from '../../src/kernel/xml.ts';
import { type CompiledDmn, compileDmn } from '../../src/modules/processes/domain/dmn/compile-dmn.ts';
import type { DmnModel } from '../../src/modules/processes/domain/dmn/model.ts';
import { parseDmn } from '../../src/modules/processes/domain/dmn/parse-dmn.ts';
import { equals } from '../../src/modules/processes/domain/feel/compare.ts';
import { formatValue } from '../../src/modules/processes/domain/feel/format-value.ts';
import { isNumber, numberOf } from '../../src/modules/processes/domain/feel/number.ts';
import { Run } from '../../src/modules/processes/domain/feel/run.ts';
import {
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '../../src/modules/processes/domain/feel/temporal-text.ts';
import { type FeelValue, isContext, isList } from '../../src/modules/processes/domain/feel/values.ts';
import { readTar } from './read-tar.ts';

export const tckArchive = fileURLToPath(
  new URL('../../../shared/data/standards/dmn-tck/tck-testcases.tar.gz', import.meta.url),
);

/** Tells whether the kit lies beside the project. */
export function hasTck(): boolean {
  return existsSync(tckArchive);
}

/** Runs all cases of the DMN Technology Compatibility Kit; one score per compliance level. */
export function runTck(archive = tckArchive): TckScore[] {
  const files = readTar(archive);
  const scores = new Map<string, TckScore>();
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/-test-[^/]*\.xml$/.test(path)) continue;
    const [, level = '', folder = ''] = /([^/]+)\/([^/]+)\/[^/]+$/.exec(path) ?? [];
    const score = scores.get(level) ?? { level, passed: 0, total: 0, failures: [] };
    scores.set(level, score);
    for (const outcome of runFile(path, text, files)) {
      score.total += 1;
      if (outcome.failure === null) score.passed += 1;
      else score.failures.push({ id: `${folder}/${outcome.id}`, reason: outcome.failure });
    }
  }
  return [...scores.values()];
}

function runFile(
  path: string,
  text: string,
  files: ReadonlyMap<string, string>,
): { id: string; failure: string | null }[] {
  const read = readXml(text);
  if (!read.ok) return [{ id: path, failure: `${read.code} line ${read.line}` }];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const modelName = findChild(read.root, 'modelName')?.text.trim() ?? '';
  const models = [...files].filter(([name]) => name.startsWith(folder) && name.endsWith('.dmn'));
  const parsed = new Map(models.map(([name, xml]) => [name.slice(folder.length), parseDmn(xml)]));
  const own = parsed.get(modelName);
  const imports = [...parsed].flatMap(([name, one]) => (name !== modelName && one.ok ? [one.model] : []));
  const compiled = own?.ok === true ? compileDmn(own.model, { imports: imports as DmnModel[] }) : null;
  const fault = own?.ok === false ? JSON.stringify(own.errors) : 'model missing';
  return childrenNamed(read.root, 'testCase').map((testCase) => ({
    id: testCase.attributes.id ?? '',
    failure: compiled === null ? fault : runCase(testCase, compiled),
  }));
}

function runCase(testCase: XmlElement, model: CompiledDmn): string | null {
  const inputs = new Map<string, FeelValue>();
  for (const node of childrenNamed(testCase, 'inputNode')) inputs.set(node.attributes.name ?? '', valueIn(node));
  const options = { now: Temporal.ZonedDateTime.from('2026-01-02T03:04:05+01:00[Europe/Berlin]') };
  const isService = testCase.attributes.type === 'decisionService';
  for (const node of childrenNamed(testCase, 'resultNode')) {
    const name = node.attributes.name ?? '';
    const result = isService
      ? model.evaluateService(testCase.attributes.invocableName ?? name, inputs, options)
      : model.evaluate(name, inputs, options);
    const expectedNode = findChild(node, 'expected');
    const expected = expectedNode === undefined ? null : valueIn(expectedNode);
    const value =
      isService && isContext(result.value) && result.value.has(name) ? (result.value.get(name) ?? null) : result.value;
    if (!matches(value, expected)) {
      const problems = [...result.errors, ...result.notes].map((one) => `${one.code} ${JSON.stringify(one.params)}`);
      return `${name}: ${show(value)} instead of ${show(expected)} ${problems.slice(0, 3).join('; ')}`;
    }
  }
  return null;
}

function valueIn(element: XmlElement): FeelValue {
  if (element.attributes['xsi:nil'] === 'true') return null;
  const list = findChild(element, 'list');
  if (list !== undefined) {
    return list.attributes['xsi:nil'] === 'true' ? null : childrenNamed(list, 'item').map(valueIn);
  }
  const components = childrenNamed(element, 'component');
  if (components.length > 0) {
    return new Map(components.map((component) => [component.attributes.name ?? '', valueIn(component)]));
  }
  const value = findChild(element, 'value');
  if (value === undefined || value.attributes['xsi:nil'] === 'true') return null;
  return scalar(value.attributes['xsi:type']?.replace(/^.*:/, '') ?? 'string', value.text);
}

function scalar(type: string, text: string): FeelValue {
  const plain = text.trim();
  if (['decimal', 'double', 'float', 'integer', 'int', 'long'].includes(type)) return numberOf(plain);
  if (type === 'boolean') return plain === 'true';
  if (type === 'date') return parseDate(plain);
  if (type === 'time') return parseTime(plain);
  if (type === 'dateTime') return parseDateTime(plain);
  return type.toLowerCase().endsWith('duration') ? parseDuration(plain) : text;
}

function matches(actual: FeelValue, expected: FeelValue): boolean {
  if (isNumber(actual) && isNumber(expected)) return actual.minus(expected).abs().lessThan('1e-8');
  if (isList(actual) && isList(expected)) {
    return actual.length === expected.length && actual.every((item, index) => matches(item, expected[index] ?? null));
  }
  if (isContext(actual) && isContext(expected)) {
    return (
      actual.size === expected.size &&
      [...actual].every(([name, value]) => expected.has(name) && matches(value, expected.get(name) ?? null))
    );
  }
  if (actual === null || expected === null) return actual === expected;
  return equals(actual, expected, new Run()) === true && show(actual) === show(expected);
}

function show(value: FeelValue): string {
  return JSON.stringify(formatValue(value, new Run()));
}

export type TckScore = {
  readonly level: string;
  passed: number;
  total: number;
  readonly failures: { readonly id: string; readonly reason: string }[];
};
