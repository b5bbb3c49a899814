import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formTo } from '../support/html-form.ts';
import { answerQuestions, HttpVisitor, sendIt, shownNumber } from '../support/http-journey.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';
import { dogAnswers } from './support/dog-answers.ts';

let hall: CityHall;
beforeAll(async () => {
  hall = await openCityHall();
  await Promise.all([hall.startNode(), hall.startNode()]);
});
afterAll(() => hall?.close());

/** Somebody whose requests go to the two nodes in turn, with the dog registration answered up to the check page. */
async function readyToSend(name: string): Promise<HttpVisitor> {
  let turn = 0;
  const visitor = new HttpVisitor({ origin: () => hall.nodes[turn++ % 2]!.origin });
  await answerQuestions(visitor, { language: 'de', service: 'hund-anmelden', answers: dogAnswers(name) });
  expect(visitor.page.path).toBe('/de/hund-anmelden/pruefen');
  return visitor;
}
const casesNow = async (): Promise<number> =>
  (await hall.ask<{ count: number }>('SELECT count(*)::int AS count FROM cases.case'))[0]!.count;

describe('one draft makes one case', () => {
  it('when the button is pressed many times at once, on both nodes', async () => {
    const before = await casesNow();
    const visitor = await readyToSend('Doppelklick');
    const numbers = await Promise.all(Array.from({ length: 8 }, () => sendIt(visitor.tab())));
    expect(new Set(numbers).size).toBe(1);
    expect(await casesNow()).toBe(before + 1);
  });

  it('when two tabs show it and both send, one after the other', async () => {
    const before = await casesNow();
    const first = await readyToSend('Zwei-Tabs');
    const second = first.tab();
    const number = await sendIt(first);
    expect(await sendIt(second)).toBe(number);
    expect(await casesNow()).toBe(before + 1);
  });

  it('when somebody goes back, changes an answer in the old form and sends again', async () => {
    const before = await casesNow();
    const visitor = await readyToSend('Zurück');
    const check = formTo(visitor.page.html, '/senden');
    await visitor.get('/de/hund-anmelden/frage/person');
    const question = formTo(visitor.page.html, '/frage/person');
    const number = shownNumber(await visitor.send(check));
    expect(shownNumber(await visitor.send(question, { vorname: 'Später', familienname: 'Geändert' }))).toBe(number);
    expect(shownNumber(await visitor.send(check))).toBe(number);
    expect(shownNumber(await visitor.get('/de/hund-anmelden/pruefen'))).toBe(number);
    expect(shownNumber(await visitor.get('/de/hund-anmelden/frage/person'))).toBe(number);
    expect(await casesNow()).toBe(before + 1);
  });

  it('when another tab still answers while one sends: its answer is in the case or is refused by showing the case', async () => {
    const before = await casesNow();
    for (let round = 0; round < 5; round++) {
      const visitor = await readyToSend('Gleichzeitig');
      const other = visitor.tab();
      await other.get('/de/hund-anmelden/frage/person');
      const [sent, answered] = await Promise.all([
        visitor.submit('/senden'),
        other.submit('/frage/person', { vorname: 'Andere', familienname: 'Antwort' }),
      ]);
      // Sending read the draft before the other tab saved: the check page is shown again with the new answer.
      const number = sent.path.includes('/vorgang/') ? shownNumber(sent) : await sendIt(visitor);
      const inCase = (await visitor.get(`/de/vorgang/${number}`)).html.includes('Andere');
      expect(inCase).toBe(!answered.path.includes('/vorgang/'));
    }
    expect(await casesNow()).toBe(before + 5);
  });

  it('and when a new draft begins after it was sent, the next send makes the next case', async () => {
    const before = await casesNow();
    const visitor = await readyToSend('Erster');
    const first = await sendIt(visitor);
    await answerQuestions(visitor, { language: 'de', service: 'hund-anmelden', answers: dogAnswers('Zweiter') });
    expect(await sendIt(visitor)).not.toBe(first);
    expect(await casesNow()).toBe(before + 2);
  });

  it('with one letter, one claim and one mail each', async () => {
    const each = await hall.ask(
      `SELECT c.number FROM cases.case c WHERE (SELECT count(*) FROM cases.notice n WHERE n.case_id = c.id) <> 1
         OR (SELECT count(*) FROM cases.payment p WHERE p.case_id = c.id) <> 1
         OR (SELECT count(*) FROM forms.draft d WHERE d.case_id = c.id) <> 1`,
    );
    expect(each).toEqual([]);
  });
});
