import type { ComponentChildren } from 'preact';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';

/** Gives a card; with `href` the whole card is one link, named by its title. */
export function Card({ title, href, children, meta, level = 3, id, footer }: CardProps) {
  const Tag = `h${level}` as const;
  return (
    <div class={href ? 'city-card city-card--link' : 'city-card'} id={id}>
      <Tag class="city-card__title">{href ? <a href={href}>{title}</a> : title}</Tag>
      {children ? <div class="city-card__body">{children}</div> : null}
      {meta ? <div class="city-card__meta">{meta}</div> : null}
      {footer ? <div class="city-card__footer">{footer}</div> : null}
    </div>
  );
}

/** Gives cards side by side where there is room, as a list for screen readers. */
export function CardGrid({ children, label, columns = 3 }: CardGridProps) {
  return (
    <ul class={columns === 2 ? 'city-cards city-cards--two' : 'city-cards'} aria-label={label}>
      {[children].flat().map((card, index) => (
        <li key={String(index)}>{card}</li>
      ))}
    </ul>
  );
}

/** Gives a true figure with its unit in words and a link to how it is counted. */
export function Figure({ value, label, href, asOf }: FigureProps) {
  const texts = useTexts();
  return (
    <div class="city-figure">
      <p class="city-figure__value">{value}</p>
      <p>{label}</p>
      {asOf ? <p class="city-figure__asof">{asOf}</p> : null}
      {href ? (
        <a class="city-link city-link--plain city-figure__link" href={href}>
          {texts.howCounted}
          <span class="kern-sr-only">: {label}</span>
        </a>
      ) : null}
    </div>
  );
}

/** Gives figures side by side where there is room. */
export function Figures({ figures }: { figures: readonly FigureProps[] }) {
  return (
    <ul class="city-figures">
      {figures.map((figure) => (
        <li key={figure.label}>
          <Figure {...figure} />
        </li>
      ))}
    </ul>
  );
}

/** Gives the answer box at the top of a service: cost, time, what you need, in that order. */
export function AnswerBox({
  items,
  children,
}: {
  items: readonly { term: ComponentChildren; value: ComponentChildren }[];
  children?: ComponentChildren;
}) {
  return (
    <div class="city-answer">
      <dl class="city-answer__list">
        {items.map(({ term, value }, index) => (
          <div key={String(index)}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children ? <div class="city-answer__action">{children}</div> : null}
    </div>
  );
}

export type CardProps = Props<{
  title: ComponentChildren;
  href?: string;
  children?: ComponentChildren;
  /** Small line beneath: office, date, state. */
  meta?: ComponentChildren;
  footer?: ComponentChildren;
  level?: 2 | 3 | 4;
  id?: string;
}>;
export type CardGridProps = Props<{ children: ComponentChildren; label?: string; columns?: 2 | 3 }>;
export type FigureProps = Props<{ value: string; label: string; href?: string; asOf?: ComponentChildren }>;
