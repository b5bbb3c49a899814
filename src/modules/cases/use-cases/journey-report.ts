import type { Path, Problem, ServiceFolder, Source } from '#catalogue';
import { type JourneyCode, journeyWords } from '../texts/journey-words.ts';

/** A finding in a YAML file of the service, in words. */
export const journeyProblem = (
  folder: Pick<ServiceFolder, 'id'>,
  source: Source,
  path: Path,
  code: JourneyCode,
  details: Readonly<Record<string, string>> = {},
  level: Problem['level'] = 'error',
): Problem => ({
  code,
  level,
  file: `services/${folder.id}/${source.file}`,
  line: source.lineOf(path),
  message: wordsOf(code)(details),
});

const wordsOf = (code: JourneyCode): ((details: Readonly<Record<string, string>>) => Problem['message']) =>
  journeyWords[code];
