import { childrenNamed, findChild, type XmlElement } from '#kernel/xml';
import type { CodeValue, XdfCodeListUse, XdfLimits, XdfRule } from './model.ts';
import { childText, identityOf, keptTexts, textOf } from './parts.ts';

/** `praezisierung`: in version 2 JSON in the text with numbers as text, in version 3 attributes. */
export function limitsOf(element: XmlElement | undefined): { limits: XdfLimits; unreadable: string } {
  const written = textOf(element);
  const attributes = element?.attributes ?? {};
  if (!written) return pick(attributes, JSON.stringify(attributes));
  try {
    const value: unknown = JSON.parse(element?.text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? pick({ ...attributes, ...(value as Record<string, unknown>) }, written)
      : { limits: {}, unreadable: written };
  } catch {
    return { limits: {}, unreadable: written };
  }
}

function pick(values: Readonly<Record<string, unknown>>, written: string): { limits: XdfLimits; unreadable: string } {
  const limits: { -readonly [K in keyof XdfLimits]: XdfLimits[K] } = {};
  let isWhole = true;
  for (const [name, value] of Object.entries(values)) {
    const text = String(value).trim();
    if (text === '' || name.startsWith('xmlns')) continue;
    if (name === 'minLength' || name === 'maxLength') {
      if (/^\d{1,9}$/.test(text)) limits[name] = Number(text);
      else isWhole = false;
    } else if (name === 'pattern' || name === 'minValue' || name === 'maxValue') limits[name] = text;
    else isWhole = false;
  }
  return { limits, unreadable: isWhole ? '' : written };
}

/** The code list a field names, with its values where they stand in the file. */
export function codeListUse(field: XmlElement): XdfCodeListUse | null {
  const reference = findChild(field, 'codelisteReferenz');
  const values = childrenNamed(findChild(field, 'werte') ?? nothing, 'wert')
    .map(codeValue)
    .filter(({ code }) => code);
  if (!reference && values.length === 0) return null;
  const code = (reference && findChild(reference, 'genericodeIdentification')) ?? reference;
  return {
    id: reference ? identityOf(reference).id : '',
    uri: childText(code, 'canonicalIdentification'),
    version: childText(code, 'version'),
    versionUri: childText(code, 'canonicalVersionUri'),
    values,
  };
}

const codeValue = (value: XmlElement): CodeValue => ({
  code: childText(value, 'code'),
  name: childText(value, 'name'),
  help: childText(value, 'hilfe'),
});

/** A rule: its words stand in `definition` (2) or `freitextRegel` (3); an empty script is none. */
export function readRule(element: XmlElement): XdfRule {
  const script = childText(element, 'script') || childText(element, 'skript');
  const text = childText(element, 'freitextRegel') || childText(element, 'definition');
  return {
    ...identityOf(element),
    name: childText(element, 'name'),
    text: text || childText(element, 'beschreibung'),
    script: /^function\s*\w*\s*\(\s*\)\s*\{\s*\}$/.test(script) ? '' : script,
    kept: keptTexts(element, rulePlaced),
    line: element.line,
  };
}

const rulePlaced: ReadonlySet<string> = new Set(['identifikation', 'name', 'freitextRegel', 'script', 'skript']);
const nothing: XmlElement = { name: '', uri: '', attributes: {}, children: [], text: '', line: 0 };
