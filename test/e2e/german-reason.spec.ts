import { afterAll, beforeAll, expect, it } from 'vitest';
import { flatten, readTagged } from '../../src/platform/pdf/read-tagged.ts';
import { htmlProblems } from '../support/index.ts';
import { fillByHttp, type Inside, openInside, sendByHttp } from './support/inside.ts';
import { dogAnswers } from './support/sample-answers.ts';
import { formAction, openCase } from './support/stage-cases.ts';
import { member } from './support/stage-rights.ts';

let inside: Inside;
beforeAll(async () => {
  inside = await openInside();
});
afterAll(() => inside?.close());

it('an English reading version quotes the German reason of the clerk and says why, on the page and in the PDF', async () => {
  const reason = 'Der Hund bewacht das Betriebsgelände.';
  const guest = inside.caller();
  const words = { besonderheit: 'He guards my yard.', 'besonderheit-german': 'Er bewacht meinen Hof.' };
  await fillByHttp(guest, 'en', 'hund-anmelden', { ...dogAnswers, ...words });
  const number = await sendByHttp(guest);
  const clerk = await member(inside, 'kaemmerei@demo');
  await openCase(clerk, number);
  await clerk.submit(formAction(clerk, 'uebernehmen'));
  await clerk.submit(formAction(clerk, 'entscheiden'), { ergebnis: 'ohneSteuer', deutsch: reason, tun: 'entscheiden' });

  const look = async (): Promise<string> => {
    await guest.get(`/en/vorgang/${number}`);
    return /href="([^"]*\/schreiben\/[\w-]+)"/.exec(guest.page.html)?.[1] ?? '';
  };
  await expect.poll(look, { timeout: 20_000 }).not.toBe('');
  const place = await look();
  const english = (await guest.get(`${place}?text=en`)).html;
  expect(english).toContain(`<blockquote class="city-quote" lang="de">${reason}</blockquote>`);
  expect(english).toContain('Only the German words are binding');
  expect(await htmlProblems(english)).toEqual([]);
  const german = (await guest.get(`${place}?text=de`)).html;
  expect(german).toContain(`Das Ergebnis: ${reason}`);
  expect(german).not.toContain('<blockquote');

  const { bytes } = await guest.get(`${place}.pdf?lang=en`);
  const quoted = flatten(readTagged(bytes).tree).find(({ type }) => type === 'BlockQuote');
  expect(quoted?.head).toMatch(/\/Lang \(de\)/u);
  expect(quoted?.children.map(({ text }) => text)).toEqual([reason]);
});
