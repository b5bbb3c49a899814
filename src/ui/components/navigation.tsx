import type { ComponentChildren } from 'preact';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { Icon } from './icon.tsx';

/** Gives the link to the step before; it keeps all answers. */
export function BackLink({ href, label }: Props<{ href: string; label?: string }>) {
  const texts = useTexts();
  return (
    <a class="city-back" href={href}>
      <Icon name="arrow-back" />
      <span>{label ?? texts.back}</span>
    </a>
  );
}

/** Gives the way from the home page to here; the last entry is the page itself and not a link. */
export function Breadcrumbs({ items }: { items: readonly { label: string; href?: string | undefined }[] }) {
  const texts = useTexts();
  return (
    <nav class="city-breadcrumbs" aria-label={texts.breadcrumbs}>
      <ol>
        {items.map(({ label, href }) => (
          <li key={label}>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}

/** Gives links to the pages of a long list: first, last and those around the current one. */
export function Pagination({ current, total, href }: PaginationProps) {
  const texts = useTexts();
  if (total < 2) return null;
  return (
    <nav class="city-pagination" aria-label={texts.pagination.label}>
      {current > 1 ? (
        <a class="city-pagination__step" href={href(current - 1)} rel="prev">
          <Icon name="chevron-left" />
          {texts.pagination.previous}
        </a>
      ) : null}
      <ol>
        {pagesAround(current, total).map((page, index) =>
          page === 'gap' ? (
            <li key={`gap-${String(index)}`} class="city-pagination__gap">
              …
            </li>
          ) : (
            <li key={page}>
              <a
                href={href(page)}
                aria-label={texts.pagination.page(page)}
                aria-current={page === current ? 'page' : undefined}
              >
                {page}
              </a>
            </li>
          ),
        )}
      </ol>
      {current < total ? (
        <a class="city-pagination__step" href={href(current + 1)} rel="next">
          {texts.pagination.next}
          <Icon name="chevron-right" />
        </a>
      ) : null}
    </nav>
  );
}

/** Gives views of one thing as links; the current one is marked. */
export function Tabs({ items, label }: Props<{ items: readonly TabItem[]; label?: string }>) {
  const texts = useTexts();
  return (
    <nav class="city-tabs" aria-label={label ?? texts.tabs}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count === undefined ? null : <span class="city-tabs__count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Gives the search form; it works as a plain GET, and with `suggest` shows results while typing. */
export function SearchField({ action, name = 'q', label, value, hint, large, suggest, hideLabel }: SearchFieldProps) {
  const texts = useTexts();
  const id = `search-${name}`;
  return (
    <search class={large ? 'city-search city-search--large' : 'city-search'}>
      <form method="get" action={action}>
        <label class={hideLabel ? 'kern-sr-only' : large ? 'city-search__question' : 'kern-label'} for={id}>
          {label}
        </label>
        {hint ? (
          <div class="kern-hint city-hint" id={`${id}-hint`}>
            {hint}
          </div>
        ) : null}
        <div class="city-search__row">
          <input
            class="kern-form-input__input"
            id={id}
            name={name}
            type="search"
            value={value ?? ''}
            autocomplete="off"
            aria-describedby={hint ? `${id}-hint` : undefined}
            data-suggest={suggest}
          />
          <button class="kern-btn kern-btn--primary city-btn" type="submit">
            <Icon name="search" />
            <span class="kern-label">{texts.search}</span>
          </button>
        </div>
      </form>
    </search>
  );
}

function pagesAround(current: number, total: number): readonly (number | 'gap')[] {
  const shown = Array.from({ length: total }, (_, index) => index + 1).filter(
    (page) => page === 1 || page === total || Math.abs(page - current) <= 1,
  );
  return shown.flatMap((page, index) =>
    index > 0 && page - (shown[index - 1] ?? page) > 1 ? ['gap' as const, page] : [page],
  );
}

export type PaginationProps = { current: number; total: number; href: (page: number) => string };
export type TabItem = Props<{ label: ComponentChildren; href: string; current?: boolean; count?: number }>;
export type SearchFieldProps = Props<{
  action: string;
  label: ComponentChildren;
  name?: string;
  value?: string;
  hint?: ComponentChildren;
  /** The one question of the home page. */
  large?: boolean;
  hideLabel?: boolean;
  /** Address of an HTML fragment (a list of links) for what is typed so far; gets the same query. */
  suggest?: string;
}>;
