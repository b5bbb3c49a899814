/** Opens the drawing board for a process on request: its script and style are fetched only then. Without it the lists of the page do the same. */
export {};

for (const board of document.querySelectorAll<HTMLElement>('[data-modeler]')) {
  const { script = '', style = '', source = '' } = board.dataset;
  const button = board.querySelector<HTMLButtonElement>('[data-modeler-open]');
  const form = board.querySelector('form');
  const canvas = board.querySelector<HTMLElement>('[data-modeler-canvas]');
  const status = board.querySelector<HTMLElement>('[role=status]');
  if (!button || !form || !canvas || !status) continue;
  board.hidden = false;

  button.addEventListener('click', () => {
    button.setAttribute('aria-disabled', 'true');
    status.textContent = board.dataset.loading ?? '';
    open(script, style, source, canvas).then(
      (modeler) => {
        status.textContent = board.dataset.ready ?? '';
        button.hidden = true;
        form.hidden = false;
        canvas.focus();
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          void modeler.xml().then((xml) => {
            (form.elements.namedItem('xml') as HTMLInputElement).value = xml;
            form.submit();
          });
        });
      },
      () => {
        canvas.hidden = true;
        button.removeAttribute('aria-disabled');
        status.textContent = board.dataset.failed ?? '';
      },
    );
  });
}

async function open(script: string, style: string, source: string, canvas: HTMLElement): Promise<Modeler> {
  const [answer] = await Promise.all([fetch(source), scripted(script), styled(style)]);
  const { openModeler } = globalThis as unknown as Partial<Board>;
  if (!answer.ok || !openModeler) throw new Error(`${answer.status}`);
  canvas.hidden = false;
  return openModeler(canvas, await answer.text());
}

function scripted(source: string): Promise<unknown> {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = source;
  return added(script);
}

function styled(href: string): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return added(link);
}

function added(element: HTMLScriptElement | HTMLLinkElement): Promise<unknown> {
  const loaded = new Promise((done, failed) => {
    element.onload = done;
    element.onerror = failed;
  });
  document.head.append(element);
  return loaded;
}

/** What the script of the board leaves behind. */
interface Board {
  openModeler(canvas: HTMLElement, xml: string): Promise<Modeler>;
}
interface Modeler {
  xml(): Promise<string>;
}
