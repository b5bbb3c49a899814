import { formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import { Text } from '#ui';
import type { OfficeWords } from '../../../texts/office.ts';
import type { WayFigures } from '../../../use-cases/office/pilots.ts';

/** Bars of the days to the decision by way; left out where nothing can be told, the table says so then. */
export function DaysChart({ ways, words, language }: ChartProps) {
  const t = words.pilot;
  const known = ways.filter((one): one is WayFigures & { readonly days: number } => one.days !== null);
  if (known.length === 0) return null;
  const most = Math.max(...known.map(({ days }) => days), 0.1);
  const height = known.length * row + 8;
  const label = known.map(({ way, days }) => `${t.ways[way]} ${formatNumber(days, language, 1)}`).join(', ');
  return (
    <figure class="city-flow" aria-label={t.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={`${t.chart}: ${label}`}>
        {known.map(({ way, days }, index) => {
          const y = index * row + 8;
          const long = Math.round((days / most) * (width - left - right));
          return (
            <g key={way}>
              <text x="0" y={y + 17} font-size="14" fill="currentColor">
                {t.ways[way]}
              </text>
              <rect
                x={left}
                y={y}
                width={Math.max(long, 2)}
                height="24"
                rx="3"
                fill="currentColor"
                fill-opacity="0.7"
              />
              <text x={left + Math.max(long, 2) + 6} y={y + 17} font-size="14" fill="currentColor">
                {formatNumber(days, language, 1)}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <Text size="small" muted>
          {t.chart}
        </Text>
      </figcaption>
    </figure>
  );
}

const [width, left, right, row] = [420, 110, 50, 34];

interface ChartProps {
  readonly ways: readonly WayFigures[];
  readonly words: OfficeWords;
  readonly language: Language;
}
