import { checkForwarding, checkJourneys, checkLetterNames } from '#cases';
import type { Problem, ServiceCheck } from '#catalogue';
import { checkFormNames, checkServiceForm } from '#forms';
import { checkServiceProcess, checkServiceRules } from '#processes';

/**
 * What a whole service must pass besides the checks of the catalogue. What goes wrong in its examples is told only when nothing
 * else does: a wrong name in a condition would come up again in every one of them.
 */
async function checkService(...[folder, city]: Parameters<ServiceCheck>): Promise<readonly Problem[]> {
  const found = (await Promise.all(checks.map(async (check) => check(folder, city)))).flat();
  const isFaulty = found.some((problem) => problem.level === 'error' && !isOfExamples(problem));
  return isFaulty ? found.filter((problem) => !isOfExamples(problem)) : found;
}

export const serviceChecks: readonly ServiceCheck[] = [checkService];

const isOfExamples = ({ code }: Problem): boolean => /^journey-|^letter-empty$|-untested$/.test(code);

const checks: readonly ServiceCheck[] = [
  checkServiceForm,
  checkFormNames,
  checkServiceProcess,
  checkServiceRules,
  checkLetterNames,
  checkForwarding,
  checkJourneys,
];
