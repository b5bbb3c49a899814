import { stringify } from 'yaml';
import type { XdfDocument } from '../xdf/model.ts';
import type { Plan } from './plan.ts';

/**
 * `provenance.yaml`: which file the service came from with its SHA-256 (the same id and version circulate with different content), what
 * became of every element, the codes behind the options, and every text that has no place in the form.
 */
export function writeProvenance({ document, file, sha256, plan }: Origin): string {
  const { id, version, name } = document.root;
  const source = {
    ...{ standard: document.standard, kind: document.kind, id, version, name, file, sha256 },
    ...(document.writtenOn && { writtenOn: document.writtenOn }),
  };
  const elements = plan.places.map(({ kind, id, version, name, path, cardinality, references, kept, became, as }) => ({
    ...{ kind, id, version, name },
    ...(path.length > 0 && { path }),
    ...(cardinality && { cardinality }),
    ...(became && { became }),
    as,
    ...(references.length > 0 && { references }),
    ...(Object.keys(kept).length > 0 && { kept }),
  }));
  const codeLists = plan.codeLists.map(({ id, uri, version, state, question, codes }) => ({
    ...(id && { id }),
    ...(uri && { uri }),
    ...(version && { version }),
    ...{ state, question, codes },
  }));
  return stringify({ sources: [source], codeLists, elements }, { lineWidth: 120, aliasDuplicateObjects: false });
}

interface Origin {
  readonly document: XdfDocument;
  /** Name of the file, without folders. */
  readonly file: string;
  readonly sha256: string;
  readonly plan: Plan;
}
