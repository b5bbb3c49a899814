import type { StreetData } from '#catalogue';
import type { AppPackage } from '../../../use-cases/app/app-types.ts';
import type { Device } from './device-store.ts';
import { pauseAfter, sendKept } from './send-kept.ts';

/** Watches the line: fetches what the device needs, and sends what it keeps as soon as it can, with growing pauses while it cannot. */
export function lineToCity(device: Device, on: LineNews): Line {
  let state: LineState = navigator.onLine ? 'there' : 'gone';
  let [failures, isSending] = [0, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stuck: number | null = null;
  const tell = (next: LineState): void => {
    if (next === state) return;
    state = next;
    on.changed();
  };
  const again = (seconds: number): void => {
    clearTimeout(timer);
    // Devices that lost the line together do not come back together.
    timer = setTimeout(() => void line.send(), seconds * (800 + Math.random() * 400));
  };
  const line: Line = {
    state: () => state,
    stuck: () => stuck,
    async renew() {
      const answer = await fetch('/api/v1/branch-app', { signal: AbortSignal.timeout(15_000) }).catch(() => null);
      if (!answer) return tell('gone');
      if (answer.status === 401) return tell('signed-out');
      if (!answer.ok) return tell(answer.status < 500 ? 'signed-out' : 'gone');
      await device.setFact('package', (await answer.json()) as AppPackage);
      if ((await device.fact<StreetData>('streets')) === null) {
        const streets = await fetch('/api/v1/branch-app/streets').catch(() => null);
        if (streets?.ok) await device.setFact('streets', await streets.json());
      }
      state = 'there';
      on.changed();
    },
    async send() {
      const pack = await device.fact<AppPackage>('package');
      if (!pack || isSending) return;
      isSending = true;
      const sent = await sendKept(device, pack, on.changed).finally(() => {
        isSending = false;
      });
      failures = sent.end === 'fault' || sent.end === 'no-line' ? failures + 1 : 0;
      stuck = sent.end === 'stuck' ? sent.number : null;
      if (sent.end === 'no-line') tell('gone');
      if (sent.end === 'sign-in' || sent.end === 'not-yours') tell('signed-out');
      if (sent.end === 'all-sent' && state === 'gone') again(20);
      // Somebody signed in again in another tab.
      if (sent.end === 'all-sent' && state === 'signed-out') void line.renew();
      if (sent.end === 'fault') again(sent.wait ?? pauseAfter(failures));
      if (sent.end === 'no-line') again(pauseAfter(failures));
      if (sent.end === 'elsewhere') again(5);
      on.changed();
    },
    watch() {
      addEventListener('offline', () => tell('gone'));
      addEventListener('online', () => void line.renew().then(() => line.send()));
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') void line.send();
      });
      setInterval(() => void line.renew(), 600_000);
      setInterval(() => void look(), 15_000);
    },
  };
  /** With nothing to send, the line is asked now and then. */
  const look = async (): Promise<void> => {
    if (state === 'signed-out') return;
    const answer = await fetch('/health/live', { signal: AbortSignal.timeout(8_000) }).catch(() => null);
    if (!answer?.ok) return tell('gone');
    if (state === 'gone') await line.renew().then(() => line.send());
  };
  return line;
}

export type LineState = 'there' | 'gone' | 'signed-out';
export interface Line {
  state(): LineState;
  /** The number in the row that the city cannot take. */
  stuck(): number | null;
  /** Fetches the package anew. */
  renew(): Promise<void>;
  send(): Promise<void>;
  watch(): void;
}
interface LineNews {
  /** The line, or what lies on the device. */
  changed(): void;
}
