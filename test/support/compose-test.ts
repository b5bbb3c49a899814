import { compose } from '../../src/compose.ts';
import { Browser } from './browser.ts';
import { testPlatform } from './test-platform.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** The whole city hall as main composes it, on a database of its own and by a virtual clock, answering without sockets. */
export async function composeTest(options: Options = {}) {
  const clock = options.clock ?? virtualClock(options.now ?? '2026-11-23T09:00:00Z');
  const test = await testPlatform({ ...options, clock, poolSize: 6 });
  const composed = await compose(test.platform, {
    root: process.cwd(),
    rates: { read: many, write: many, upload: many, 'sign-in': many },
  });
  return { ...test, ...composed, browser: () => new Browser(composed.app, composed.sessions) };
}

interface Options extends Pick<NonNullable<Parameters<typeof testPlatform>[0]>, 'witnessedBy'> {
  readonly now?: string;
  readonly clock?: VirtualClock;
}
const many = { burst: 100_000, perMinute: 100_000 };
