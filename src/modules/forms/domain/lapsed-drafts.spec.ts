import { describe, expect, it } from 'vitest';
import { channelOf, countGone, type DraftChannel, lapsedEvents } from './lapsed-drafts.ts';

const gone = (service: string, begun: string, count: number, wasSent = false, channel: DraftChannel = 'online') => ({
  ...{ service, begun, count, wasSent, channel },
});

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
    expect(lapsedEvents([...all, gone('hund', '2026-09', 4, false, 'counter')])).toEqual(lapsedEvents(all));
    expect(lapsedEvents([gone('hund', '2024-01', 7, true)])).toEqual([]);
  });

  it('tells nothing of what others than its person began', () => {
    const kinds = ['guest', 'citizen', 'staff', 'link', 'system'] as const;
    expect(kinds.filter((kind) => channelOf({ kind }) === 'online')).toEqual(['guest', 'citizen']);
  });
});
