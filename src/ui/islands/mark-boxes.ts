/** Draws boxes on the picture of a page with mouse or pen: what is drawn goes into the number fields, what stands there or is ticked is shown. */
const area = document.querySelector<HTMLElement>('[data-marking]');
const form = area?.closest('form');
if (area && form) {
  const page = Number(area.dataset.marking);
  const size = [Number(area.dataset.width), Number(area.dataset.height)] as const;
  let begun: readonly [number, number] | null = null;
  let drawn: HTMLElement | null = null;
  const show = (): void => showAll({ area, form, page, size });
  area.addEventListener('pointerdown', (event) => {
    // A finger scrolls.
    if (event.pointerType === 'touch' || event.button !== 0 || !freeRow(form)) return;
    event.preventDefault();
    area.setPointerCapture(event.pointerId);
    begun = placeOf(area, size, event);
    drawn = boxIn(area);
  });
  // Otherwise the browser drags the picture away.
  area.addEventListener('dragstart', (event) => event.preventDefault());
  area.addEventListener('pointermove', (event) => {
    if (begun && drawn) place(drawn, between(begun, placeOf(area, size, event)), size);
  });
  area.addEventListener('pointerup', (event) => {
    if (!begun) return;
    const box = between(begun, placeOf(area, size, event));
    begun = null;
    drawn?.remove();
    if (box[2] >= 1 && box[3] >= 1) fill(form, page, box);
    show();
  });
  area.addEventListener('pointercancel', () => {
    begun = null;
    drawn?.remove();
  });
  form.addEventListener('input', show);
  show();
}

function showAll({ area: on, form: from, page, size }: Shown): void {
  for (const old of on.querySelectorAll('[data-kept]')) old.remove();
  const keep = (box: Box): void => {
    const element = boxIn(on);
    element.dataset.kept = '';
    place(element, box, size);
  };
  for (const tick of from.querySelectorAll<HTMLInputElement>('input[name=fund]:checked')) {
    const [number, ...boxes] = tick.value.split(';');
    if (Number(number) === page)
      for (const box of boxes) keep(box.split(',').map((part) => (Number(part) * 25.4) / 72) as unknown as Box);
  }
  for (const id of rowIds(from)) {
    const [number, ...box] = ['seite', 'x', 'y', 'b', 'h'].map((name) =>
      Number((typedIn(from, `${name}-${id}`) || 'x').replace(',', '.')),
    );
    if (number === page && box.every(Number.isFinite)) keep(box as unknown as Box);
  }
}

function fill(to: HTMLFormElement, page: number, box: Box): void {
  const id = freeRow(to);
  if (!id) return;
  const values = {
    seite: String(page),
    x: box[0].toFixed(1),
    y: box[1].toFixed(1),
    b: box[2].toFixed(1),
    h: box[3].toFixed(1),
  };
  const decimal = document.documentElement.lang === 'de' ? ',' : '.';
  for (const [name, value] of Object.entries(values)) {
    const field = to.querySelector<HTMLInputElement>(`[name="${name}-${id}"]`);
    if (field) field.value = value.replace('.', decimal);
  }
}

function rowIds(from: HTMLFormElement): string[] {
  return [...from.querySelectorAll<HTMLInputElement>('input[name^="seite-"]')].map(({ name }) => name.slice(6));
}

function typedIn(from: HTMLFormElement, name: string): string {
  return from.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? '';
}

function freeRow(from: HTMLFormElement): string | undefined {
  return rowIds(from).find((id) =>
    ['seite', 'x', 'y', 'b', 'h'].every((name) => typedIn(from, `${name}-${id}`) === ''),
  );
}

function boxIn(on: HTMLElement): HTMLElement {
  const element = document.createElement('span');
  element.className = 'city-marking__box';
  on.append(element);
  return element;
}

function place(element: HTMLElement, [x, y, width, height]: Box, [wide, high]: readonly [number, number]): void {
  element.style.left = `${(x / wide) * 100}%`;
  element.style.top = `${(y / high) * 100}%`;
  element.style.width = `${(width / wide) * 100}%`;
  element.style.height = `${(height / high) * 100}%`;
}

/** Millimetres from the upper left corner, never outside of the page. */
function placeOf(
  on: HTMLElement,
  [wide, high]: readonly [number, number],
  event: PointerEvent,
): readonly [number, number] {
  const { left, top, width, height } = on.getBoundingClientRect();
  const share = (value: number): number => Math.min(1, Math.max(0, value));
  return [share((event.clientX - left) / width) * wide, share((event.clientY - top) / height) * high];
}

function between(a: readonly [number, number], b: readonly [number, number]): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
}

type Box = readonly [x: number, y: number, width: number, height: number];
interface Shown {
  readonly area: HTMLElement;
  readonly form: HTMLFormElement;
  readonly page: number;
  readonly size: readonly [number, number];
}
