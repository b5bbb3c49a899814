import { escapeMarkup } from '#kernel/escape-xml';
import { textAt, type XmlElement } from '#kernel/xml';
import { signedSoap } from '#partners';
import type { DemoCard } from './demo-cards.ts';

/**
 * The eID service of the demo: the eID interface of BSI TR-03130 part 1 (useID, getResult), signed on both sides. It reads no chip: what a card holds comes from the demo reader,
 * which knows the key of the session. Expired and blocked cards are refused here, as the real one does. A session lasts five minutes and gives its result once.
 */
export function createEidServer({ cityCert, signer, serverAddress, now, random }: EidServerOptions): EidServer {
  const sessions = new Map<string, Session>();
  const found = (id: string): Session | null => {
    const session = sessions.get(id);
    return session && Temporal.Instant.compare(now(), session.endsAt) < 0 ? session : null;
  };
  const useId = (request: XmlElement): string => {
    if (textAt(request, 'UseOperations', 'FamilyNames') !== 'REQUIRED')
      return answer('useIDResponse', '', 'useID#missingTerminalRights');
    const [id, psk] = [random(16), random(32)].map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase());
    sessions.set(id!, { psk: psk!, counter: 0, outcome: null, endsAt: now().add({ minutes: 5 }) });
    const content =
      `<eid:Session><eid:ID>${id}</eid:ID></eid:Session><eid:eCardServerAddress>${escapeMarkup(serverAddress)}</eid:eCardServerAddress>` +
      `<eid:PSK><eid:ID>${id}</eid:ID><eid:Key>${psk}</eid:Key></eid:PSK>`;
    return answer('useIDResponse', content, null);
  };
  const getResult = (request: XmlElement): string => {
    const id = textAt(request, 'Session', 'ID');
    const session = found(id);
    const refuse = (minor: string): string => answer('getResultResponse', '', minor);
    if (!session) return refuse('getResult#invalidSession');
    const counter = Number(textAt(request, 'RequestCounter'));
    if (counter !== session.counter + 1) return refuse('getResult#invalidCounter');
    session.counter = counter;
    const { outcome } = session;
    if (!outcome) return refuse('getResult#noResultYet');
    sessions.delete(id);
    if (outcome === 'cancelled') return answer('getResultResponse', '', cancelled);
    const isOver = outcome.validUntil < now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
    return isOver || outcome.isBlocked
      ? refuse('getResult#invalidDocument')
      : answer('getResultResponse', personalData(outcome), null);
  };
  return {
    soap(message) {
      const request = signedSoap.openEnvelope(message, cityCert, now());
      if (!request) return null;
      const body =
        request.name === 'useIDRequest'
          ? useId(request)
          : request.name === 'getResultRequest'
            ? getResult(request)
            : null;
      return body && signedSoap.signEnvelope(body, signer, now());
    },
    finish(id, psk, outcome) {
      const session = found(id);
      if (!session || session.psk !== psk || session.outcome) return false;
      session.outcome = outcome;
      return true;
    },
  };
}

function answer(name: string, content: string, minor: string | null): string {
  const code = minor === null ? 'ok' : 'error';
  const full = minor?.startsWith('http') ? minor : `http://www.bsi.bund.de/eid/server/2.0/resultminor/${minor}`;
  return (
    `<eid:${name} xmlns:eid="http://bsi.bund.de/eID/">${content}<dss:Result xmlns:dss="urn:oasis:names:tc:dss:1.0:core:schema">` +
    `<dss:ResultMajor>http://www.bsi.bund.de/ecard/api/1.1/resultmajor#${code}</dss:ResultMajor>` +
    `${minor === null ? '' : `<dss:ResultMinor>${full}</dss:ResultMinor>`}</dss:Result></eid:${name}>`
  );
}

function personalData({ documentType, validUntil, givenNames, familyNames, birthDate, home }: DemoCard): string {
  const place = home
    ? `<eid:StructuredPlace><eid:Street>${escapeMarkup(home.street)}</eid:Street><eid:City>${escapeMarkup(home.place)}</eid:City>` +
      `<eid:Country>D</eid:Country><eid:ZipCode>${home.postcode}</eid:ZipCode></eid:StructuredPlace>`
    : '<eid:NoPlaceInfo>keine Wohnung in Deutschland</eid:NoPlaceInfo>';
  return (
    `<eid:PersonalData><eid:DocumentType>${documentType}</eid:DocumentType><eid:IssuingState>D</eid:IssuingState>` +
    `<eid:DateOfExpiry>${validUntil}</eid:DateOfExpiry><eid:GivenNames>${escapeMarkup(givenNames)}</eid:GivenNames>` +
    `<eid:FamilyNames>${escapeMarkup(familyNames)}</eid:FamilyNames><eid:DateOfBirth><eid:DateString>${birthDate.replaceAll('-', '')}</eid:DateString>` +
    `<eid:DateValue>${birthDate}</eid:DateValue></eid:DateOfBirth><eid:PlaceOfResidence>${place}</eid:PlaceOfResidence></eid:PersonalData>`
  );
}

const cancelled = 'http://www.bsi.bund.de/ecard/api/1.1/resultminor/sal#cancellationByUser';

interface Session {
  readonly psk: string;
  counter: number;
  outcome: DemoCard | 'cancelled' | null;
  readonly endsAt: Temporal.Instant;
}
export interface EidServer {
  /** The signed answer to a signed message; null for one that the city did not sign. */
  soap(message: string): string | null;
  /** What the program at the reader found, for whoever knows the key of the session; false for anybody else and a second time. */
  finish(session: string, psk: string, outcome: DemoCard | 'cancelled'): boolean;
}
interface EidServerOptions {
  /** Whose orders count. */
  readonly cityCert: Uint8Array;
  readonly signer: signedSoap.Signer;
  /** Where programs at readers would speak with it. */
  readonly serverAddress: string;
  now(): Temporal.Instant;
  random(count: number): Uint8Array;
}
