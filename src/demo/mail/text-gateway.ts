/** Reads what comes to the demo's text gateway (OMA RESTful Network API for Short Messaging); null for what a real one would refuse. */
export function readText(path: string, authorization: string | undefined, body: string): CaughtText | null {
  const sender = /^\/smsmessaging\/v1\/outbound\/([^/]+)\/requests$/.exec(path)?.[1];
  if (!sender || !authorization?.startsWith('Bearer ')) return null;
  try {
    const { outboundSMSMessageRequest: request } = JSON.parse(body) as { outboundSMSMessageRequest?: Sent };
    const [to] = request?.address ?? [];
    const text = request?.outboundSMSTextMessage?.message;
    const isWhole = to && /^tel:\+\d{8,15}$/.test(to) && text && request?.senderAddress === decodeURIComponent(sender);
    return isWhole ? { from: request.senderAddress, to: to.slice(4), text, id: request.clientCorrelator ?? '' } : null;
  } catch {
    return null;
  }
}

interface Sent {
  readonly address?: readonly string[];
  readonly senderAddress: string;
  readonly outboundSMSTextMessage?: { readonly message?: string };
  readonly clientCorrelator?: string;
}
export interface CaughtText {
  readonly from: string;
  /** International, with `+`. */
  readonly to: string;
  readonly text: string;
  /** The same for a repeat. */
  readonly id: string;
}
