import { checkJourneys, checkLetterNames } from '#cases';
import type { ServiceCheck } from '#catalogue';
import { checkFormNames, checkServiceForm } from '#forms';
import { checkServiceProcess, checkServiceRules } from '#processes';

/** What every whole service must pass besides the checks of the catalogue, in the order in which a department works. */
export const serviceChecks: readonly ServiceCheck[] = [
  checkServiceForm,
  checkFormNames,
  checkServiceProcess,
  checkServiceRules,
  checkLetterNames,
  checkJourneys,
];
