import type { ComponentChildren } from 'preact';
import type { Language } from '#kernel/language';
import type { Props } from '../props.ts';

/** Gives words of somebody else as they were written, marked with their language (WCAG 3.1.2), and a note beneath. */
export function Quote({ lang, note, children }: QuoteProps) {
  return (
    <figure class="city-inset">
      <blockquote class="city-quote" lang={lang}>
        {children}
      </blockquote>
      {note ? <figcaption class="kern-body kern-body--small">{note}</figcaption> : null}
    </figure>
  );
}

export type QuoteProps = Props<{
  /** Language of the words. */
  lang?: Language;
  /** Why they stand there as they are. */
  note?: ComponentChildren;
  children: ComponentChildren;
}>;
