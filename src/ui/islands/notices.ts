/** Offers notices where the browser can show them: asks it for leave, and sends the city the address under which it is reached. */
export {};

const place = document.querySelector<HTMLElement>('[data-notices]');
const form = place?.querySelector('form');
if (place && form && 'serviceWorker' in navigator && 'PushManager' in window) {
  place.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    turnOn(place.dataset, form).catch(() => {
      const state = form.querySelector<HTMLElement>('[role=status]');
      if (state) state.textContent = state.dataset['denied'] ?? '';
    });
  });
}

async function turnOn({ notices = '', noticesWorker = '' }: DOMStringMap, on: HTMLFormElement): Promise<void> {
  const scope = noticesWorker.replace(/[^/]+$/, 'hinweise');
  const worker = await navigator.serviceWorker.register(noticesWorker, { scope, updateViaCache: 'none' });
  await active(worker);
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: notices });
  const { endpoint = '', keys = {} } = subscription.toJSON();
  const said: Readonly<Record<string, string | undefined>> = { endpoint, ...keys };
  for (const field of on.querySelectorAll<HTMLInputElement>('input[type=hidden]'))
    if (said[field.name]) field.value = said[field.name]!;
  on.submit();
}

/** A worker can be asked once it runs. */
function active(worker: ServiceWorkerRegistration): Promise<void> {
  const starting = worker.installing ?? worker.waiting;
  if (worker.active || !starting) return Promise.resolve();
  return new Promise((resolve) => {
    starting.addEventListener('statechange', () => {
      if (starting.state === 'activated') resolve();
    });
  });
}
