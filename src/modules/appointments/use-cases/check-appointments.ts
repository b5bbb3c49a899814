import type { CityFileCheck } from '#catalogue';
import { readPlan } from '../domain/read-plan.ts';
import { planFaultWords } from '../texts/plan-faults.ts';

/** Names everything that is wrong in `appointments.yaml` with file and line; a city without appointments is sound. */
export const checkAppointments: CityFileCheck = (sources, city) => {
  const source = sources['appointments.yaml'];
  if (!source || source.value === undefined) return [];
  const known = {
    offices: new Set(city.offices.map(({ id }) => id)),
    services: new Set(city.services.map(({ service }) => service.id)),
  };
  return readPlan(source.value, known).faults.map((fault) => ({
    code: `appointments-${fault.code}`,
    level: 'error',
    file: source.file,
    line: source.lineOf(fault.path),
    message: planFaultWords(fault),
  }));
};
