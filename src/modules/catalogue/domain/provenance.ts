/** `provenance.yaml`: what an imported service came from, so that nobody has to believe an id and a version alone. */
export interface Provenance {
  readonly sources: readonly ProvenanceSource[];
  readonly codeLists: readonly ProvenanceCodeList[];
  readonly elements: readonly ProvenanceElement[];
}

export interface ProvenanceSource {
  /** `XDatenfelder 2` */
  readonly standard: string;
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly file: string;
  /** Of the file as it came, hexadecimal: the same id and version circulate with different content. */
  readonly sha256: string;
  /** ISO date. */
  readonly writtenOn?: string;
}

export interface ProvenanceCodeList {
  readonly id?: string;
  readonly uri?: string;
  readonly version?: string;
  readonly state: 'embedded' | 'file' | 'missing';
  /** Key of the question that offers it. */
  readonly question: string;
  /** Option of the form -> code of the list. */
  readonly codes: Readonly<Record<string, string>>;
}

export interface ProvenanceElement {
  readonly kind: 'group' | 'field';
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** Names of the groups around it, outermost first. */
  readonly path?: readonly string[];
  /** At the place of use: `0:*`. */
  readonly cardinality?: string;
  /** Key of the question or list it became. */
  readonly became?: string;
  readonly as: string;
  readonly references?: readonly string[];
  /** Texts of the source that have no place in the form, by the name of their element. */
  readonly kept?: Readonly<Record<string, string>>;
}
