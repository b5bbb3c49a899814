import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { openMetrics } from './open-metrics.ts';

it('counts by route and status, and puts each request into every bucket it fits', () => {
  const metrics = createMetrics();
  metrics.observe('GET', '/:lang', 200, 4);
  metrics.observe('GET', '/:lang', 200, 300);
  metrics.observe('GET', '/:lang', 503, 9_000);
  const lines = openMetrics(metrics.series(), [
    { name: 'lipsia_jobs', help: 'Jobs.', samples: [{ labels: { queue: 'a"b\\c', state: 'x' }, value: 2 }] },
  ]).split('\n');
  expect(lines).toContain('http_requests_total{method="GET",route="/:lang",status="200"} 2');
  expect(lines).toContain('http_requests_total{method="GET",route="/:lang",status="503"} 1');
  expect(lines).toContain('http_request_duration_seconds_bucket{method="GET",route="/:lang",le="0.005"} 1');
  expect(lines).toContain('http_request_duration_seconds_bucket{method="GET",route="/:lang",le="0.25"} 1');
  expect(lines).toContain('http_request_duration_seconds_bucket{method="GET",route="/:lang",le="0.5"} 2');
  expect(lines).toContain('http_request_duration_seconds_bucket{method="GET",route="/:lang",le="+Inf"} 3');
  expect(lines).toContain('http_request_duration_seconds_count{method="GET",route="/:lang"} 3');
  expect(lines).toContain('http_request_duration_seconds_sum{method="GET",route="/:lang"} 9.304');
  expect(lines).toContain('lipsia_jobs{queue="a\\"b\\\\c",state="x"} 2');
  expect(lines.slice(-2)).toEqual(['# EOF', '']);
});
