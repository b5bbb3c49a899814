import type { ComponentChildren } from 'preact';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { Icon, type IconName } from './icon.tsx';

/** Gives a boxed message that stands on the page from the start, so it has no live role; the title carries the tone in words. */
export function Alert({ tone = 'info', title, children, level = 2 }: AlertProps) {
  const Tag = `h${level}` as const;
  return (
    <div class={`city-alert ${toneClass[tone]}`}>
      <Icon name={toneIcon[tone]} />
      <div class="city-alert__body">
        <Tag class="city-alert__title">{title}</Tag>
        {children ? <div class="city-alert__text">{children}</div> : null}
      </div>
    </div>
  );
}

/** Gives a message about what just happened or what concerns the whole page; `live` speaks it once the page loads. */
export function NotificationBanner({ tone = 'info', title, live, children }: NotificationBannerProps) {
  const texts = useTexts();
  return (
    <section
      class={`city-notice ${toneClass[tone]}`}
      aria-label={title ?? texts.important}
      role={live ? 'alert' : undefined}
    >
      <Icon name={toneIcon[tone]} />
      <div class="city-notice__text">{children}</div>
    </section>
  );
}

/** Gives the confirmation after sending: what is done, its number, and nothing else. */
export function Panel({
  title,
  children,
  id,
}: Props<{ title: ComponentChildren; children?: ComponentChildren; id?: string }>) {
  return (
    <div class="city-panel" id={id}>
      <Icon name="success" size="large" />
      <div>
        <h1 class="city-panel__title">{title}</h1>
        {children ? <div class="city-panel__body">{children}</div> : null}
      </div>
    </div>
  );
}

/** Gives a word of state with its tone; the word alone must say it, colour only helps. */
export function Badge({ tone = 'neutral', children }: Props<{ tone?: Tone | 'neutral'; children: ComponentChildren }>) {
  return <strong class={`city-badge ${toneClass[tone]}`}>{children}</strong>;
}

/** Gives a screen for nothing here, expired, offline or not your right: what is so, why, and a way forward. */
export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  const Tag = `h${level}` as const;
  return (
    <div class="city-empty">
      <Tag class="kern-heading-medium">{title}</Tag>
      {children ? <div class="city-empty__text">{children}</div> : null}
      {action ? <div class="city-empty__action">{action}</div> : null}
    </div>
  );
}

const toneClass = {
  neutral: 'city-tone-neutral',
  info: 'city-tone-info',
  success: 'city-tone-success',
  warning: 'city-tone-warning',
  danger: 'city-tone-danger',
};

const toneIcon: Record<Tone, IconName> = { info: 'info', success: 'success', warning: 'warning', danger: 'danger' };

/** How a message is meant; never shown by colour alone. */
export type Tone = 'info' | 'success' | 'warning' | 'danger';
export type AlertProps = Props<{
  tone?: Tone;
  title: ComponentChildren;
  children?: ComponentChildren;
  level?: 2 | 3 | 4;
}>;
export type NotificationBannerProps = Props<{
  tone?: Tone;
  title?: string;
  live?: boolean;
  children: ComponentChildren;
}>;
export type EmptyStateProps = Props<{
  title: ComponentChildren;
  children?: ComponentChildren;
  action?: ComponentChildren;
  level?: 1 | 2 | 3;
}>;
