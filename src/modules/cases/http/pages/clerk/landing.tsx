import type { ComponentChildren } from 'preact';

/** Where the keyboard goes on after an action: the first thing that is new on the page. One on a page; works without script. */
export const Landing = ({ children }: { readonly children: ComponentChildren }) => (
  <div {...{ tabIndex: -1, autofocus: true }}>{children}</div>
);

/** Links past what comes first, shown when the keyboard reaches them. */
export function SkipLinks({ label, links }: SkipProps) {
  return (
    <nav aria-label={label}>
      {links.map(({ to, text }) => (
        <a key={to} class="city-skip" href={`#${to}`}>
          {text}
        </a>
      ))}
    </nav>
  );
}

interface SkipProps {
  readonly label: string;
  readonly links: readonly { readonly to: string; readonly text: string }[];
}
