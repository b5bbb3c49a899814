import { formatNumber } from '#kernel/format';
import type { PageShell } from '#ui';
import type { Bar } from '../../../domain/open-data/chart.ts';
import { openDataTexts } from '../../../texts/open-data.ts';

/** Bars beneath each other as inline drawings; label and number stand as text beside them, so that it reads, zooms and prints. */
export function BarChart({ bars, caption, language }: BarChartProps) {
  const t = openDataTexts[language].one;
  return (
    <figure>
      <figcaption class="kern-body">{caption}</figcaption>
      <ul class="city-list">
        {bars.map(({ label, value, share, isPartial, isUnknown }) => (
          <li key={label}>
            <span>
              {label}:{' '}
              {isUnknown
                ? t.hidden
                : isPartial
                  ? t.partial(formatNumber(value, language))
                  : formatNumber(value, language)}
            </span>
            <svg
              width="100%"
              height="18"
              viewBox="0 0 1000 12"
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              <path d="M0 11.5H1000" stroke="currentColor" stroke-width="0.5" opacity="0.4" />
              <path d={`M0 0H${Math.round(share * 1_000)}V11H0Z`} fill="currentColor" opacity="0.75" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

interface BarChartProps {
  readonly bars: readonly Bar[];
  readonly caption: string;
  readonly language: PageShell['language'];
}
