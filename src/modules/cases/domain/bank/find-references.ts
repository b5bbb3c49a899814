import { isCreditorReference } from '#kernel/creditor-reference';

/** Every creditor reference (ISO 11649) that may be meant in texts, however people spaced it; several where the end is unclear. */
export function referencesIn(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const plain = text.toUpperCase().replace(/\s/g, '');
    for (let at = plain.indexOf('RF'); at >= 0; at = plain.indexOf('RF', at + 1)) {
      const [longest = ''] = /^RF\d{2}[A-Z0-9]{1,21}/.exec(plain.slice(at, at + 25)) ?? [];
      for (let end = longest.length; end > 4; end -= 1)
        if (isCreditorReference(longest.slice(0, end))) found.add(longest.slice(0, end));
    }
  }
  return [...found];
}
