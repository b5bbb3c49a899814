import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rates } from '#platform/http';
import { type Composed, compose } from '../../src/compose.ts';
import { type RegisterSays, registerThat, type TestPlatform, testPlatform, virtualClock } from '../support/index.ts';

/**
 * The whole app on a database of its own, without built assets; requests go to its handler directly. Its population register is away, or answers each
 * question who somebody is with what `register` says; the service that reads cards is away, too, unless it is named.
 */
export async function composeApp({ register, eid }: Others = {}): Promise<ComposedApp> {
  const test = await testPlatform({ clock: virtualClock('2026-11-23T09:00:00Z'), poolSize: 6 });
  const answering = register ? await registerThat(register) : null;
  const { config } = test.platform;
  const platform = {
    ...test.platform,
    config: {
      ...config,
      ...(answering ? { register: { ...config.register, url: answering.url } } : {}),
      ...(eid ? { eid: { ...config.eid!, ...eid } } : {}),
    },
  };
  const root = mkdtempSync(join(tmpdir(), 'lipsia-app-'));
  mkdirSync(join(root, 'dist/assets'), { recursive: true });
  writeFileSync(join(root, 'dist/assets/manifest.json'), '{"icon.svg":"icon.X.svg"}');
  const composed = await compose(platform, { root, rates: unlimited });
  const { baseUrl } = test.platform.config;
  return {
    ...test,
    ...composed,
    platform,
    request: async (path, init = {}) =>
      composed.app.fetch(new Request(`${baseUrl}${path}`, { redirect: 'manual', ...init })),
    async visitor() {
      const first = await composed.app.fetch(new Request(`${baseUrl}/de/hund-anmelden/start`));
      const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const csrf = /name="csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? '';
      return { cookie, csrf };
    },
    async drop() {
      answering?.close();
      await test.drop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

interface Others {
  readonly register?: RegisterSays;
  /** Where the service that reads cards is, and the program at the reader. */
  readonly eid?: { readonly url: string; readonly clientUrl: string };
}

const plenty = { burst: 1e9, perMinute: 1e9 };
const unlimited: Rates = { read: plenty, write: plenty, upload: plenty, 'sign-in': plenty };

export interface ComposedApp extends TestPlatform, Composed {
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The cookie and the form token of somebody who just came in. */
  visitor(): Promise<{ readonly cookie: string; readonly csrf: string }>;
}
