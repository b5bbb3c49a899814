import { languages } from '#kernel/language';
import { checkFiles } from '../../domain/check-files.ts';
import { checkLetters, checkTextPlaceholders } from '../../domain/check-letters.ts';
import { checkProvenance } from '../../domain/check-provenance.ts';
import { checkSameKeys, checkTexts } from '../../domain/check-texts.ts';
import type { Finding } from '../../domain/problem.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { ReadFolder } from '../../domain/read-folder.ts';
import type { ServiceFolder, ServiceMeta, ServiceTexts } from '../../domain/service.ts';
import { versionOf } from '../../domain/version.ts';
import { checked } from './checked.ts';
import type { KnownValues } from './known-values.ts';
import { provenanceSchema } from './provenance-schema.ts';
import { serviceSchema, textsSchema } from './service-schema.ts';
import { yamlSource } from './yaml-source.ts';

/** Reads the files of one service and checks what the folder alone can tell. */
export function readFolder(id: string, files: Readonly<Record<string, string>>, known?: KnownValues): FolderReading {
  const sources = Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.yaml'))
      .map(([name, text]) => [name, yamlSource(`services/${id}/${name}`, text, known)]),
  );
  const findings: Finding[] = [...checkFiles(id, Object.keys(files))];
  const part = <T>(name: string, schema: Parameters<typeof checked<T>>[1]): T | null => {
    const source = sources[name];
    if (!source) return null;
    const result = checked(source, schema);
    findings.push(...result.findings);
    return result.value;
  };
  const service = part<ServiceMeta>('service.yaml', serviceSchema);
  const texts = Object.fromEntries(
    languages.map((language) => [language, part<ServiceTexts>(`texts.${language}.yaml`, textsSchema)]),
  ) as ReadFolder['texts'];
  const provenance = part<Provenance>('provenance.yaml', provenanceSchema);
  const checkedAlready = new Set(['service.yaml', 'texts.de.yaml', 'texts.en.yaml', 'provenance.yaml']);
  for (const [name, source] of Object.entries(sources))
    if (!checkedAlready.has(name)) findings.push(...source.findings);
  const folder: ReadFolder = { id, files, sources, service, texts };
  findings.push(
    ...checkSameKeys(folder),
    ...checkTexts(folder),
    ...checkLetters(folder),
    ...checkTextPlaceholders(folder),
    ...checkProvenance(folder, provenance),
  );
  return { folder, findings };
}

/** The whole service of a folder; null while a part of it does not fit. */
export function wholeService({ id, files, service, texts }: ReadFolder): ServiceFolder | null {
  if (!service || !texts.de || !texts.en) return null;
  return {
    id,
    version: versionOf(files),
    edition: service.edition,
    service,
    texts: { de: texts.de, en: texts.en },
    files,
  };
}

export interface FolderReading {
  readonly folder: ReadFolder;
  readonly findings: readonly Finding[];
}
