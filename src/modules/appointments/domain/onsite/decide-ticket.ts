import { ok, type Result, refuse } from '#kernel/result';
import type { VisitLine } from '../visit.ts';
import type { TicketRow, TicketState } from './ticket.ts';

/**
 * What becomes of a ticket by a command at a minute, with the event that says so. Number, arrival and booked time never change, so
 * nobody loses the place by being parked, handed over or changed. Refused when it does not fit what is going on.
 */
export function decideTicket(ticket: TicketRow, command: TicketCommand, now: number): Result<Decided, TicketRefusal> {
  if (!from[command.do].includes(ticket.state)) return refuse('not-now');
  const changed = (changes: Partial<TicketRow>, event: TicketEvent): Result<Decided, TicketRefusal> =>
    ok({ ticket: { ...ticket, ...changes, seq: ticket.seq + 1 }, event });
  switch (command.do) {
    case 'call': {
      const { desk } = command;
      if (!isReady(ticket, now) || (ticket.forDesk !== null && ticket.forDesk !== desk)) return refuse('not-now');
      const call = { state: 'called', desk, calls: 1, calledAt: now, servingAt: null, notBefore: null } as const;
      return changed(call, { type: 'ticket.called', facts: { desk } });
    }
    case 'recall': {
      const calls = ticket.calls + 1;
      return changed({ calls, calledAt: now }, { type: 'ticket.recalled', facts: { desk: ticket.desk, calls } });
    }
    case 'serve':
      return changed({ state: 'serving', servingAt: now }, { type: 'ticket.serving', facts: { desk: ticket.desk } });
    case 'park': {
      const { minutes } = command;
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > mostParkMinutes) return refuse('minutes-wrong');
      return changed(
        { ...waiting, state: 'parked', notBefore: now + minutes },
        { type: 'ticket.parked', facts: { minutes } },
      );
    }
    case 'miss':
      if (ticket.calls < callsBeforeMissed) return refuse('too-few-calls');
      return changed({ state: 'missed', endedAt: now }, { type: 'ticket.missed', facts: { calls: ticket.calls } });
    case 'come-back':
      if (now > ticket.endedAt! + comeBackMinutes) return refuse('too-late');
      return changed(
        { ...waiting, state: 'parked', notBefore: now, endedAt: null },
        { type: 'ticket.parked', facts: { minutes: 0 } },
      );
    case 'transfer': {
      const { desk, lines } = command;
      if (desk !== null && desk === ticket.desk && ticket.state !== 'waiting' && !lines) return refuse('not-now');
      return changed(
        { ...waiting, state: 'waiting', notBefore: null, forDesk: desk, lines: lines ?? ticket.lines },
        {
          type: 'ticket.transferred',
          facts: { desk, ...(lines ? { lines: lines.map((line) => ({ ...line })) } : {}) },
        },
      );
    }
    case 'finish':
      return changed({ state: 'finished', endedAt: now }, { type: 'ticket.finished', facts: { desk: ticket.desk } });
    case 'leave':
      return changed({ state: 'left', endedAt: now }, { type: 'ticket.left', facts: {} });
  }
}

/** True when nobody has asked it to wait longer. */
export const isReady = ({ notBefore }: Pick<TicketRow, 'notBefore'>, now: number): boolean =>
  notBefore === null || notBefore <= now;

/** Calls after which a person counts as missed. */
export const callsBeforeMissed = 3;
/** Minutes within which somebody missed gets the old place back. */
export const comeBackMinutes = 30;
/** Longest time to be put aside. */
export const mostParkMinutes = 120;

const from: Readonly<Record<TicketCommand['do'], readonly TicketState[]>> = {
  call: ['waiting', 'parked'],
  recall: ['called'],
  serve: ['called'],
  park: ['waiting', 'parked', 'called', 'serving'],
  miss: ['called'],
  'come-back': ['missed'],
  transfer: ['waiting', 'parked', 'called', 'serving'],
  // Small offices serve without calling.
  finish: ['waiting', 'parked', 'called', 'serving'],
  leave: ['waiting', 'parked', 'called'],
};
/** Nobody is calling any more. */
const waiting = { calls: 0, calledAt: null, servingAt: null } as const;

export type TicketCommand =
  | { readonly do: 'call'; readonly desk: number }
  | { readonly do: 'recall' | 'serve' | 'miss' | 'come-back' | 'finish' | 'leave' }
  | { readonly do: 'park'; readonly minutes: number }
  /** To a desk, or to whoever comes first (null); `lines` when it goes on with something else. */
  | { readonly do: 'transfer'; readonly desk: number | null; readonly lines: readonly VisitLine[] | null };
export type TicketRefusal = 'not-now' | 'minutes-wrong' | 'too-few-calls' | 'too-late';
export interface TicketEvent {
  readonly type:
    | 'ticket.called'
    | 'ticket.recalled'
    | 'ticket.serving'
    | 'ticket.parked'
    | 'ticket.missed'
    | 'ticket.transferred'
    | 'ticket.finished'
    | 'ticket.left';
  /** Says nothing about who, and not the number that others hear called. */
  readonly facts: Readonly<Record<string, number | null | readonly VisitLine[]>>;
}
interface Decided {
  readonly ticket: TicketRow;
  readonly event: TicketEvent;
}
