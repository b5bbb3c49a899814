import { Text } from '#ui';
import type { FoundBranch, PlaceWish } from '../../domain/network/find-places.ts';
import type { Network } from '../../domain/network/network.ts';
import type { Words } from '../../texts/index.ts';

/** The districts as points, north up, and the service points with the numbers of the list; everything in it is in the list too. */
export function DistrictMap({ network, found, wish, words }: MapProps) {
  const t = words.find;
  const place = projection(network.districts);
  const marked = new Map<string, string[]>();
  for (const [index, { branch }] of found.entries())
    marked.set(branch.district, [...(marked.get(branch.district) ?? []), String(index + 1)]);
  const label = found.map(({ branch, district }, index) => `${index + 1} ${branch.name} in ${district}`).join(', ');
  return (
    <figure class="city-flow" aria-label={t.map}>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={t.mapLabel(label)}>
        <rect width={width} height={height} rx="8" fill="none" stroke="currentColor" stroke-opacity="0.3" />
        {network.districts.map((district) => {
          const { x, y } = place(district);
          const numbers = marked.get(district.id);
          const isHere = district.id === wish.district;
          return (
            <g key={district.id}>
              {isHere ? <circle cx={x} cy={y} r="15" fill="none" stroke="currentColor" stroke-width="2" /> : null}
              {numbers ? (
                <>
                  <circle cx={x} cy={y} r="11" fill="none" stroke="currentColor" />
                  <text x={x} y={y + 4} font-size="12" font-weight="bold" text-anchor="middle" fill="currentColor">
                    {numbers.join('+')}
                  </text>
                  <text x={x} y={y + 26} font-size="11" text-anchor="middle" fill="currentColor">
                    {shortened(district.name)}
                  </text>
                </>
              ) : (
                <circle cx={x} cy={y} r="3" fill="currentColor" fill-opacity="0.4" />
              )}
            </g>
          );
        })}
      </svg>
      <figcaption>
        <Text size="small" muted>
          {t.mapNote}
        </Text>
      </figcaption>
    </figure>
  );
}

/** Plate carrée with the middle latitude: a city is small enough for it. */
function projection(districts: Network['districts']) {
  const latitudes = districts.map(({ latitude }) => latitude);
  const longitudes = districts.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / Math.max((east - west) * squeeze, 0.01),
    (height - 2 * margin) / Math.max(north - south, 0.01),
  );
  const round = (value: number): number => Math.round(value * 10) / 10;
  return ({ latitude, longitude }: Network['districts'][number]) => ({
    x: round(width / 2 + (longitude - (west + east) / 2) * squeeze * scale),
    y: round(height / 2 - (latitude - (south + north) / 2) * scale),
  });
}

/** The first of two names is enough beside a number. */
const shortened = (name: string): string => (name.length > 11 ? `${name.split('-')[0]}` : name);

const width = 420;
const height = 360;
const margin = 40;

interface MapProps {
  readonly network: Network;
  readonly found: readonly FoundBranch[];
  readonly wish: PlaceWish;
  readonly words: Words;
}
