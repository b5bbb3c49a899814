import { afterAll, describe, expect, it } from 'vitest';
import type { Draft, Forms } from '#forms';
import { formOf, type Request } from '#platform/http';
import { noticesOf } from '../store/notice-store.ts';
import { paymentsOf } from '../store/payment-store.ts';
import { asCitizen, dogAnswers, openCases } from '../test-support.ts';
import type { CaseParts } from './case-parts.ts';
import { writeMessage } from './citizen-commands.ts';
import { justSent } from './just-sent.ts';
import { sendDraft } from './send-draft.ts';
import { viewCase } from './view-case.ts';

const own = await openCases();
afterAll(() => own.drop());
const [principal, holder] = [own.platform.newId(), own.platform.newId()];
const ready = { ok: true as const, answers: dogAnswers(), files: [] };
const forms: Forms = { ...own.parts.forms, ready: () => ready, postSent: () => {}, takeFiles: async () => [] };
const parts: CaseParts = { ...own.parts, forms };
const acting = (services: '*' | readonly string[]) =>
  asCitizen(holder, { id: own.platform.newId(), from: principal, services });
const request = (visitor: ReturnType<typeof asCitizen>) =>
  ({ actor: visitor.actor, language: 'de', form: formOf([['_consent', 'forms.send/1/de']], []) }) as unknown as Request;
const draft = () =>
  ({
    folder: own.parts.catalogue.findService('hund-anmelden'),
    content: {},
    owner: { kind: 'account', accountId: holder, keyId: holder },
    sent: null,
  }) as unknown as Draft;

describe('sending under a mandate', () => {
  it('makes the case of the person who is represented, under a key that is neither account’s', async () => {
    const visitor = acting(['hund-anmelden']);
    const sent = await sendDraft(parts, request(visitor), visitor, draft());
    const number = sent.ok ? sent.value : '';
    const theirs = await viewCase(parts, asCitizen(principal), number);
    expect(theirs?.row).toMatchObject({ accountId: principal });
    expect([...own.keys.values(), holder]).not.toContain(theirs?.row.key);
    expect(await viewCase(parts, visitor, number)).not.toBeNull();
    expect(await viewCase(parts, asCitizen(holder), number)).toBeNull();
    const [submitted] = await parts.db.transaction((tx) => parts.events.read(tx, theirs?.row.id ?? ''));
    expect(submitted?.public).toMatchObject({ represented: true, shown: 'forms.send/1/de' });
  });

  it('is refused for a service that the mandate does not cover', async () => {
    const visitor = acting(['meldebescheinigung']);
    expect(await sendDraft(parts, request(visitor), visitor, draft())).toMatchObject({ reason: 'outside-mandate' });
  });

  it('finds the case that the draft became', async () => {
    const visitor = asCitizen(holder);
    const sent = { ...draft(), sent: { caseId: holder, caseNumber: 'L-7KQ4-M2XD-9' } };
    expect(await sendDraft(parts, request(visitor), visitor, sent)).toMatchObject({ ok: true, value: 'L-7KQ4-M2XD-9' });
  });
});

describe('the page of a case that was just sent', () => {
  const asked: string[] = [];
  const events = {
    ...parts.events,
    read: (...of: Parameters<typeof parts.events.read>) => {
      asked.push(of[1]);
      return parts.events.read(...of);
    },
  };
  const pageOf = (visitor: ReturnType<typeof asCitizen>, number: string) =>
    viewCase({ ...parts, events }, visitor, number);

  it('shows its person what was stored with it without asking for it, and as it stands now', async () => {
    const visitor = asCitizen(holder);
    const sent = await sendDraft(parts, request(visitor), visitor, draft());
    const number = sent.ok ? sent.value : '';
    expect(await pageOf(asCitizen(principal), number)).toBeNull();
    await parts.db.query("UPDATE cases.case SET language = 'en' WHERE number = $1", [number]);
    const first = await pageOf(visitor, number);
    expect(first?.row.language).toBe('en');
    expect(first?.timeline.length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
    expect(justSent(number)?.events).toEqual(await parts.db.transaction((tx) => parts.events.read(tx, first!.row.id)));
    await writeMessage(parts, visitor, number, 'Noch ein Wort', 'once');
    const second = await pageOf(visitor, number);
    expect(second?.messages.map(({ text }) => text)).toEqual(['Noch ein Wort']);
    expect(asked).toEqual([first!.row.id]);
  });

  it('shows the letters and claims that were stored with it', async () => {
    const visitor = asCitizen(holder);
    const sent = await sendDraft(parts, request(visitor), visitor, draft());
    const page = await pageOf(visitor, sent.ok ? sent.value : '');
    const id = page?.row.id ?? '';
    const [letters, claims] = await parts.db.transaction((tx) => Promise.all([noticesOf(tx, id), paymentsOf(tx, id)]));
    expect(letters).toHaveLength(1);
    expect(page?.notices.map((notice) => notice.id)).toEqual(letters.map((letter) => letter.id));
    expect(claims).toHaveLength(1);
    expect(page?.payments.map(({ reference }) => reference)).toEqual(claims.map(({ reference }) => reference));
  });
});
