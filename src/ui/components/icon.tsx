import type { Props } from '../props.ts';
import { type IconName, iconPaths } from './icon-paths.ts';

export type { IconName } from './icon-paths.ts';

/** Gives an icon as inline SVG in the colour of its text; always decoration, the word stands beside it. */
export function Icon({ name, size = 'default' }: IconProps) {
  return (
    <svg
      class={size === 'large' ? 'city-icon city-icon--large' : 'city-icon'}
      viewBox="0 -960 960 960"
      width={size === 'large' ? 32 : 24}
      height={size === 'large' ? 32 : 24}
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d={iconPaths[name]} />
    </svg>
  );
}

export type IconProps = Props<{ name: IconName; size?: 'default' | 'large' }>;
