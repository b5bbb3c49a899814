import { trendOf } from '../../domain/trend.ts';

/** The values of a goal as a small drawing: points and line, the target dashed. What it shows stands as text or table beside it. */
export function TrendDrawing({ values, target, isPercent, height }: TrendProps) {
  const { points, line, target: level } = trendOf(values, target, isPercent);
  return (
    <svg
      width="100%"
      height={height}
      viewBox="0 0 100 40"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M0 36H100" stroke="currentColor" stroke-width="1" opacity="0.4" vector-effect="non-scaling-stroke" />
      <path
        d={`M0 ${level}H100`}
        stroke="currentColor"
        stroke-width="2"
        stroke-dasharray="6 5"
        opacity="0.75"
        vector-effect="non-scaling-stroke"
      />
      {line ? (
        <path d={line} fill="none" stroke="currentColor" stroke-width="3" vector-effect="non-scaling-stroke" />
      ) : null}
      {points.map(({ x, y }) => (
        <path
          key={`${x}`}
          d={`M${x} ${y}h0.01`}
          stroke="currentColor"
          stroke-width="11"
          stroke-linecap="round"
          vector-effect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

interface TrendProps {
  readonly values: readonly (number | null)[];
  readonly target: number;
  readonly isPercent: boolean;
  /** Pixels. */
  readonly height: number;
}
