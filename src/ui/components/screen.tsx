import type { ComponentChildren } from 'preact';
import type { Props } from '../props.ts';

/** Gives a few large links to choose from, for fingers on a terminal. */
export function BigLinks({ items }: Props<{ items: readonly { href: string; label: string; hint?: string }[] }>) {
  return (
    <ul class={items.length > 1 ? 'city-bigs city-bigs--few' : 'city-bigs'}>
      {items.map(({ href, label, hint }) => (
        <li key={href}>
          <a class="city-big" href={href}>
            <span class="city-big__label">{label}</span>
            {hint ? <span class="city-big__hint">{hint}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Gives a large button that sends its form with one press. */
export function BigButton({ name, value, children, quiet }: BigButtonProps) {
  return (
    <button class={quiet ? 'city-big city-big--quiet' : 'city-big'} type="submit" name={name} value={value}>
      <span class="city-big__label">{children}</span>
    </button>
  );
}

/** Gives large buttons side by side where there is room. */
export function BigButtons({ children }: { children: ComponentChildren }) {
  return <div class="city-bigs">{children}</div>;
}

/** Gives the number that will be called, as large as the screen allows. */
export function TicketNumber({ children, label }: Props<{ children: string; label: string }>) {
  return (
    <p>
      <span class="city-ticket__label">{label}</span> <strong class="city-ticket__number">{children}</strong>
    </p>
  );
}

/** Gives two parts of a screen side by side where there is room. */
export function ScreenParts({ children }: { children: ComponentChildren }) {
  return <div class="city-screen__parts">{children}</div>;
}

/**
 * Gives the calls of a waiting room, the newest first and largest. With `source` the `call-display` island asks there what is new, says
 * it aloud once somebody has switched the sound on, and shows it without loading the page again.
 */
export function CallBoard({ calls, empty, label, live }: CallBoardProps) {
  const data = live
    ? {
        'data-call-display': live.source,
        'data-sound': live.sound,
        'data-sound-on': live.soundOn,
        'data-say-de': live.say.de,
        'data-say-en': live.say.en,
      }
    : {};
  return (
    <section class="city-calls" aria-label={label} {...data}>
      {calls.length === 0 ? <p class="city-calls__empty">{empty}</p> : null}
      <ol class="city-calls__list" aria-live={live ? 'polite' : undefined}>
        {calls.map(({ number, desk, isNew }) => (
          <li key={number} class={isNew ? 'city-call city-call--new' : 'city-call'}>
            <strong class="city-call__number">{number}</strong> <span>{desk}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The line below the calls: how fresh they are, the way to sound, and the other kind of display. */
export function CallBar({ children }: { children: ComponentChildren }) {
  return (
    <div class="city-calls__bar">
      {children}
      <div data-call-sound />
    </div>
  );
}

export type BigButtonProps = Props<{ name?: string; value?: string; quiet?: boolean; children: ComponentChildren }>;
export type CallBoardProps = Props<{
  calls: readonly { number: string; desk: string; isNew: boolean }[];
  empty: string;
  label: string;
  live?: {
    /** Address that answers `{ calls: [{ number, desk, at }] }`. */
    source: string;
    sound: string;
    soundOn: string;
    /** With `{number}` and `{desk}`. */
    say: { de: string; en: string };
  };
}>;
