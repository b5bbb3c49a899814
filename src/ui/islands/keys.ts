/** Staff keys: an element with `data-key` is pressed by that key, `j` and `k` walk the worklist, `x` ticks its row, `?` shows all keys. */
export {};

const hints = document.querySelector<HTMLDetailsElement>('details[data-key-hints]');
const isOff = () => localStorage.getItem('keys') === 'off';

addEventListener('keydown', (event) => {
  if (isOff()) return;
  const target = event.target as HTMLElement;
  const typing = target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
  if (event.key === 'Escape' && typing) return target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '?') return toggleHints(event);
  if (event.key === 'x') return tick(event);
  if (event.key === 'j' || event.key === 'k') return walk(event, event.key === 'j' ? 1 : -1);
  const found = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
    (element) => element.dataset.key === event.key && element.getClientRects().length > 0,
  );
  if (!found) return;
  event.preventDefault();
  if (found.matches('input:not([type=radio], [type=checkbox]), textarea, select')) found.focus();
  else found.click();
});

for (const element of document.querySelectorAll<HTMLElement>('[data-key]')) {
  if (element.dataset.key) element.setAttribute('aria-keyshortcuts', element.dataset.key);
}

// Single letters may disturb speech input, so the keys can be turned off (WCAG 2.1.4).
if (hints) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'city-linkbutton';
  const show = () => {
    button.textContent = (isOff() ? hints.dataset.on : hints.dataset.off) ?? '';
  };
  button.addEventListener('click', () => {
    localStorage.setItem('keys', isOff() ? 'on' : 'off');
    show();
  });
  show();
  hints.lastElementChild?.append(button);
}

function toggleHints(event: KeyboardEvent): void {
  if (!hints) return;
  event.preventDefault();
  hints.open = !hints.open;
  if (hints.open) hints.querySelector('summary')?.focus();
}

/** Ticks the row in which the keyboard stands, or takes the tick away. */
function tick(event: KeyboardEvent): void {
  const row = document.activeElement?.closest('tr');
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (!box || document.activeElement === box) return;
  event.preventDefault();
  box.click();
}

function walk(event: KeyboardEvent, step: number): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-list-item]')];
  if (items.length === 0) return;
  const focused = items.indexOf(document.activeElement as HTMLElement);
  const current = focused >= 0 ? focused : items.findIndex((item) => item.hasAttribute('aria-current'));
  event.preventDefault();
  items[Math.min(Math.max(current + step, 0), items.length - 1)]?.focus();
}
