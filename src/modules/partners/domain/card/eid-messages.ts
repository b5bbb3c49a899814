import { textAt, type XmlElement } from '#kernel/xml';
import type { CardData } from './card-data.ts';

/** The order to read a card (BSI TR-03130 part 1, useID): exactly these attributes, every other is prohibited. Written in canonical form. */
export const useIdRequest = (): string =>
  `<eid:useIDRequest xmlns:eid="${eidNamespace}"><eid:UseOperations>${operations
    .map(
      (name) => `<eid:${name}>${wanted.has(name) ? 'REQUIRED' : ok.has(name) ? 'ALLOWED' : 'PROHIBITED'}</eid:${name}>`,
    )
    .join('')}</eid:UseOperations></eid:useIDRequest>`;

/** Asks for what was read in a session (getResult); each request of a session has the next number. */
export const getResultRequest = (session: string, counter: number): string =>
  `<eid:getResultRequest xmlns:eid="${eidNamespace}"><eid:Session><eid:ID>${session}</eid:ID></eid:Session><eid:RequestCounter>${counter}</eid:RequestCounter></eid:getResultRequest>`;

/** The session that the service opened; null for any other answer. Only what can be written into a TC token as it is counts. */
export function readSession(answer: XmlElement | null): EidSession | null {
  if (!isAnswer(answer, 'useIDResponse') || minorOf(answer) !== null) return null;
  const session = textAt(answer, 'Session', 'ID');
  const psk = textAt(answer, 'PSK', 'Key') || textAt(answer, 'PSK');
  const serverAddress = textAt(answer, 'eCardServerAddress');
  const isWhole = hex.test(session) && hex.test(psk) && /^https?:\/\/[^\s<>&"]+$/.test(serverAddress);
  return isWhole ? { session, psk, serverAddress } : null;
}

/** What the service says of a session: read, not yet, or why not. Anything that cannot be understood is `unclear`. */
export function readResult(answer: XmlElement | null): EidResult {
  if (!isAnswer(answer, 'getResultResponse')) return { kind: 'unclear' };
  const minor = minorOf(answer);
  if (minor !== null) {
    if (minor.endsWith('getResult#noResultYet')) return { kind: 'not-yet' };
    if (minor.endsWith('getResult#invalidCounter')) return { kind: 'wrong-counter' };
    const found = refusals.find(([end]) => minor.endsWith(end));
    return found ? { kind: 'refused', reason: found[1] } : { kind: 'unclear' };
  }
  const at = (...path: readonly string[]): string => textAt(answer, 'PersonalData', ...path);
  const place = ['PlaceOfResidence', 'StructuredPlace'];
  const street = at(...place, 'Street');
  const card: CardData = {
    ...{ documentType: at('DocumentType'), validUntil: at('DateOfExpiry').slice(0, 10) },
    ...{ familyNames: at('FamilyNames'), givenNames: at('GivenNames') },
    born: birthOf(textOf(answer, 'PersonalData', 'DateOfBirth', 'DateString'), at('DateOfBirth', 'DateValue')),
    home: street ? { street, postcode: at(...place, 'ZipCode'), place: at(...place, 'City') } : null,
  };
  return { kind: 'read', card };
}

/** The TC token for the program at the reader (BSI TR-03124 part 1): where the service is, which session, and where the browser goes afterwards. */
export const tcToken = ({ session, psk, serverAddress }: EidSession, backTo: string): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TCTokenType>',
    ...[`<ServerAddress>${serverAddress}</ServerAddress>`, `<SessionIdentifier>${session}</SessionIdentifier>`],
    ...[`<RefreshAddress>${backTo}</RefreshAddress>`],
    `<CommunicationErrorAddress>${backTo}</CommunicationErrorAddress>`,
    '<Binding>urn:liberty:paos:2006-08</Binding>',
    '<PathSecurity-Protocol>urn:ietf:rfc:4279</PathSecurity-Protocol>',
    `<PathSecurity-Parameters><PSK>${psk}</PSK></PathSecurity-Parameters>`,
    '</TCTokenType>',
  ].join('');

/** Null when all is well; else the code of what is not. An answer without any result is not well. */
function minorOf(answer: XmlElement): string | null {
  const major = textAt(answer, 'Result', 'ResultMajor');
  return major.endsWith('resultmajor#ok') ? null : textAt(answer, 'Result', 'ResultMinor') || major || 'no-result';
}

const birthOf = (text: string, day: string): string => {
  const known = text
    .replace(/[^\d ]/g, '')
    .padEnd(8, ' ')
    .slice(0, 8);
  return known.trim() === '' ? day.slice(0, 10).replaceAll('-', '') : known;
};

/** With its blanks: they say what is not known. */
const textOf = (element: XmlElement, ...path: readonly string[]): string =>
  path.reduce<XmlElement | undefined>((at, name) => at?.children.find((one) => one.name === name), element)?.text ?? '';

const isAnswer = (answer: XmlElement | null, name: string): answer is XmlElement =>
  answer !== null && answer.name === name && answer.uri === eidNamespace;

export const eidNamespace = 'http://bsi.bund.de/eID/';
const hex = /^[0-9a-f]{16,128}$/i;
const operations = [
  ...['DocumentType', 'IssuingState', 'DateOfExpiry', 'GivenNames', 'FamilyNames', 'ArtisticName', 'AcademicTitle'],
  ...['DateOfBirth', 'PlaceOfBirth', 'Nationality', 'BirthName', 'PlaceOfResidence', 'CommunityID', 'ResidencePermitI'],
  ...['RestrictedID', 'AgeVerification', 'PlaceVerification'],
] as const;
const wanted = new Set<string>(['DocumentType', 'DateOfExpiry', 'GivenNames', 'FamilyNames', 'DateOfBirth']);
/** An eID card has no address. */
const ok = new Set<string>(['PlaceOfResidence']);
const refusals: readonly (readonly [string, EidRefusal])[] = [
  ['getResult#invalidDocument', 'card-invalid'],
  ['getResult#deniedDocument', 'card-invalid'],
  ['getResult#invalidSession', 'reading-over'],
  ['#cancellationByUser', 'cancelled'],
];

export interface EidSession {
  readonly session: string;
  readonly psk: string;
  /** Where the program at the reader speaks with the service. */
  readonly serverAddress: string;
}
export type EidResult =
  | { readonly kind: 'read'; readonly card: CardData }
  | { readonly kind: 'not-yet' }
  /** An earlier answer was lost on its way. */
  | { readonly kind: 'wrong-counter' }
  | { readonly kind: 'refused'; readonly reason: EidRefusal }
  | { readonly kind: 'unclear' };
export type EidRefusal = 'card-invalid' | 'reading-over' | 'cancelled';
