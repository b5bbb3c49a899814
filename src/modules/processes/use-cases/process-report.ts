import type { Problem, ServiceFolder } from '#catalogue';
import type { NameFault } from '../domain/known/check-names.ts';
import { type CheckCode, checkWords } from '../texts/check-words.ts';
import { nameWords } from '../texts/name-words.ts';

/** A finding in a file of the service, in words. */
export const problemAt = (
  folder: ServiceFolder,
  place: Place,
  code: CheckCode,
  details: Readonly<Record<string, string>> = {},
  level: Problem['level'] = 'error',
): Problem => ({ code, level, ...placeOf(folder, place), message: wordsOf(code)(details) });

/** A name, entry or option of a condition that does not exist, in words. */
export const nameProblem = (folder: Pick<ServiceFolder, 'id'>, place: Place, fault: NameFault): Problem => ({
  code: fault.code,
  level: 'error',
  ...placeOf(folder, place),
  message: nameWords(fault),
});

const placeOf = ({ id }: Pick<ServiceFolder, 'id'>, { file, line }: Place) => ({
  file: `services/${id}/${file}`,
  line: line ?? 1,
});

const wordsOf = (code: CheckCode): ((details: Readonly<Record<string, string>>) => Problem['message']) =>
  checkWords[code];

interface Place {
  readonly file: string;
  readonly line?: number | undefined;
}
