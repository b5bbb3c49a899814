import { createPrivateKey, createSign, createVerify, type KeyLike, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { readXml, textAt, type XmlElement } from '#kernel/xml';

/**
 * A SOAP message with body and time signed (WS-Security 1.1 with the X.509 token profile), as the eID interface of BSI TR-03130 wants it. The body is given in canonical form
 * with its own namespaces.
 */
export function signEnvelope(body: string, { key, cert }: Signer, now: Temporal.Instant): string {
  const privateKey = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
  const signature = signatures(privateKey.asymmetricKeyType === 'ec' ? ecdsa : rsa);
  const { signer } = { signer: new SignedXml({ ...signature.options, privateKey }) };
  signature.limit(signer);
  signer.getKeyInfoContent = () =>
    `<wsse:SecurityTokenReference xmlns:wsse="${wsse}"><wsse:Reference URI="#token" ValueType="${x509}"></wsse:Reference></wsse:SecurityTokenReference>`;
  for (const name of ['Body', 'Timestamp'])
    signer.addReference({ xpath: `//*[local-name(.)='${name}']`, transforms: [exclusive], digestAlgorithm: sha256 });
  const time = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'millisecond' });
  const token = Buffer.from(cert).toString('base64');
  signer.computeSignature(
    `<soapenv:Envelope xmlns:soapenv="${soap}"><soapenv:Header><wsse:Security xmlns:wsse="${wsse}" xmlns:wsu="${wsu}" soapenv:mustUnderstand="1">` +
      `<wsse:BinarySecurityToken wsu:Id="token" EncodingType="${base64}" ValueType="${x509}">${token}</wsse:BinarySecurityToken>` +
      `<wsu:Timestamp wsu:Id="time"><wsu:Created>${time(now)}</wsu:Created><wsu:Expires>${time(now.add({ minutes: 5 }))}</wsu:Expires></wsu:Timestamp>` +
      `</wsse:Security></soapenv:Header><soapenv:Body xmlns:wsu="${wsu}" wsu:Id="body">${body}</soapenv:Body></soapenv:Envelope>`,
    { location: { reference: "//*[local-name(.)='Security']", action: 'append' } },
  );
  return signer.getSignedXml();
}

/**
 * What stands in the body of a SOAP message, if exactly this certificate signed body and time, and the time is now. Read is only what the signature covers, never the message
 * around it. Null for everything else.
 */
export function openEnvelope(message: string, cert: Uint8Array, now: Temporal.Instant): XmlElement | null {
  const sound = readXml(message, limits);
  if (!sound.ok) return null;
  try {
    const parts = signedParts(message, cert).map((text) => readXml(text, limits));
    const roots = parts.flatMap((part) => (part.ok ? [part.root] : []));
    const body = only(roots, 'Body', soap);
    const time = only(roots, 'Timestamp', wsu);
    if (!body || !time || !isNow(time, now)) return null;
    return body.children.length === 1 ? (body.children[0] ?? null) : null;
  } catch {
    // The library throws for what it cannot read.
    return null;
  }
}

function signedParts(message: string, cert: Uint8Array): readonly string[] {
  const found = message.match(signatureElement);
  // A second signature would leave open which one counts.
  if (found?.length !== 1) return [];
  const publicCert = new X509Certificate(cert).publicKey.export({ format: 'pem', type: 'spki' });
  const signature = signatures('');
  const checker = new SignedXml({ idMode: 'wssecurity', publicCert, getCertFromKeyInfo: () => null });
  signature.limit(checker);
  checker.loadSignature(found[0]);
  return checker.checkSignature(message) ? checker.getSignedReferences() : [];
}

/** The two kinds of signature that count, with the one way of writing XML down and the one hash. */
function signatures(signatureAlgorithm: string) {
  return {
    options: { idMode: 'wssecurity', signatureAlgorithm, canonicalizationAlgorithm: exclusive } as const,
    limit(xml: SignedXml): void {
      const { [rsa]: known } = xml.SignatureAlgorithms;
      const { [exclusive]: written } = xml.CanonicalizationAlgorithms;
      const { [sha256]: hash } = xml.HashAlgorithms;
      if (!known || !written || !hash) throw new Error('the library for XML signatures has changed');
      xml.SignatureAlgorithms = { [rsa]: known, [ecdsa]: EcdsaSha256 };
      xml.CanonicalizationAlgorithms = { [exclusive]: written };
      xml.HashAlgorithms = { [sha256]: hash };
    },
  };
}

/** ECDSA as XML signatures write it: both numbers side by side (RFC 4050, IEEE P1363). */
class EcdsaSha256 {
  getAlgorithmName = (): string => ecdsa;
  getSignature = (text: unknown, key: KeyLike): string =>
    createSign('sha256')
      .update(String(text))
      .sign({ key: key as never, dsaEncoding: 'ieee-p1363' }, 'base64');
  verifySignature = (text: string, key: KeyLike, value: string): boolean =>
    createVerify('sha256')
      .update(text)
      .verify({ key: key as never, dsaEncoding: 'ieee-p1363' }, value, 'base64');
}

function isNow(time: XmlElement, now: Temporal.Instant): boolean {
  const at = (name: string): Temporal.Instant => Temporal.Instant.from(textAt(time, name));
  const minutes = { minutes: 5 };
  const isBegun = Temporal.Instant.compare(at('Created').subtract(minutes), now) <= 0;
  const isFresh = Temporal.Instant.compare(now, at('Created').add(minutes)) <= 0;
  return isBegun && isFresh && Temporal.Instant.compare(now, at('Expires').add(minutes)) <= 0;
}

const only = (roots: readonly XmlElement[], name: string, uri: string): XmlElement | null => {
  const found = roots.filter((root) => root.name === name && root.uri === uri);
  return found.length === 1 ? (found[0] ?? null) : null;
};

const signatureElement = /<(?:[\w-]+:)?Signature[\s>][\s\S]*?<\/(?:[\w-]+:)?Signature\s*>/g;
const limits = { characters: 200_000, levels: 30, elements: 500 };
const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const oasis = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const [wsse, wsu] = [`${oasis}wssecurity-secext-1.0.xsd`, `${oasis}wssecurity-utility-1.0.xsd`];
const x509 = `${oasis}x509-token-profile-1.0#X509v3`;
const base64 = `${oasis}soap-message-security-1.0#Base64Binary`;
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const rsa = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const ecdsa = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256';

export interface Signer {
  /** PKCS #8 and X.509, DER. */
  readonly key: Uint8Array;
  readonly cert: Uint8Array;
}
