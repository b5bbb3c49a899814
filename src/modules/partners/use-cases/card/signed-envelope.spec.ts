import { expect, it } from 'vitest';
import { textAt } from '#kernel/xml';
import { demoEidKeys } from '#platform/config';
import { getResultRequest, useIdRequest } from '../../domain/card/index.ts';
import { openEnvelope, signEnvelope } from './signed-envelope.ts';

const der = (text: string): Uint8Array => Buffer.from(text, 'base64');
const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
const city = { key: der(demoEidKeys.cityKey), cert: der(demoEidKeys.cityCert) };
const service = { key: der(demoEidKeys.serviceKey), cert: der(demoEidKeys.serviceCert) };
const session = 'ab'.repeat(16);
const message = signEnvelope(getResultRequest(session, 3), service, now);
const open = (text: string, at = now, cert = service.cert) => openEnvelope(text, cert, at);

it('carries what was signed, and nothing else', () => {
  const body = open(message) ?? expect.fail('not opened');
  expect(body.name).toBe('getResultRequest');
  expect(textAt(body, 'Session', 'ID')).toBe(session);
  expect(open(signEnvelope(useIdRequest(), city, now), now, city.cert)?.name).toBe('useIDRequest');
});

it('opens for nobody whose words were changed, signed by another, wrapped around or kept for later', () => {
  const other = 'cd'.repeat(16);
  const body = /<soapenv:Body[\s\S]*<\/soapenv:Body>/.exec(message)?.[0] ?? '';
  const signature = /<Signature[\s\S]*<\/Signature>/.exec(message)?.[0] ?? '';
  const forged = body.replace(session, other);
  const attacks: Readonly<Record<string, string>> = {
    changed: message.replace(session, other),
    unsigned: message.replace(signature, ''),
    // The signed body moved into the header, another one in its place.
    wrapped: message
      .replace(body, forged.replace('wsu:Id="body"', ''))
      .replace('</wsse:Security>', `${body}</wsse:Security>`),
    twice: message.replace(body, `${forged}${body}`),
    'two signatures': message.replace(signature, `${signature}${signature}`),
    'later date': message.replaceAll('2026-11-23T09:0', '2026-11-24T09:0'),
    entity: `<!DOCTYPE x [<!ENTITY a "b">]>${message}`,
    comment: message.replace(session, `${session.slice(0, 8)}<!-- -->${other.slice(8)}`),
    nothing: '',
    text: 'not xml',
  };
  for (const [name, text] of Object.entries(attacks)) {
    const opened = open(text);
    // Read may be only what was signed, wherever it stands.
    if (opened) expect(textAt(opened, 'Session', 'ID'), name).toBe(session);
    if (!['wrapped', 'twice'].includes(name)) expect(opened, name).toBeNull();
  }
  expect(open(signEnvelope(getResultRequest(session, 3), city, now))).toBeNull();
  expect(open(message, now, city.cert)).toBeNull();
  expect(open(message, now.add({ minutes: 6 }))).toBeNull();
  expect(open(message, now.subtract({ minutes: 6 }))).toBeNull();
  expect(open(message, now.add({ minutes: 4 }))?.name).toBe('getResultRequest');
});
