import type { AppPackage, AppReceipt } from '../../../use-cases/app/app-types.ts';
import { hashOf, readSigned } from '../../../use-cases/app/sealed-box.ts';
import type { Device, KeptVisit } from './device-store.ts';

/**
 * Sends what this device keeps for its branch, first in the row first and one at a time over all tabs, until nothing is left or something stands in the way. What was sealed
 * leaves the device only when a receipt of the city is there whose signature and hash fit; the same may be sent any number of times.
 */
export const sendKept = (device: Device, pack: AppPackage, told: () => void): Promise<SendEnd> =>
  navigator.locks.request('lipsia-counter-send', { ifAvailable: true }, async (lock): Promise<SendEnd> => {
    if (!lock) return { end: 'elsewhere' };
    for (;;) {
      const visit = await device.firstKept(pack.branch.id);
      if (!visit?.sealed) return { end: 'all-sent' };
      const sent = await send(visit.sealed, visit, pack);
      if ('end' in sent) return sent;
      await device.change(sent.visit);
      told();
    }
  });

async function send(sealed: string, visit: KeptVisit, pack: AppPackage): Promise<SendEnd | { visit: KeptVisit }> {
  const answer = await fetch('/api/v1/branch-app/visits', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sealed }),
    signal: AbortSignal.timeout(60_000),
  }).catch(() => null);
  if (!answer) return { end: 'no-line' };
  const body = (await answer.json().catch(() => null)) as { receipt?: string; type?: string } | null;
  if (answer.ok && typeof body?.receipt === 'string') {
    const settled = await settledBy(body.receipt, sealed, visit, pack);
    return settled ? { visit: settled } : { end: 'fault' };
  }
  if (answer.status === 401) return { end: 'sign-in' };
  if (answer.status === 403) return { end: 'not-yours' };
  if (answer.status === 409 || answer.status === 422) {
    // Nobody can mend it here, and what is sealed stays: the office may still want it.
    return { end: 'stuck', number: visit.number, why: body?.type?.split(':').at(-1) ?? '' };
  }
  const wait = Number(answer.headers.get('retry-after'));
  return { end: 'fault', ...(wait > 0 ? { wait } : {}) };
}

/** The visit with its receipt and without what was sealed; null when the receipt is not the city's, or is about something else. */
async function settledBy(
  receipt: string,
  sealed: string,
  visit: KeptVisit,
  { keys }: AppPackage,
): Promise<KeptVisit | null> {
  const read = await readSigned<AppReceipt>(keys.receipt, receipt);
  const about = read?.receipt;
  const isOurs = about?.id === visit.id && about.number === visit.number && about.branch === visit.branch;
  if (!about || !isOurs || read.sealed !== (await hashOf(sealed))) return null;
  const { state, reason, words } = about;
  return { ...visit, state, reason, words, receipt, sealed: null };
}

/** Seconds until the next try after so many failures in a row: 2, 4, 8 … 300. */
export const pauseAfter = (failures: number): number => Math.min(300, 2 ** Math.min(failures, 9));

/** Why sending ended. */
export type SendEnd =
  | { readonly end: 'all-sent' | 'elsewhere' | 'no-line' | 'sign-in' | 'not-yours' }
  | { readonly end: 'fault'; readonly wait?: number }
  | { readonly end: 'stuck'; readonly number: number; readonly why: string };
