import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ConfigProblem } from './types.ts';

/** The problem of a city folder whose account or creditor identifier is still the example, to which nobody may be asked to pay; empty when neither is. */
export function exampleAccount(city: string, read: (path: string) => string): ConfigProblem[] {
  return isExample(join(city, 'city.yaml'), read) ? [{ setting: 'CITY', message }] : [];
}

function isExample(path: string, read: (path: string) => string): boolean {
  try {
    return account.safeParse(parse(read(path))).success;
  } catch {
    // A folder that cannot be read is refused where the city is loaded, with file and line.
    return false;
  }
}

const example = z.object({ state: z.literal('example') });
const account = z.object({
  payment: z.union([z.object({ iban: example }), z.object({ creditorId: example })]),
});
const message = {
  de: 'In der Datei city.yaml dieses Ordners steht ein Beispiel bei payment.iban oder payment.creditorId. Tragen Sie Konto und Gläubiger-ID der Stadt ein.',
  en: "The file city.yaml in this folder has an example at payment.iban or payment.creditorId. Enter the city's own account and creditor identifier.",
};
