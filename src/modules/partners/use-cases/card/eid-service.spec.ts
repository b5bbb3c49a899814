import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { demoEidKeys } from '#platform/config';
import { silentLog } from '#platform/log';
import { EidUnavailable, eidService } from './eid-service.ts';
import { openEnvelope, signEnvelope } from './signed-envelope.ts';

const der = (text: string): Uint8Array => Buffer.from(text, 'base64');
const pem = (label: string, text: string): string =>
  `-----BEGIN ${label}-----\n${text.replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;
const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
const city = { key: der(demoEidKeys.cityKey), cert: der(demoEidKeys.cityCert) };
const service = { key: der(demoEidKeys.serviceKey), cert: der(demoEidKeys.serviceCert) };
const ca = pem('CERTIFICATE', demoEidKeys.serviceCert);
const id = 'AB'.repeat(16);
const session = `<eid:useIDResponse xmlns:eid="http://bsi.bund.de/eID/"><eid:Session><eid:ID>${id}</eid:ID></eid:Session><eid:eCardServerAddress>https://localhost/ecard</eid:eCardServerAddress><eid:PSK><eid:ID>${id}</eid:ID><eid:Key>${id}</eid:Key></eid:PSK><dss:Result xmlns:dss="urn:oasis:names:tc:dss:1.0:core:schema"><dss:ResultMajor>http://www.bsi.bund.de/ecard/api/1.1/resultmajor#ok</dss:ResultMajor></dss:Result></eid:useIDResponse>`;

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A service that answers over TLS to whoever shows the certificate of the city; gives what the city says of it. */
async function serviceThat(answers: () => string | null, trusted = ca) {
  const heard: string[] = [];
  const tls = {
    key: pem('PRIVATE KEY', demoEidKeys.serviceKey),
    cert: ca,
    ca: pem('CERTIFICATE', demoEidKeys.cityCert),
  };
  const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const order = openEnvelope(Buffer.concat(parts).toString(), city.cert, now);
      heard.push(`${(request.socket as TLSSocket).getPeerCertificate().subject.CN} ${order?.name}`);
      const answer = answers();
      response.writeHead(answer === null ? 500 : 200).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => server.close().closeAllConnections());
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const eid = { ...city, url, serviceCert: service.cert, clientUrl: '' };
  const asked = eidService({ eid, clock: { now: () => now }, log: silentLog, ca: trusted });
  return { asked, heard, eid };
}

it('shows the certificate of the city in TLS and signs its order', async () => {
  const { asked, heard } = await serviceThat(() => signEnvelope(session, service, now));
  expect(await asked.open()).toEqual({ session: id, psk: id, serverAddress: 'https://localhost/ecard' });
  expect(heard).toEqual(['lipsia-demo-city useIDRequest']);
});

it('takes no answer for one that is late, forged, signed by another, or comes from a server it does not trust', async () => {
  const answers: readonly (string | null)[] = [
    ...[null, '', 'x', session, signEnvelope(session, city, now), 'x'.repeat(300_000)],
    signEnvelope(session, service, now.subtract({ hours: 1 })),
    signEnvelope(session, service, now).replace(id, 'CD'.repeat(16)),
    signEnvelope('<eid:useIDResponse xmlns:eid="http://bsi.bund.de/eID/"></eid:useIDResponse>', service, now),
  ];
  for (const answer of answers) {
    const { asked } = await serviceThat(() => answer);
    await expect(asked.open(), String(answer).slice(0, 40)).rejects.toThrow(EidUnavailable);
  }
  const stranger = await serviceThat(
    () => signEnvelope(session, service, now),
    pem('CERTIFICATE', demoEidKeys.cityCert),
  );
  await expect(stranger.asked.open()).rejects.toThrow(EidUnavailable);
  expect(stranger.heard).toEqual([]);
  const gone = eidService({
    ...{ eid: { ...stranger.eid, url: 'http://127.0.0.1:9' }, clock: { now: () => now }, log: silentLog },
  });
  await expect(gone.open()).rejects.toThrow(EidUnavailable);
});
