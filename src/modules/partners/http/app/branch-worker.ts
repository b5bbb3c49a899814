/**
 * Keeps the frame of the app on the device, and nothing else: its pages and files, no answers of the interface. Pages come from the city where it can be reached and the
 * person is signed in, else from the device; files carry their content in their name and come from the device at once.
 */
const worker = self as unknown as Worker;
const { pages, files } = (self as unknown as { readonly lipsiaShell: Shell }).lipsiaShell;
const store = `counter ${pages[0]}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(store)
      .then((cache) => cache.addAll([...pages, ...files]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pages.includes(pathname)) event.respondWith(pageOf(request, pathname));
  else if (files.includes(pathname)) event.respondWith(fileOf(request, pathname));
});

async function pageOf(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(store);
  const fresh = await fetch(request, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
  if (fresh?.ok && !fresh.redirected) {
    await cache.put(pathname, fresh.clone());
    return fresh;
  }
  return (await cache.match(pathname)) ?? fresh ?? Response.error();
}

async function fileOf(request: Request, pathname: string): Promise<Response> {
  return (await (await caches.open(store)).match(pathname)) ?? fetch(request);
}

/** Files of an earlier build go away. */
async function tidy(): Promise<void> {
  const cache = await caches.open(store);
  const known = new Set([...pages, ...files]);
  for (const request of await cache.keys()) if (!known.has(new URL(request.url).pathname)) await cache.delete(request);
}

interface Shell {
  readonly pages: readonly string[];
  readonly files: readonly string[];
}
interface Worker {
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
interface WorkerEvent {
  readonly request: Request;
  waitUntil(done: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}
