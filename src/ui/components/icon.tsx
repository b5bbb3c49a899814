import type { VNode } from 'preact';
import { remembered } from '#kernel/remembered';
import type { Props } from '../props.ts';
import { ready, toHtml } from '../to-html.ts';
import { type IconName, iconPaths } from './icon-paths.ts';

export type { IconName } from './icon-paths.ts';

/** Gives an icon as inline SVG in the colour of its text; always decoration, the word stands beside it. */
export const Icon = ({ name, size = 'default' }: IconProps): VNode => icons(`${size} ${name}`);

/** Rendered once: every page has some of them, and they are its longest texts. */
const icons = remembered(2 * Object.keys(iconPaths).length, (key: `${IconSize} ${IconName}`) => {
  const [size, name] = key.split(' ') as [IconSize, IconName];
  const pixels = size === 'large' ? 32 : 24;
  return ready(
    toHtml(
      <svg
        class={size === 'large' ? 'city-icon city-icon--large' : 'city-icon'}
        viewBox="0 -960 960 960"
        width={pixels}
        height={pixels}
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d={iconPaths[name]} />
      </svg>,
    ),
  );
});

export type IconProps = Props<{ name: IconName; size?: IconSize }>;
type IconSize = 'default' | 'large';
