import { describe, expect, it } from 'vitest';
import { countGone, lapsedEvents } from './lapsed-drafts.ts';

const gone = (service: string, begun: string, count: number, wasSent = false) => ({ service, begun, count, wasSent });

describe('what the log says of drafts that lapsed', () => {
  it('is one stream for each service, one event for each month of beginning, and nothing of sent ones', () => {
    const all = [
      gone('hund', '2026-08', 2),
      gone('hund', '2026-09', 1),
      gone('hund', '2024-01', 7, true),
      gone('pass', '2026-09', 3),
    ];
    expect(lapsedEvents(all)).toEqual([
      [
        { type: 'forms.drafts-lapsed', public: { service: 'hund', begun: '2026-08', count: 2 } },
        { type: 'forms.drafts-lapsed', public: { service: 'hund', begun: '2026-09', count: 1 } },
      ],
      [{ type: 'forms.drafts-lapsed', public: { service: 'pass', begun: '2026-09', count: 3 } }],
    ]);
    expect(countGone(all)).toBe(13);
    expect(lapsedEvents([gone('hund', '2024-01', 7, true)])).toEqual([]);
  });
});
