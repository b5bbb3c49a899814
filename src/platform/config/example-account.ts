import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ConfigProblem } from './types.ts';

/** The problem of a city folder whose account is still the example, to which nobody may be asked to pay; empty when it is not. */
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

const account = z.object({ payment: z.object({ iban: z.object({ state: z.literal('example') }) }) });
const message = {
  de: 'In der Datei city.yaml dieses Ordners steht bei payment.iban das Beispielkonto. Tragen Sie das Konto der Stadt ein.',
  en: "The file city.yaml in this folder has the example account at payment.iban. Enter the city's own account.",
};
