import type { Finding } from './problem.ts';

/** A service folder holds exactly the files the contract names: one too few does not run, one too many is a typing error. */
export function checkFiles(id: string, names: readonly string[]): readonly Finding[] {
  const finding = (code: string, name: string): Finding => ({
    code,
    level: 'error',
    file: `services/${id}/${name}`,
    line: 1,
    details: { name, folder: `services/${id}` },
  });
  return [
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) ? [] : [finding('folder-address', '')]),
    ...requiredFiles.filter((name) => !names.includes(name)).map((name) => finding('file-missing', name)),
    ...names
      .filter(
        (name) =>
          !requiredFiles.includes(name) &&
          !optionalFiles.includes(name) &&
          !/^letters\/[a-z][a-z0-9-]*\.yaml$/.test(name),
      )
      .map((name) => finding('file-unknown', name)),
  ];
}

/** Rules of decision; which fields of a report go to whom; what an import came from, and what it left to do. */
const optionalFiles: readonly string[] = ['decision.dmn', 'forwarding.yaml', 'provenance.yaml', 'import-report.md'];
const requiredFiles: readonly string[] = [
  'service.yaml',
  'form.yaml',
  'process.bpmn',
  'texts.de.yaml',
  'texts.en.yaml',
  'journeys.yaml',
];
