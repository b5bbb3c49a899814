import { childrenNamed, findChild, readXml, type XmlElement } from '#kernel/xml';
import { type Refusal, refused } from '../xml/refusal.ts';
import type { XdfDocument, XdfElement, XdfField, XdfGroup, XdfStandard, XdfUse } from './model.ts';
import { childCode, childText, childTexts, identityOf, keptTexts } from './parts.ts';
import { codeListUse, limitsOf, readRule } from './read-field-parts.ts';

/** Reads a message of XDatenfelder 2 or 3 with a schema, a group or a field. Refused: hostile or broken XML, and other messages. */
export function readXdf(text: string): { readonly ok: true; readonly document: XdfDocument } | Refusal {
  const read = readXml(text);
  if (!read.ok) return read;
  const { root } = read;
  const standard = standards[root.uri];
  const found = kinds.map((kind) => ({ ...kind, element: findChild(root, kind.name) })).find(({ element }) => element);
  if (!standard || !found?.element) return refused('not-xdf', root.line, `${root.name} ${root.uri}`.trim());
  const { kind, element } = found;
  const group = kind === 'field' ? aroundField(readField(element)) : readGroup(element);
  const parts = countParts(group);
  if (parts > mostParts) return refused('too-many', root.line, String(mostParts));
  const writtenOn =
    /^\d{4}-\d{2}-\d{2}/.exec(childText(findChild(root, 'header'), 'erstellungszeitpunkt'))?.[0] ?? null;
  return { ok: true, document: { standard, kind, root: group, writtenOn } };
}

/** Fields, groups and rules in their places. */
const countParts = (element: XdfGroup | XdfField): number =>
  1 +
  element.rules.length +
  (element.kind === 'field' ? 0 : element.parts.reduce((sum, use) => sum + countParts(use.element), 0));

function readGroup(element: XmlElement): XdfGroup {
  return {
    kind: 'group',
    ...readCommon(element, groupNames),
    isChoice: childCode(element, 'art') === 'X',
    parts: childrenNamed(element, 'struktur').flatMap(readUse),
  };
}

/** Where an element is used: its cardinality stands here, not at the element. */
function readUse(structure: XmlElement): XdfUse[] {
  const written = childText(structure, 'anzahl');
  const [, low, high] = /^(\d{1,6})\s*:\s*(\d{1,6}|\*)$/.exec(written) ?? [];
  const content = findChild(structure, 'enthaelt');
  return (content?.children ?? []).flatMap((child): XdfUse[] => {
    const element =
      child.name === 'datenfeldgruppe' ? readGroup(child) : child.name === 'datenfeld' ? readField(child) : null;
    if (!element) return [];
    const max = high === '*' ? null : Number(high ?? 1);
    const isReadable = low !== undefined && (max === null || (max >= Number(low) && max > 0));
    const range = isReadable ? { min: Number(low), max } : { min: 0, max: 1 };
    return [
      { ...range, written, isReadable, references: childTexts(structure, 'bezug'), element, line: structure.line },
    ];
  });
}

function readField(element: XmlElement): XdfField {
  const { limits, unreadable } = limitsOf(findChild(element, 'praezisierung'));
  const size = Number(childText(element, 'maxSize'));
  return {
    kind: 'field',
    ...readCommon(element, fieldNames),
    fieldKind: childCode(element, 'feldart'),
    dataType: childCode(element, 'datentyp'),
    limits,
    unreadableLimits: unreadable,
    content: childText(element, 'inhalt'),
    codeList: codeListUse(element),
    mediaTypes: childTexts(element, 'mediaType'),
    maxSize: Number.isFinite(size) && size > 0 ? size : null,
  };
}

function readCommon(element: XmlElement, known: ReadonlySet<string>): Omit<XdfElement, never> {
  return {
    ...identityOf(element),
    name: childText(element, 'name'),
    label: childText(element, 'bezeichnungEingabe'),
    help: childText(element, 'hilfetextEingabe'),
    references: childTexts(element, 'bezug'),
    rules: childrenNamed(element, 'regel').map(readRule),
    kept: keptTexts(element, placed),
    unknown: [...new Set(element.children.map(({ name }) => name).filter((name) => !known.has(name)))],
    line: element.line,
  };
}

function aroundField(field: XdfField): XdfGroup {
  const { id, version, name, label, line } = field;
  const use: XdfUse = { min: 1, max: 1, written: '1:1', isReadable: true, references: [], element: field, line };
  const common = { id, version, name, label, help: '', references: field.references, rules: [], kept: {}, unknown: [] };
  return { kind: 'group', ...common, line, isChoice: false, parts: [use] };
}

const standards: Readonly<Record<string, XdfStandard>> = {
  'urn:xoev-de:fim:standard:xdatenfelder_2': 'XDatenfelder 2',
  'urn:xoev-de:fim:standard:xdatenfelder_3.0.0': 'XDatenfelder 3',
  'urn:xoev-de:fim:standard:xdatenfelder_3': 'XDatenfelder 3',
};

/** The largest schemas of FIM have some 1,500. */
const mostParts = 5_000;

const kinds = [
  { kind: 'schema', name: 'stammdatenschema' },
  { kind: 'group', name: 'datenfeldgruppe' },
  { kind: 'field', name: 'datenfeld' },
] as const;

/** What has a place of its own in the model; everything else is kept as text. */
const placed: ReadonlySet<string> = new Set([
  ...['identifikation', 'name', 'bezeichnungEingabe', 'hilfetextEingabe', 'bezug', 'regel', 'struktur', 'art'],
  ...['feldart', 'datentyp', 'praezisierung', 'inhalt', 'mediaType', 'maxSize'],
  ...['codelisteReferenz', 'werte'],
]);

const commonNames = [
  ...['identifikation', 'name', 'beschreibung', 'definition', 'bezug', 'status', 'freigabestatus', 'statusGesetztAm'],
  ...['statusGesetztDurch', 'versionshinweis', 'gueltigAb', 'gueltigBis', 'veroeffentlichungsdatum', 'freigabedatum'],
  ...['letzteAenderung', 'fachlicherErsteller', 'bezeichnungEingabe', 'bezeichnungAusgabe', 'hilfetextEingabe'],
  ...['hilfetextAusgabe', 'hilfetext', 'schemaelementart', 'stichwort', 'relation', 'regel'],
];
const groupNames: ReadonlySet<string> = new Set([
  ...[...commonNames, 'struktur', 'art', 'dokumentsteckbrief', 'bezeichnung', 'ableitungsmodifikationenStruktur'],
  'ableitungsmodifikationenRepraesentation',
]);
const fieldNames: ReadonlySet<string> = new Set([
  ...[...commonNames, 'feldart', 'datentyp', 'praezisierung', 'inhalt', 'vorbefuellung', 'codelisteReferenz', 'werte'],
  ...['codeKey', 'nameKey', 'helpKey', 'maxSize', 'mediaType'],
]);
