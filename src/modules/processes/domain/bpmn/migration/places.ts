import type { ProcessNode } from '../types.ts';

/** Tells whether anything of a running instance can stand at an element between two commands. */
export function isPlace(node: ProcessNode): boolean {
  if (isWaitBeside(node) || node.compensation !== undefined) return true;
  if (node.kind === 'parallel' || node.kind === 'inclusive') return node.incoming.length > 1;
  if (node.kind === 'throw' || node.kind === 'end') return node.trigger?.kind === 'compensation';
  return ['user', 'service', 'decision', 'receive', 'catch', 'event-gateway', 'sub-process'].includes(node.kind);
}

/** Tells whether an element waits beside a token: on its border, or as the start of an event sub-process. */
export function isWaitBeside(node: ProcessNode): boolean {
  const waits = ['timer', 'message', 'signal', 'conditional'].includes(node.trigger?.kind ?? 'none');
  if (node.kind === 'boundary') return waits;
  return node.kind === 'start' && waits && node.parent !== undefined;
}
