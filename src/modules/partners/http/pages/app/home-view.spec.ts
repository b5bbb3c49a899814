import { expect, it } from 'vitest';
import { htmlProblems } from '../../../../../../test/support/html-problems.ts';
import { appTexts } from '../../../texts/app.ts';
import type { KeptVisit } from '../../app/browser/device-store.ts';
import { doneView, homeView } from './home-view.tsx';

const visit = (number: number, state: KeptVisit['state'], reason: string | null = null): KeptVisit => ({
  ...{ branch: 'bank', number, id: `v${number}`, service: 'hund-anmelden', recordedAt: '2026-11-22T08:00:00.000Z' },
  ...{ state, reason, sealed: state === 'kept' ? 'a.b.c.d.e' : null, words: null },
  receipt: state === 'kept' ? null : 'aaa.bbb.12345678',
});
const visits = [visit(3, 'kept'), visit(2, 'refused', 'too-old'), visit(1, 'received')];
const whole = (html: string): string =>
  `<!doctype html><html lang="de"><head><title>App</title></head><body><main>${html}</main></body></html>`;

it.each(['de', 'en'] as const)('shows for each visit where it is and what to do, in %s', async (language) => {
  const t = appTexts[language];
  const about = { language, visits, waiting: 1, pack: null, isOver: false, stuck: 3, room: 12, errors: [] };
  const typed = { code: '', service: '', language, isSamePerson: false };
  for (const line of ['there', 'gone', 'signed-out'] as const) {
    const html = homeView({ ...about, line, typed });
    expect(await htmlProblems(whole(html))).toEqual([]);
    for (const words of [...Object.values(t.states), t.refused.late, t.receipt('12345678'), t.space(12), t.stuck(3)])
      expect(html).toContain(words);
  }
  for (const one of visits) {
    const html = doneView({ language, visit: one, code: '7KQ4-M2XD', host: 'stadt.example' });
    expect(await htmlProblems(whole(html))).toEqual([]);
    expect(html.includes('7KQ4-M2XD')).toBe(one.state !== 'refused');
  }
});
