/** Shows results while typing: fetches a fragment (a list of links) from `data-suggest`; the form works without it. */
export {};

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) {
  const box = document.createElement('div');
  box.className = 'city-suggestions';
  const status = document.createElement('span');
  status.className = 'kern-sr-only';
  status.setAttribute('aria-live', 'polite');
  input.parentElement?.after(box);
  box.after(status);
  let running: AbortController | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    running?.abort();
    box.replaceChildren();
    status.textContent = '';
  };
  const load = async () => {
    running?.abort();
    const typed = input.value.trim();
    if (typed.length < 2) return close();
    running = new AbortController();
    const address = new URL(input.dataset.suggest ?? '', location.href);
    address.searchParams.set(input.name, typed);
    try {
      const answer = await fetch(address, { signal: running.signal, headers: { accept: 'text/html' } });
      if (!answer.ok) return close();
      const list = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('ul');
      box.replaceChildren(...(list ? [list] : []));
      status.textContent = list?.getAttribute('aria-label') ?? '';
    } catch {
      // Offline or overtaken by the next letter: the plain form still works.
    }
  };
  const move = (event: KeyboardEvent, step: number) => {
    const stops: HTMLElement[] = [input, ...box.querySelectorAll('a')];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
    if (stops.length < 2 || !next) return;
    event.preventDefault();
    next.focus();
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void load(), 150);
  });
  input.form?.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') move(event, 1);
    if (event.key === 'ArrowUp') move(event, -1);
    if (event.key === 'Escape' && box.firstChild) {
      close();
      input.focus();
    }
  });
  document.addEventListener('focusin', ({ target }) => {
    if (target !== input && !box.contains(target as Node)) close();
  });
}
