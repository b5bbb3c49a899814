import type { ComponentChildren } from 'preact';
import type { Language } from '#kernel/language';
import { useLanguage } from '../language.ts';
import type { Props } from '../props.ts';

/** Gives a heading; `size` is the look, `level` the place in the outline. */
export function Heading({ level = 2, size, children, id }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag class={headingClass[size ?? sizeOfLevel[level]]} id={id}>
      {children}
    </Tag>
  );
}

/** Gives a paragraph: as lead at the top of a page, small or muted for side remarks. */
export function Text({ size, muted, children, id }: TextProps) {
  return (
    <p class={[textClass[size ?? 'default'], muted ? 'city-muted' : ''].filter(Boolean).join(' ')} id={id}>
      {children}
    </p>
  );
}

/** Gives a link in running text; `plain` keeps its colour once visited (actions rather than reading). */
export function Link({ href, children, plain, label, lang, download }: LinkProps) {
  return (
    <a
      class={plain ? 'city-link city-link--plain' : 'city-link'}
      href={href}
      aria-label={label}
      lang={lang}
      hreflang={lang}
      download={download}
    >
      {children}
    </a>
  );
}

/** Gives a list with bullets or numbers. */
export function List({
  items,
  kind = 'bullet',
}: Props<{ items: readonly ComponentChildren[]; kind?: 'bullet' | 'number' | 'check' }>) {
  const entries = items.map((item, index) => <li key={String(index)}>{item}</li>);
  return kind === 'number' ? <ol class={listClass.number}>{entries}</ol> : <ul class={listClass[kind]}>{entries}</ul>;
}

/** Gives the official German term, marked as German on an English page (WCAG 3.1.2), in brackets unless `bare`. */
export function Definition({ term, bare }: Props<{ term: string; bare?: boolean }>) {
  const language = useLanguage();
  const word = (
    <span class="city-term" lang={language === 'de' ? undefined : 'de'}>
      {term}
    </span>
  );
  return bare ? word : <>({word})</>;
}

/** Gives words spoken by screen readers only. */
export function Hidden({ children }: { children: ComponentChildren }) {
  return <span class="kern-sr-only">{children}</span>;
}

/** Gives a set-off remark: what is worth knowing here, in one or two sentences. */
export function InsetText({ children }: { children: ComponentChildren }) {
  return <div class="city-inset">{children}</div>;
}

/** Gives a fold for what only some people need: law, details, exceptions. */
export function Details({
  summary,
  open,
  children,
  id,
}: Props<{ summary: ComponentChildren; open?: boolean; children: ComponentChildren; id?: string }>) {
  return (
    <details class="city-details" open={open} id={id}>
      <summary class="city-details__summary">
        <span>{summary}</span>
      </summary>
      <div class="city-details__body city-flow">{children}</div>
    </details>
  );
}

/** Gives a calm vertical rhythm to whatever stands in it. */
export function Flow({ children }: { children: ComponentChildren }) {
  return <div class="city-flow">{children}</div>;
}

/** Gives a number that people read out or copy (case number, code): never broken, digits of one width. */
export function NumberText({ children }: { children: ComponentChildren }) {
  return <span class="city-number">{children}</span>;
}

/** Gives a part of a page with its heading. */
export function Section({
  title,
  level = 2,
  id,
  children,
}: Props<{ title: ComponentChildren; level?: 2 | 3; id?: string; children: ComponentChildren }>) {
  return (
    <section class="city-section city-flow">
      <Heading level={level} id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}

const sizeOfLevel = { 1: 'xl', 2: 'l', 3: 'm', 4: 's' } as const;
const headingClass = {
  xl: 'city-heading-xl',
  l: 'kern-heading-large',
  m: 'kern-heading-medium',
  s: 'kern-heading-small',
};
const textClass = { lead: 'city-lead', default: 'kern-body', small: 'kern-body kern-body--small' };
const listClass = {
  bullet: 'city-list',
  number: 'city-list city-list--number',
  check: 'city-list city-list--check',
};

export type HeadingProps = Props<{
  level?: 1 | 2 | 3 | 4;
  size?: 'xl' | 'l' | 'm' | 's';
  children: ComponentChildren;
  id?: string;
}>;
export type TextProps = Props<{
  size?: 'lead' | 'default' | 'small';
  muted?: boolean;
  children: ComponentChildren;
  id?: string;
}>;
export type LinkProps = Props<{
  href: string;
  children: ComponentChildren;
  plain?: boolean;
  /** Spoken instead of the words, where those repeat ("Change" becomes "Change address"). */
  label?: string;
  lang?: Language;
  download?: string | boolean;
}>;
