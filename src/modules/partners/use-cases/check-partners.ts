import type { CityFileCheck } from '#catalogue';
import { readNetwork } from '../domain/network/read-network.ts';
import { networkFaultWords } from '../texts/network-faults.ts';

/** Names everything that is wrong in `partners.yaml` with file and line; a city without partners is sound. */
export const checkPartners: CityFileCheck = (sources, city) => {
  const source = sources['partners.yaml'];
  if (!source || source.value === undefined) return [];
  const services = new Set(city.services.map(({ service }) => service.id));
  return readNetwork(source.value, services).faults.map((fault) => ({
    code: `partners-${fault.code}`,
    level: 'error',
    file: source.file,
    line: source.lineOf(fault.path),
    message: networkFaultWords(fault),
  }));
};
