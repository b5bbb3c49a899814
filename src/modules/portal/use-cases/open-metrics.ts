import { bounds, type Series } from './metrics.ts';

/** The metrics as OpenMetrics 1.0 text: requests by route and status, their latency, and the gauges given. */
export function openMetrics(series: readonly Readonly<Series>[], gauges: readonly Gauge[]): string {
  const lines = [...requestLines(series), ...latencyLines(byRoute(series)), ...gauges.flatMap(gaugeLines), '# EOF'];
  return `${lines.join('\n')}\n`;
}

/** The media type that scrapers ask for. */
export const openMetricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

function requestLines(series: readonly Readonly<Series>[]): readonly string[] {
  return [
    ...head('http_requests', 'counter', 'Answered requests by route and status.'),
    ...series.map(({ method, path, status, count }) =>
      sample('http_requests_total', { method, route: path, status }, count),
    ),
  ];
}

function latencyLines(series: readonly Readonly<Series>[]): readonly string[] {
  const name = 'http_request_duration_seconds';
  return [
    ...head(name, 'histogram', 'How long requests took.', 'seconds'),
    ...series.flatMap(({ method, path, count, seconds, buckets }) => {
      const labels = { method, route: path };
      return [
        ...bounds.map((bound, index) => sample(`${name}_bucket`, { ...labels, le: bound }, buckets[index] ?? 0)),
        sample(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
        sample(`${name}_count`, labels, count),
        sample(`${name}_sum`, labels, seconds),
      ];
    }),
  ];
}

/** One histogram per route, whatever the status was. */
function byRoute(series: readonly Readonly<Series>[]): readonly Readonly<Series>[] {
  const routes = new Map<string, Series>();
  for (const one of series) {
    const key = `${one.method} ${one.path}`;
    const before = routes.get(key);
    if (!before) routes.set(key, { ...one, buckets: [...one.buckets] });
    else {
      before.count += one.count;
      before.seconds += one.seconds;
      one.buckets.forEach((count, index) => {
        before.buckets[index] = (before.buckets[index] ?? 0) + count;
      });
    }
  }
  return [...routes.values()];
}

function gaugeLines({ name, help, type = 'gauge', samples }: Gauge): readonly string[] {
  const suffix = type === 'counter' ? '_total' : '';
  return [
    ...head(name, type, help),
    ...samples.map(({ labels, value }) => sample(`${name}${suffix}`, labels ?? {}, value)),
  ];
}

const head = (name: string, type: string, help: string, unit?: string): readonly string[] => [
  `# TYPE ${name} ${type}`,
  ...(unit ? [`# UNIT ${name} ${unit}`] : []),
  `# HELP ${name} ${help}`,
];

function sample(name: string, labels: Readonly<Record<string, string | number>>, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(String(text))}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');

export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly type?: 'gauge' | 'counter';
  readonly samples: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
}
