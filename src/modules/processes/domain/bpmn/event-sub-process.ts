import { cancelTimers, cancelTokensIn } from './cancel.ts';
import { place } from './place.ts';
import type { Run } from './run.ts';
import type { ProcessNode } from './types.ts';
import { armEventStarts } from './waits.ts';

/**
 * Begins the event sub-process of a start event inside a scope (the process itself when none is given). An interrupting
 * one ends everything else in that scope first, and no other may begin there any more.
 */
export function startEventSubProcess(run: Run, start: ProcessNode, scope: string | undefined): void {
  const sub = run.node(start.parent ?? '');
  const interrupting = start.interrupting !== false;
  if (interrupting) {
    cancelTimers(run, scope ?? '');
    cancelTokensIn(run, scope);
  }
  const outer = scope !== undefined && { scope };
  const token = run.nextId('t');
  run.emit({ type: 'event-sub-process-started', node: sub.id, token, ...outer, interrupting });
  const inner = run.nextId('s');
  const parent = scope !== undefined && { parent: scope };
  run.emit({ type: 'scope-opened', scope: inner, node: sub.id, token, ...parent });
  armEventStarts(run, sub.eventStarts, inner);
  place(run, start.id, inner);
}
