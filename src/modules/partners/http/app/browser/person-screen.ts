/** Shows the person's screen what stands at the counter, in their language. */
export function tellPerson(): PersonScreen {
  const channel = new BroadcastChannel(name);
  let last: Shown = { html: null, language: 'de' };
  channel.onmessage = ({ data }) => {
    if (data === 'hello') channel.postMessage(last);
  };
  return {
    show(shown) {
      last = shown;
      channel.postMessage(shown);
    },
  };
}

/** The person's screen: reads along, can press nothing, and forgets when the visit ends. */
export function followCounter(place: HTMLElement): void {
  const begin = place.innerHTML;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Shown | 'hello'>) => {
    if (data === 'hello') return;
    place.innerHTML = data.html ?? begin;
    place.lang = data.html ? data.language : document.documentElement.lang;
    for (const field of place.querySelectorAll<HTMLInputElement>('input, select, textarea, button'))
      field.disabled = true;
  };
  channel.postMessage('hello');
}

const name = 'lipsia-counter-person';

export interface PersonScreen {
  show(shown: Shown): void;
}
interface Shown {
  /** Null between two visits. */
  readonly html: string | null;
  readonly language: string;
}
