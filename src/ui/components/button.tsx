import type { ComponentChildren } from 'preact';
import type { Props } from '../props.ts';
import { Icon, type IconName } from './icon.tsx';

/** Gives a button that sends its form; the words say what happens ("Verbindlich anmelden"). */
export function Button(props: ButtonProps) {
  return (
    <button
      class={buttonClass(props)}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      form={props.form}
      formAction={props.formAction}
      disabled={props.disabled}
      data-key={props.shortcut}
      data-key-label={props.shortcut ? props.shortcutLabel : undefined}
    >
      <Content {...props} />
    </button>
  );
}

/** Gives a link that looks like a button, for the next step without sending anything. */
export function ButtonLink(props: ButtonLinkProps) {
  return (
    <a
      class={buttonClass(props)}
      href={props.href}
      download={props.download}
      data-key={props.shortcut}
      data-key-label={props.shortcut ? props.shortcutLabel : undefined}
    >
      <Content {...props} />
    </a>
  );
}

/** Gives a row of buttons, the primary one first. */
export function ButtonGroup({ children }: { children: ComponentChildren }) {
  return <div class="kern-btn-wrapper city-buttons">{children}</div>;
}

function Content({ icon, iconAfter, children }: Pick<ButtonProps, 'icon' | 'iconAfter' | 'children'>) {
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span class="kern-label">{children}</span>
      {iconAfter ? <Icon name={iconAfter} /> : null}
    </>
  );
}

function buttonClass({ variant = 'primary', danger, small, block }: Look): string {
  return [
    'kern-btn city-btn',
    variantClass[variant],
    danger ? 'city-btn--danger' : '',
    small ? 'city-btn--small' : '',
    block ? 'kern-btn--block' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const variantClass = {
  primary: 'kern-btn--primary',
  secondary: 'kern-btn--secondary',
  tertiary: 'kern-btn--tertiary',
};

type Look = Props<{
  /** One primary action per screen. */
  variant?: 'primary' | 'secondary' | 'tertiary';
  /** The action takes something away. */
  danger?: boolean;
  /** Staff pages only: 40 px high. */
  small?: boolean;
  block?: boolean;
  icon?: IconName;
  iconAfter?: IconName;
  /** Key that presses it on staff pages, listed under `?` with this label. */
  shortcut?: string;
  shortcutLabel?: string;
  children?: ComponentChildren;
}>;

export type ButtonProps = Props<
  Look & {
    type?: 'submit' | 'button' | 'reset';
    name?: string;
    value?: string;
    form?: string;
    formAction?: string;
    disabled?: boolean;
  }
>;

export type ButtonLinkProps = Props<Look & { href: string; download?: string | boolean }>;
