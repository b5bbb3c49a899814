/** The names that are shortened in every form of the catalogue; `dcatap` with a slash, as the standard has it. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

export const iri = (value: string): Term => ({ kind: 'iri', value });
/** Words in a language. */
export const words = (value: string, language: string): Term => ({ kind: 'words', value, language });
/** A value of a type of XML Schema; text without one. */
export const typed = (value: string, type: XsdType = 'string'): Term => ({ kind: 'typed', value, type });
/** A thing inside another one, without an address of its own. */
export const inner = (type: Name, properties: Properties): Term => ({ kind: 'inner', type, properties });

/** A thing with its address, its kind and what is said of it. */
export interface Node {
  readonly id: string;
  readonly types: readonly Name[];
  readonly properties: Properties;
}
export type Properties = Readonly<Partial<Record<Name, readonly Term[]>>>;
export type Name = `${keyof typeof prefixes}:${string}`;
export type XsdType = 'string' | 'date' | 'dateTime' | 'nonNegativeInteger' | 'integer' | 'hexBinary';
export type Term =
  | { readonly kind: 'iri'; readonly value: string }
  | { readonly kind: 'words'; readonly value: string; readonly language: string }
  | { readonly kind: 'typed'; readonly value: string; readonly type: XsdType }
  | { readonly kind: 'inner'; readonly type: Name; readonly properties: Properties };
