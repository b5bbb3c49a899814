/** The form that an `Accept` header likes best (RFC 9110); null when a browser asks for a page or nothing fits. */
export function rdfFormOf(accept: string | null): RdfForm | 'page' | null {
  const wishes = (accept ?? '*/*').split(',').map((part) => {
    const [type = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined);
    return { type: type.trim(), quality: Number(quality ?? 1) };
  });
  const best = wishes
    .filter(({ type, quality }) => quality > 0 && formOfType.has(type))
    .toSorted((a, b) => b.quality - a.quality)[0];
  return best ? formOfType.get(best.type)! : null;
}

/** Media type of each form, with its character set. */
export const rdfMediaTypes = {
  ttl: 'text/turtle; charset=utf-8',
  rdf: 'application/rdf+xml; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
} as const;

const formOfType: ReadonlyMap<string, RdfForm | 'page'> = new Map([
  ['text/turtle', 'ttl'],
  ['application/x-turtle', 'ttl'],
  ['application/rdf+xml', 'rdf'],
  ['application/xml', 'rdf'],
  ['application/ld+json', 'jsonld'],
  ['application/json', 'jsonld'],
  ['text/html', 'page'],
  ['application/xhtml+xml', 'page'],
  ['*/*', 'rdf'],
]);

export type RdfForm = 'ttl' | 'rdf' | 'jsonld';
