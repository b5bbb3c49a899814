/** Solves the small work of a hold (see the wire format of the page) in pieces, so that the page stays alive, and sends the form. */
import { sha256Words } from './parts/sha256.ts';

const form = document.querySelector<HTMLFormElement>('form[data-work]');
if (form?.dataset.work) void solve(form, form.dataset.work, Number(form.dataset.workBits));

async function solve(on: HTMLFormElement, challenge: string, bits: number): Promise<void> {
  const prefix = new TextEncoder().encode(`${challenge}:`);
  for (let solution = 0; ; ) {
    const pause = performance.now() + 30;
    while (performance.now() < pause) {
      for (let turn = 0; turn < 200; turn++, solution++) {
        const text = String(solution);
        if (!isEnough(prefix, text, bits)) continue;
        const field = on.querySelector<HTMLInputElement>('[name=loesung]');
        if (field) field.value = text;
        const state = on.querySelector<HTMLElement>('[data-work-state]');
        if (state) state.textContent = state.dataset.done ?? '';
        on.submit();
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function isEnough(prefix: Uint8Array, text: string, bits: number): boolean {
  const message = new Uint8Array(prefix.length + text.length);
  message.set(prefix);
  for (let place = 0; place < text.length; place++) message[prefix.length + place] = text.charCodeAt(place);
  const [first = 0, second = 0] = sha256Words(message);
  return first === 0 ? 32 + Math.clz32(second) >= bits : Math.clz32(first) >= bits;
}
