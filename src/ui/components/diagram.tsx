import { Fragment } from '../jsx-runtime.ts';
import type { Props } from '../props.ts';
import { diagramIcons } from './diagram-icons.tsx';

/**
 * Gives a process as a picture with its words; it scrolls within its own box. With `hrefOf` a step leads to its page by pointer; who reads
 * or walks by keyboard finds the same steps in a list, so the picture then stays silent.
 */
export function Diagram({ drawing, title, description, hrefOf, id = 'diagram' }: DiagramProps) {
  const { box, frames, steps, ways } = drawing;
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`,
    width: box.width,
    height: box.height,
  };
  const content = (
    <Fragment>
      {frames.map(({ id: key, bounds, lines }) => (
        <g key={key}>
          <rect class="city-diagram__frame" {...bounds} />
          <text
            class="city-diagram__words"
            transform={`rotate(-90) translate(${-(bounds.y + bounds.height / 2)} ${bounds.x + 19})`}
          >
            {lines.join(' ')}
          </text>
        </g>
      ))}
      {steps.filter(({ kind }) => kind === 'frame').map((step) => stepOf(step, hrefOf))}
      {ways.map((way) => (
        <Way key={way.id} way={way} />
      ))}
      {steps.filter(({ kind }) => kind !== 'frame').map((step) => stepOf(step, hrefOf))}
      {ways.map(({ id: way, label }) => (label ? <Words key={way} {...label} isOnLine /> : null))}
    </Fragment>
  );
  return (
    <figure class="city-diagram">
      {hrefOf ? <figcaption class="kern-sr-only">{`${title}. ${description}`}</figcaption> : null}
      <section class="city-diagram__scroll" aria-label={title} {...{ tabIndex: 0 }}>
        {hrefOf ? (
          <svg {...frame} aria-hidden="true" focusable="false">
            {content}
          </svg>
        ) : (
          <svg {...frame} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
            <title id={`${id}-title`}>{title}</title>
            <desc id={`${id}-text`}>{description}</desc>
            {content}
          </svg>
        )}
      </section>
    </figure>
  );
}

function stepOf(step: DiagramStep, hrefOf: DiagramProps['hrefOf']) {
  const href = hrefOf?.(step.id);
  const drawn = (
    <g>
      <Outline step={step} />
      <StepIcon step={step} />
      {step.label ? <Words {...step.label} /> : null}
    </g>
  );
  return href ? (
    <a key={step.id} href={href} class="city-diagram__link" {...{ tabIndex: -1 }}>
      <title>{step.name}</title>
      {drawn}
    </a>
  ) : (
    <g key={step.id}>{drawn}</g>
  );
}

function Outline({ step: { kind, bounds, ring, isDashed } }: { step: DiagramStep }) {
  const { x, y, width, height } = bounds;
  if (kind === 'gateway') {
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    const corners = `${middleX},${y} ${x + width},${middleY} ${middleX},${y + height} ${x},${middleY}`;
    return <polygon class="city-diagram__gateway" points={corners} />;
  }
  if (kind !== 'event')
    return (
      <rect
        class={kind === 'task' ? 'city-diagram__task' : 'city-diagram__frame'}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={10}
      />
    );
  const [cx, cy, r] = [x + width / 2, y + height / 2, Math.min(width, height) / 2];
  const look = [ring === 'thick' ? 'city-diagram__event--end' : '', isDashed ? 'city-diagram__event--dashed' : ''];
  const line = ['city-diagram__event', ...look].filter(Boolean).join(' ');
  return (
    <g>
      <circle class={line} cx={cx} cy={cy} r={ring === 'thick' ? r - 1 : r} />
      {ring === 'double' ? <circle class={line} cx={cx} cy={cy} r={Math.max(r - 4, 1)} /> : null}
    </g>
  );
}

/** Icons are drawn on a field of 16 by 16. */
function StepIcon({ step: { kind, bounds, icon, corner } }: { step: DiagramStep }) {
  if (!icon) return null;
  const isTask = kind === 'task' || kind === 'frame';
  const scale = kind === 'gateway' ? 1.5 : kind === 'event' ? 1.25 : 1;
  const x = isTask
    ? corner === 'left'
      ? bounds.x + 6
      : bounds.x + bounds.width - 22
    : bounds.x + bounds.width / 2 - 8 * scale;
  const y = isTask ? bounds.y + 6 : bounds.y + bounds.height / 2 - 8 * scale;
  return (
    <g class="city-diagram__icon" transform={`translate(${x} ${y}) scale(${scale})`}>
      {diagramIcons[icon]}
    </g>
  );
}

function Way({ way: { points, isDefault } }: { way: DiagramWay }) {
  const [last, before] = [
    points.at(-1),
    points.findLast((point, at) => at < points.length - 1 && !same(point, points.at(-1))),
  ];
  const [first, second] = [points[0], points.find((point) => !same(point, points[0]))];
  if (!first || !second || !last || !before) return null;
  const angle = (Math.atan2(last.y - before.y, last.x - before.x) * 180) / Math.PI;
  const start = (Math.atan2(second.y - first.y, second.x - first.x) * 180) / Math.PI;
  return (
    <g>
      <polyline class="city-diagram__way" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      <path
        class="city-diagram__arrow"
        d="M0 0L-10 -4.5V4.5Z"
        transform={`translate(${last.x} ${last.y}) rotate(${round(angle)})`}
      />
      {isDefault ? (
        <path
          class="city-diagram__way"
          d="M8 5L14 -5"
          transform={`translate(${first.x} ${first.y}) rotate(${round(start)})`}
        />
      ) : null}
    </g>
  );
}

function Words({ x, y, lines, isOnLine }: DiagramLabel & { isOnLine?: boolean }) {
  return (
    <text class={isOnLine ? 'city-diagram__words city-diagram__words--way' : 'city-diagram__words'}>
      {lines.map((line, at) => (
        <tspan key={`${at} ${line}`} x={x} y={y + at * 14 + 4}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const same = (a: DiagramPoint | undefined, b: DiagramPoint | undefined): boolean => a?.x === b?.x && a?.y === b?.y;
const round = (angle: number): number => Math.round(angle * 10) / 10;

interface DiagramPoint {
  readonly x: number;
  readonly y: number;
}
interface DiagramBox extends DiagramPoint {
  readonly width: number;
  readonly height: number;
}
interface DiagramLabel extends DiagramPoint {
  readonly lines: readonly string[];
}
export interface DiagramStep {
  readonly id: string;
  readonly name: string;
  readonly kind: 'task' | 'event' | 'gateway' | 'frame';
  readonly bounds: DiagramBox;
  readonly icon: keyof typeof diagramIcons | null;
  readonly ring: 'plain' | 'double' | 'thick';
  readonly isDashed: boolean;
  /** Where the mark of a task stands. */
  readonly corner: 'left' | 'right';
  readonly label: DiagramLabel | null;
}
export interface DiagramWay {
  readonly id: string;
  readonly points: readonly DiagramPoint[];
  readonly isDefault: boolean;
  readonly label: DiagramLabel | null;
}
export type DiagramProps = Props<{
  drawing: {
    readonly box: DiagramBox;
    readonly frames: readonly { readonly id: string; readonly bounds: DiagramBox; readonly lines: readonly string[] }[];
    readonly steps: readonly DiagramStep[];
    readonly ways: readonly DiagramWay[];
  };
  title: string;
  /** What the picture shows, in a sentence. */
  description: string;
  hrefOf?: (step: string) => string | undefined;
  id?: string;
}>;
