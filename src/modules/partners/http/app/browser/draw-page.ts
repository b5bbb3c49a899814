/** Draws a page and leads the keyboard to what comes first: what is wrong, else the first field, else the button that goes on. */
export function drawPage(place: HTMLElement, html: string): void {
  place.innerHTML = html;
  const wrong = place.querySelector<HTMLElement>('[data-error-summary]');
  const field = place.querySelector<HTMLInputElement>('form input:not([type=hidden]), form select, form textarea');
  const chosen = place.querySelector<HTMLElement>(`input[type=radio][name="${field?.name}"]:checked`);
  scrollTo(0, 0);
  (wrong ?? chosen ?? field ?? place.querySelector<HTMLElement>('form .kern-btn--primary'))?.focus();
}

/** Draws again what changed in the background; the keyboard stays where it was. */
export function redrawPage(place: HTMLElement, draw: () => void): void {
  const at = document.activeElement as HTMLInputElement | null;
  const isInside = at !== null && place.contains(at);
  const [selector, top] = [isInside ? selectorOf(at) : null, scrollY];
  draw();
  if (!isInside) (document.activeElement as HTMLElement | null)?.blur();
  else if (selector) place.querySelector<HTMLElement>(selector)?.focus();
  scrollTo(0, top);
}

function selectorOf({ id, name, type, value }: HTMLInputElement): string | null {
  if (!name) return id ? `#${CSS.escape(id)}` : null;
  const isOneOfMany = /radio|checkbox|submit|button/.test(type);
  return `[name="${name}"]${isOneOfMany ? `[value="${CSS.escape(value)}"]` : ''}`;
}
