import type { CityFileCheck } from '#catalogue';
import { readStrategy } from '../domain/read-strategy.ts';
import { strategyFaultWords } from '../texts/strategy-faults.ts';

/** Names everything that is wrong in `strategy.yaml` with file and line; a city without goals is sound. */
export const checkStrategy: CityFileCheck = (sources, city) => {
  const source = sources['strategy.yaml'];
  if (!source || source.value === undefined) return [];
  return readStrategy(source.value, new Set(city.offices.map(({ id }) => id))).faults.map((fault) => ({
    code: `strategy-${fault.code}`,
    level: 'error',
    file: source.file,
    line: source.lineOf(fault.path),
    message: strategyFaultWords(fault),
  }));
};
