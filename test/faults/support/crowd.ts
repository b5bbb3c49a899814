import { expect } from 'vitest';
import { formTo } from '../../support/html-form.ts';
import { answerOn, type FormValues, HttpVisitor, sendIt, type Way } from '../../support/http-journey.ts';
import type { Dice } from './dice.ts';
import { dogAnswers, photo } from './dog-answers.ts';

/** Several people who register one dog after the other; some stop half way, some look from another device in between. */
export async function walkCrowd({ way, dice, walkers, journeys }: Crowd): Promise<Walked[]> {
  const walked: Walked[] = [];
  let next = 0;
  const people = Array.from({ length: walkers }, async () => {
    while (next < journeys) walked.push(await walkOne(way, dice, next++));
  });
  await Promise.all(people);
  return walked;
}

/** Whoever enters the code on another device stands where the person stands, and finds each answer that was taken. */
export async function mustResume(way: Way, { code, taken, number, at }: Walked): Promise<void> {
  const other = new HttpVisitor(way);
  await other.get('/de/weitermachen');
  await other.submit('/weitermachen', { code });
  if (number) {
    expect(other.page).toMatchObject({ status: 200, path: `/de/vorgang/${number}` });
    return;
  }
  expect(pathname(other.page.path)).toBe(pathname(at));
  for (const [path, values] of taken) {
    await other.get(path);
    const form = formTo(other.page.html, path);
    const shown = new Map(form.fields.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') expect(`${name}: ${shown.get(name)}`).toBe(`${name}: ${value}`);
      else expect(other.page.html).toContain(value.name);
    }
  }
}

async function walkOne(way: Way, dice: Dice, index: number): Promise<Walked> {
  const visitor = new HttpVisitor(way);
  // Names of people have no digits.
  const name = `Nr-${[...String(index)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')}`;
  const withPhoto = index % 4 === 3;
  const answers = {
    ...dogAnswers(name),
    ...(withPhoto ? { chip: 'nachweis', chipnummer: '276098106123456', chipnachweis: photo } : {}),
  };
  await visitor.get('/de/hund-anmelden/start');
  await visitor.submit('/hund-anmelden/start');
  const first = visitor.page.path;
  await visitor.submit(first, { _action: 'later' });
  const code = /id="resume-code"[^>]*>([^<]+)</.exec(visitor.page.html)?.[1] ?? '';
  await visitor.get(first);
  const taken = new Map<string, FormValues>();
  const so = (number: string | null): Walked => ({ name, code, taken, withPhoto, number, at: visitor.page.path });
  const stopsAfter = index % 10 === 9 ? 1 + dice(15) : 80;
  const looksAfter = index % 5 === 0 ? 1 + dice(17) : 0;
  await answerOn(visitor, {
    language: 'de',
    service: 'hund-anmelden',
    answers,
    pages: stopsAfter,
    answered: async (path, values) => {
      taken.set(pathname(path), values);
      if (taken.size === looksAfter) await mustResume(way, so(null));
    },
  });
  return so(visitor.page.path.endsWith('/pruefen') ? await sendIt(visitor) : null);
}

const pathname = (path: string): string => path.split('?')[0] ?? '';

interface Crowd {
  readonly way: Way;
  readonly dice: Dice;
  readonly walkers: number;
  readonly journeys: number;
}
/** What one person did, as the server acknowledged it. */
export interface Walked {
  readonly name: string;
  readonly code: string;
  /** What was sent and taken on each page. */
  readonly taken: ReadonlyMap<string, FormValues>;
  readonly withPhoto: boolean;
  /** The number that was shown after sending; null for somebody who stopped half way, at this page. */
  readonly number: string | null;
  readonly at: string;
}
