import { childrenNamed, findChild, type XmlElement } from '#kernel/xml';

/** Text as people read it: line ends and runs of blanks become one blank; an empty element is no text. */
export const textOf = (element: XmlElement | undefined): string => tidy(element?.text ?? '');

/** The text of a child. */
export const childText = (element: XmlElement | undefined, name: string): string =>
  element ? textOf(findChild(element, name)) : '';

/** The texts of all children of a name, without empty ones. */
export const childTexts = (element: XmlElement, name: string): readonly string[] =>
  childrenNamed(element, name).map(textOf).filter(Boolean);

/** The code of a coded child: `<feldart><code>input</code></feldart>`. */
export const childCode = (element: XmlElement, name: string): string => {
  const child = findChild(element, name);
  return child ? childText(child, 'code') || textOf(child) : '';
};

/** `identifikation`: id and version. */
export function identityOf(element: XmlElement): { readonly id: string; readonly version: string } {
  const identity = findChild(element, 'identifikation');
  return { id: childText(identity, 'id'), version: childText(identity, 'version') };
}

/** Every text that is left below an element when those with a place of their own are taken out. */
export function keptTexts(element: XmlElement, placed: ReadonlySet<string>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const child of element.children) if (!placed.has(child.name)) collect(child, child.name, kept);
  return kept;
}

function collect(element: XmlElement, path: string, kept: Record<string, string>): void {
  const text = textOf(element);
  if (text) kept[path] = kept[path] ? `${kept[path]} | ${text}` : text;
  for (const [name, value] of Object.entries(element.attributes))
    if (!/^(xmlns|xsi|listURI|listVersionID)/.test(name) && value.trim())
      kept[`${path}@${name}`] = kept[`${path}@${name}`] ? `${kept[`${path}@${name}`]} | ${tidy(value)}` : tidy(value);
  for (const child of element.children) collect(child, `${path}.${child.name}`, kept);
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
