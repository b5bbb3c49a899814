/** Loads the app at the counter where the browser can carry it, and has its frame kept on the device in both languages. Without it the page leads to the usual visit. */
export {};

const place = document.querySelector<HTMLElement>('#counter-app');
const state = document.querySelector<HTMLElement>('#counter-app-state');
const canCarry =
  'Temporal' in globalThis && 'indexedDB' in globalThis && 'locks' in navigator && globalThis.crypto?.subtle;

if (place && state) {
  if (canCarry) load(place.dataset, state);
  else state.textContent = place.dataset['tooOld'] ?? '';
}

function load({ script = '', loading = '', failed = '' }: DOMStringMap, say: HTMLElement): void {
  say.textContent = loading;
  const element = document.createElement('script');
  element.type = 'module';
  element.src = script;
  element.onerror = () => {
    say.textContent = failed;
  };
  document.head.append(element);
  for (const language of 'serviceWorker' in navigator ? ['de', 'en'] : []) {
    const base = `/${language}/team/servicepunkt/app`;
    // Signed out, it cannot be renewed; what is kept stays.
    navigator.serviceWorker.register(`${base}-dienst.js`, { scope: base, updateViaCache: 'none' }).catch(() => {});
  }
}
