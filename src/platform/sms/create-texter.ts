import type { Log } from '#platform/log';
import type { Texter } from './types.ts';

/**
 * Sends text messages through a gateway that speaks the OMA RESTful Network API for Short Messaging (OMA-TS-REST_NetAPI_ShortMessaging-V1_0):
 * `POST {gateway}/outbound/{sender}/requests`, answered by 201. `clientCorrelator` makes a repeat known. Throws when the gateway refuses, or for a number or
 * sender that is none.
 */
export function createTexter({ url, token, from, log }: TexterOptions): Texter {
  const sender = addressOf(from);
  return {
    async send({ id, to, text }) {
      const address = addressOf(to);
      const response = await fetch(`${url}/outbound/${encodeURIComponent(sender)}/requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          outboundSMSMessageRequest: {
            address: [address],
            senderAddress: sender,
            outboundSMSTextMessage: { message: text.slice(0, longest) },
            clientCorrelator: id,
          },
        }),
        signal: AbortSignal.timeout(15_000),
        redirect: 'error',
      });
      await response.body?.cancel();
      if (response.status !== 201) throw new Error(`the text gateway did not take message ${id}: ${response.status}`);
      log.debug('text-sent', { id });
    },
  };
}

/** `tel:` of RFC 3966, global numbers only; a gateway may also give the sender a short code or a name of letters. */
function addressOf(number: string): string {
  if (/^\+[1-9]\d{7,14}$/.test(number) || /^\d{3,8}$/.test(number)) return `tel:${number}`;
  if (/^[A-Za-z][A-Za-z0-9 ]{2,10}$/.test(number)) return number;
  throw new Error('this is not one telephone number');
}

/** Ten parts of a long message. */
const longest = 1_530;

interface TexterOptions {
  /** Up to and with the version: `https://gateway.example/smsmessaging/v1`. */
  readonly url: string;
  readonly token: string;
  readonly from: string;
  readonly log: Log;
}
