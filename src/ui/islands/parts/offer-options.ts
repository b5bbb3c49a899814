/** Fills the browser's own list of a field while typing, from a fragment at `data-options`; without it the field is a plain one. */
export function offerOptions(input: HTMLInputElement): void {
  const list = document.createElement('datalist');
  list.id = `${input.id}-options`;
  input.after(list);
  input.setAttribute('list', list.id);
  let running: AbortController | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const load = async () => {
    running?.abort();
    const typed = input.value.trim();
    const isChosen = [...list.options].some(({ value }) => value === typed);
    if (typed.length < 2 || isChosen) return;
    running = new AbortController();
    const address = new URL(input.dataset.options ?? '', location.href);
    address.searchParams.set('anfang', typed);
    try {
      const answer = await fetch(address, { signal: running.signal, headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelectorAll('a');
      list.replaceChildren(...[...found].map(({ textContent }) => new Option('', textContent ?? '')));
    } catch {
      // Offline or overtaken by the next letter: what was typed still counts.
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void load(), 150);
  });
}
