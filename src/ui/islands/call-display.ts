/** Call display: asks what is new, shows it, and says it in both languages once somebody has allowed the sound with one press. */
export {};

for (const board of document.querySelectorAll<HTMLElement>('[data-call-display]')) {
  const known = new Set<string>();
  let shown: string | null = null;
  let hasSound = false;

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'city-big';
  button.textContent = board.dataset.sound ?? '';
  button.addEventListener('click', () => {
    hasSound = true;
    button.disabled = true;
    button.textContent = board.dataset.soundOn ?? '';
    say(board.dataset.soundOn ?? '', document.documentElement.lang);
  });
  if ('speechSynthesis' in globalThis) document.querySelector('[data-call-sound]')?.append(button);

  const look = async (): Promise<void> => {
    try {
      const answer = await fetch(board.dataset.callDisplay ?? '', { headers: { accept: 'application/json' } });
      if (!answer.ok) return;
      const { calls } = (await answer.json()) as { readonly calls: readonly Call[] };
      const fresh = calls.filter((call) => !known.has(keyOf(call)));
      for (const call of calls) known.add(keyOf(call));
      const [before, now] = [shown, calls.map(keyOf).join('\n')];
      shown = now;
      if (before === null || before === now) return;
      await show();
      if (hasSound) for (const call of fresh.toReversed()) announce(call);
    } catch {
      // Cut off for a moment: what is shown stays, and is asked for again.
    }
  };
  const show = async (): Promise<void> => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    for (const part of document.querySelectorAll('[data-fresh], .city-calls__list, .city-calls__empty')) {
      const other = page.querySelector(part.matches('[data-fresh]') ? '[data-fresh]' : `.${part.className}`);
      if (other) part.replaceChildren(...other.childNodes);
      else part.replaceChildren();
    }
  };
  const announce = ({ number, desk }: Call): void => {
    for (const language of ['de', 'en']) {
      const words = (language === 'de' ? board.dataset.sayDe : board.dataset.sayEn) ?? '';
      say(words.replace('{number}', [...number].join(' ')).replace('{desk}', desk), language);
    }
  };
  void look();
  setInterval(() => void look(), 4_000);
}

function say(words: string, language: string): void {
  const speech = new SpeechSynthesisUtterance(words);
  speech.lang = language === 'de' ? 'de-DE' : 'en-GB';
  speech.rate = 0.9;
  speechSynthesis.speak(speech);
}

/** Called again is new again. */
const keyOf = ({ number, desk, at }: Call): string => `${number} ${desk} ${at}`;

interface Call {
  readonly number: string;
  readonly desk: string;
  readonly at: string;
}
