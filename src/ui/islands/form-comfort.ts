/** Comfort for forms, none of it needed: one send per click, focus on the errors, characters left, a pasted date, streets. */
import { offerOptions } from './parts/offer-options.ts';

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-options]')) offerOptions(input);

document.querySelector<HTMLElement>('[data-error-summary]')?.focus();

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-comfort]')) {
  let sent = false;
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
    const button = event.submitter;
    // The button is marked only, never disabled, because a disabled button would not send its value.
    setTimeout(() => button?.setAttribute('aria-disabled', 'true'));
  });
  // The back button shows the page as it was left; it must be possible to send it again.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    sent = false;
    for (const button of form.elements) button.removeAttribute('aria-disabled');
  });
}

for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]')) {
  const count = document.getElementById(`${area.id}-count`);
  if (!count) continue;
  const format = new Intl.NumberFormat(document.documentElement.lang);
  const spoken = document.createElement('span');
  spoken.className = 'kern-sr-only';
  spoken.setAttribute('aria-live', 'polite');
  count.after(spoken);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    const left = Number(area.dataset.limit) - area.value.length;
    const words = (left < 0 ? count.dataset.over : count.dataset.left) ?? '';
    count.textContent = words.replace('{n}', format.format(Math.abs(left)));
    count.dataset.state = left < 0 ? 'over' : 'left';
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      spoken.textContent = count.textContent;
    }, 1000);
  };
  area.addEventListener('input', show);
  if (area.value) show();
}

for (const group of document.querySelectorAll<HTMLElement>('[data-date]')) {
  group.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text').trim() ?? '';
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    const local = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})$/.exec(text);
    const parts = iso ? [iso[3], iso[2], iso[1]] : local ? [local[1], local[2], local[3]] : undefined;
    if (!parts) return;
    event.preventDefault();
    for (const [index, part] of ['day', 'month', 'year'].entries()) {
      const input = group.querySelector<HTMLInputElement>(`[data-part="${part}"]`);
      if (input) input.value = String(Number(parts[index]));
    }
  });
}
