import type { CityFileCheck } from '#catalogue';
import { readRules } from '../domain/rules/read-rules.ts';
import { ruleFaultWords } from '../texts/rule-faults.ts';

/** Names everything that is wrong in `information.yaml` with file and line; a city without that file is sound. */
export const checkInformation: CityFileCheck = (sources, city) => {
  const source = sources['information.yaml'];
  if (!source || source.value === undefined) return [];
  return readRules(source.value, new Set(city.offices.map(({ id }) => id))).faults.map((fault) => ({
    code: `information-${fault.code}`,
    level: 'error',
    file: source.file,
    line: source.lineOf(fault.path),
    message: ruleFaultWords(fault),
  }));
};
