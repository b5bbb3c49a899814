import type { ComponentChildren } from 'preact';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';

/** Gives the clerk's screen: worklist, case, decision always at the same spot; on a small screen one after the other. */
export function SplitView({ list, children, decision, listLabel, label }: SplitViewProps) {
  const texts = useTexts();
  return (
    <div class="city-split">
      <section class="city-split__list" aria-label={listLabel ?? texts.worklist}>
        {list}
      </section>
      <section aria-label={label ?? texts.caseArea}>{children}</section>
      {decision ? <div class="city-split__decision">{decision}</div> : null}
    </div>
  );
}

/** Gives the entries of a worklist; the open one is marked, the deadline always says its word. */
export function Worklist({ items, label }: Props<{ items: readonly WorklistItem[]; label?: string }>) {
  return (
    <ul class="city-worklist" aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <a
            class="city-worklist__link"
            href={item.href}
            aria-current={item.current ? 'true' : undefined}
            data-list-item
          >
            <span class="city-worklist__title">{item.title}</span>
            <span class="city-worklist__meta">{item.meta}</span>
            {item.deadline ? <span>{item.deadline}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Gives the row of tools above a case, always at the same spot. */
export function Toolbar({ children }: { children: ComponentChildren }) {
  return <div class="city-toolbar">{children}</div>;
}

/** Gives the place where the case is decided. */
export function DecisionBar({ title, children }: { title: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="city-decision" aria-labelledby="decision-title">
      <h2 class="kern-heading-small" id="decision-title">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Gives the list of keys of the page, folded; the `keys` island opens it with `?` and can be turned off there (WCAG 2.1.4). */
export function KeyHints({ keys }: { keys: readonly { key: string; effect: string }[] }) {
  const texts = useTexts();
  return (
    <details class="city-details" data-key-hints data-on={texts.keys.on} data-off={texts.keys.off}>
      <summary class="city-details__summary">
        <span>
          {texts.keys.show} <kbd>?</kbd>
        </span>
      </summary>
      <div class="city-details__body">
        <dl class="city-keys__list">
          {keys.map(({ key, effect }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{effect}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}

export type SplitViewProps = Props<{
  list: ComponentChildren;
  children: ComponentChildren;
  /** A `DecisionBar`; right of the case where there is room, beneath it otherwise. */
  decision?: ComponentChildren;
  listLabel?: string;
  label?: string;
}>;
export type WorklistItem = Props<{
  id: string;
  href: string;
  title: ComponentChildren;
  meta: ComponentChildren;
  deadline?: ComponentChildren;
  current?: boolean;
}>;
