import { describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/actor';
import type { ServiceProcess } from '#processes';
import { kim, openDesk, robin, stranger } from '../../http/clerk/test-support.ts';
import { tasksOf } from '../../store/task-store.ts';
import { asGuest, dogAnswers } from '../../test-support.ts';
import { answerObjection } from '../answer-objection.ts';
import { fileObjection, writeMessage } from '../citizen-commands.ts';
import { approve, decideTask, handOver, take, writeNote, writeToCitizen } from '../clerk-commands.ts';
import { retrieveLetter } from '../retrieve-letter.ts';
import { verifyStates } from '../verify-states.ts';
import { viewCase } from '../view-case.ts';
import { openForClerk } from './clerk-case.ts';
import { previewDecision } from './preview-decision.ts';

const own = await openDesk();
const { parts } = own;
const special = dogAnswers({ besonderheit: { text: 'Bello ist oft bei meiner Mutter.', language: 'de' } });
const sent = () => own.submit('hund-anmelden', special);
const taskOf = async (caseId: string) => {
  const [task] = await parts.db.transaction((tx) => tasksOf(tx, caseId));
  if (!task) throw new Error('no task');
  return task;
};
const begun = async () => {
  const row = await sent();
  return { row, number: row.number, token: (await taskOf(row.id)).token };
};
const order = (at: { number: string; token: string }, outcome: string, reason = '') => ({
  number: at.number,
  token: at.token,
  outcome,
  reason,
  question: null,
});
const reasonOf = (done: { ok: boolean; reason?: string }) => (done.ok ? 'ok' : done.reason);
const seen = async (number: string) => {
  const view = await viewCase(parts, asGuest(), number);
  if (!view) throw new Error('no case');
  return view;
};

describe('taking a task', () => {
  it('gives it to exactly one of two at once', async () => {
    const at = await begun();
    const done = await Promise.all([kim, robin].map((who) => take(parts, who, at.number, at.token)));
    expect(done.map(reasonOf).sort()).toEqual(['ok', 'taken-by-another']);
  });

  it('is asked twice by the same person without harm, and refused when it is gone or of another office', async () => {
    const at = await begun();
    expect(reasonOf(await take(parts, kim, at.number, at.token))).toBe('ok');
    expect(reasonOf(await take(parts, kim, at.number, at.token))).toBe('ok');
    expect(reasonOf(await take(parts, kim, at.number, 'nothing'))).toBe('already-done');
    expect(reasonOf(await take(parts, stranger, at.number, at.token))).toBe('not-found');
  });

  it('lets a stand-in take over from the absent, and nobody else', async () => {
    const at = await begun();
    await take(parts, kim, at.number, at.token);
    expect(reasonOf(await take(parts, robin, at.number, at.token))).toBe('taken-by-another');
    own.absent.push({ id: kim.id, name: kim.name, offices: kim.offices });
    expect(reasonOf(await take(parts, robin, at.number, at.token))).toBe('ok');
    own.absent.pop();
    expect((await taskOf(at.row.id)).assignee).toBe(robin.id);
  });
});

describe('handing over', () => {
  it('goes to a colleague of the office or back to all, only from the person who has it', async () => {
    const at = await begun();
    await take(parts, kim, at.number, at.token);
    expect(reasonOf(await handOver(parts, robin, at.number, at.token, robin.id))).toBe('taken-by-another');
    expect(reasonOf(await handOver(parts, kim, at.number, at.token, stranger.id))).toBe('not-a-colleague');
    expect(reasonOf(await handOver(parts, kim, at.number, at.token, robin.id))).toBe('ok');
    expect((await taskOf(at.row.id)).assignee).toBe(robin.id);
    expect(reasonOf(await handOver(parts, robin, at.number, at.token, null))).toBe('ok');
    expect((await taskOf(at.row.id)).assignee).toBeNull();
  });
});

describe('deciding', () => {
  it('needs the task in hand, a known outcome, and a reason where it departs from the suggestion', async () => {
    const at = await begun();
    expect(reasonOf(await decideTask(parts, kim, order(at, 'uebernehmen')))).toBe('take-first');
    await take(parts, kim, at.number, at.token);
    expect(reasonOf(await decideTask(parts, robin, order(at, 'uebernehmen')))).toBe('taken-by-another');
    expect(reasonOf(await decideTask(parts, kim, order(at, 'schenken')))).toBe('unknown-outcome');
    expect(reasonOf(await decideTask(parts, kim, order(at, 'ohneSteuer', ' ')))).toBe('reason-missing');
    expect(reasonOf(await decideTask(parts, kim, order(at, 'uebernehmen')))).toBe('ok');
    expect(await seen(at.number)).toMatchObject({ row: { status: 'decided', outcome: 'granted', automatic: false } });
    expect(reasonOf(await decideTask(parts, kim, order(at, 'uebernehmen')))).toBe('already-done');
  });

  it('happens once when it is sent twice at once', async () => {
    const at = await begun();
    await take(parts, kim, at.number, at.token);
    const both = await Promise.all([1, 2].map(() => decideTask(parts, kim, order(at, 'uebernehmen'))));
    expect(both.map(reasonOf).sort()).toEqual(['already-done', 'ok']);
    expect((await seen(at.number)).notices).toHaveLength(1);
  });

  it('shows before exactly the letter that goes out after, and changes nothing by looking', async () => {
    const at = await begun();
    await take(parts, kim, at.number, at.token);
    const decision = order(at, 'ohneVerguenstigung', 'Der Nachweis fehlt.');
    const before = await previewDecision(parts, kim, decision);
    expect(await seen(at.number)).toMatchObject({ row: { status: 'open' }, notices: [], payments: [] });
    await decideTask(parts, kim, decision);
    const [notice] = (await seen(at.number)).notices;
    const after = await retrieveLetter(parts, asGuest(), at.number, notice?.id ?? '');
    const shown = before.ok ? before.value.letters[0] : null;
    expect(JSON.stringify(shown?.de.blocks)).toContain('Der Nachweis fehlt.');
    // The reference of the payment is made with the claim, and equal in both.
    expect(shown?.de).toEqual(after?.letters.de);
    expect(shown?.en).toEqual(after?.letters.en);
  });

  it('asks the person about named answers only with words', async () => {
    const at = await begun();
    await take(parts, kim, at.number, at.token);
    const ask = (questions: string[], text: string) =>
      decideTask(parts, kim, { ...order(at, 'nachfragen'), question: { questions, text } });
    expect(reasonOf(await ask([], 'Was?'))).toBe('question-missing');
    expect(reasonOf(await ask(['anschrift'], ' '))).toBe('text-missing');
    expect(reasonOf(await ask(['anschrift'], 'Stimmt die Anschrift?'))).toBe('ok');
    expect((await seen(at.number)).question).toMatchObject({
      questions: ['anschrift'],
      text: 'Stimmt die Anschrift?',
    });
    expect((await taskOf(at.row.id)).kind).toBe('citizen');
  });
});

describe('four eyes', () => {
  const second: Actor = { ...robin, id: '00000000-0000-7000-8000-000000000009', roles: ['approver'] };
  const whole = parts.processes.of;
  const withTwo = async <T>(work: () => Promise<T>): Promise<T> => {
    const doors = parts as { processes: { of: typeof whole } };
    const before = doors.processes;
    doors.processes = {
      of: async (folder) => {
        const process = await whole(folder);
        const task = process.model.nodes['pruefen'];
        if (!task) throw new Error('no task');
        const node = { ...task, attributes: { ...task.attributes, fourEyes: 'true' } };
        return {
          ...process,
          model: { ...process.model, nodes: { ...process.model.nodes, pruefen: node } },
        } as ServiceProcess;
      },
    };
    try {
      return await work();
    } finally {
      doors.processes = before;
    }
  };

  it('turns a decision into a proposal that only another person approves', async () =>
    withTwo(async () => {
      const at = await begun();
      await take(parts, robin, at.number, at.token);
      expect(reasonOf(await decideTask(parts, robin, order(at, 'uebernehmen')))).toBe('ok');
      expect(await taskOf(at.row.id)).toMatchObject({ kind: 'approval', assignee: null, decidedBy: robin.id });
      expect((await seen(at.number)).row.status).toBe('open');
      const answer = { number: at.number, token: at.token, approved: true, reason: '' };
      expect(reasonOf(await approve(parts, robin, answer))).toBe('four-eyes');
      expect(reasonOf(await take(parts, robin, at.number, at.token))).toBe('four-eyes');
      expect(reasonOf(await approve(parts, kim, answer))).toBe('not-found');
      expect(reasonOf(await approve(parts, second, answer))).toBe('ok');
      expect(await seen(at.number)).toMatchObject({ row: { status: 'decided', outcome: 'granted' } });
      expect(reasonOf(await approve(parts, second, answer))).toBe('already-done');
    }));

  it('sends a proposal back to the person who made it, with a reason', async () =>
    withTwo(async () => {
      const at = await begun();
      await take(parts, kim, at.number, at.token);
      await decideTask(parts, kim, order(at, 'uebernehmen'));
      const back = { number: at.number, token: at.token, approved: false, reason: '' };
      expect(reasonOf(await approve(parts, second, back))).toBe('reason-missing');
      expect(reasonOf(await approve(parts, second, { ...back, reason: 'Bitte den Pass prüfen.' }))).toBe('ok');
      expect(await taskOf(at.row.id)).toMatchObject({ kind: 'clerk', assignee: kim.id, decidedBy: null });
      expect(reasonOf(await decideTask(parts, kim, order(at, 'uebernehmen')))).toBe('ok');
    }));
});

describe('an objection', () => {
  it('lies on the worklist beside the process and is answered with words', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    const [notice] = (await seen(row.number)).notices;
    await retrieveLetter(parts, asGuest(), row.number, notice?.id ?? '');
    await fileObjection(parts, asGuest(), row.number, notice?.id ?? '', 'Bello ist ein Assistenzhund.');
    const task = await taskOf(row.id);
    const answer = { number: row.number, token: task.token, outcome: 'granted', text: 'Sie haben recht.' };
    expect(reasonOf(await answerObjection(parts, kim, answer))).toBe('take-first');
    expect(reasonOf(await take(parts, kim, row.number, task.token))).toBe('ok');
    expect(reasonOf(await answerObjection(parts, robin, answer))).toBe('taken-by-another');
    expect(reasonOf(await answerObjection(parts, kim, { ...answer, text: '' }))).toBe('reason-missing');
    expect(reasonOf(await answerObjection(parts, kim, { ...answer, outcome: 'vielleicht' }))).toBe('unknown-outcome');
    const both = await Promise.all([1, 2].map(() => answerObjection(parts, kim, answer)));
    expect(both.map(reasonOf).sort()).toEqual(['already-done', 'ok']);
    expect((await seen(row.number)).messages.map(({ text }) => text)).toContain('Sie haben recht.');
  });
});

describe('words beside the decision', () => {
  it('reach the person as messages; notes stay in the office', async () => {
    const at = await begun();
    expect(reasonOf(await writeNote(parts, kim, at.number, 'Rückruf am Mittwoch.'))).toBe('ok');
    expect(reasonOf(await writeToCitizen(parts, kim, at.number, 'Wir prüfen gerade.'))).toBe('ok');
    expect(reasonOf(await writeToCitizen(parts, kim, at.number, '  '))).toBe('text-missing');
    expect(reasonOf(await writeNote(parts, stranger, at.number, 'x'))).toBe('not-found');
    await writeMessage(parts, asGuest(), at.number, 'Danke.', 'once');
    const view = await seen(at.number);
    expect(view.messages.map(({ text }) => text)).toEqual(['Wir prüfen gerade.', 'Danke.']);
    expect(JSON.stringify([view.messages, view.timeline])).not.toContain('Rückruf');
    const open = (await openForClerk(parts, robin, { number: at.number, language: 'de', token: null, all: false }))
      ?.open;
    expect(JSON.stringify(open?.log)).toContain('Rückruf');
  });
});

describe('all of it', () => {
  it('leaves a log whose chains hold and from which every state follows', async () => {
    expect((await parts.events.verify()).broken).toEqual([]);
    expect((await verifyStates(parts, kim)).differing).toEqual([]);
    expect(own.faults).toEqual([]);
  });
});
