import type { Wiring } from './check-structure.ts';
import type { Draft } from './read-nodes.ts';

/**
 * Gives, for each incoming flow of an inclusive gateway, the nodes from which a token can still come by that flow
 * without passing the gateway (BPMN 2.0, section 13.4.3).
 */
export function inclusiveReach(gateway: string, draft: Draft, wiring: Wiring): Record<string, ReadonlySet<string>> {
  const flows = wiring.incoming.get(gateway) ?? [];
  return Object.freeze(
    Object.fromEntries(flows.map((flow) => [flow.id, nodesBefore(flow.source, gateway, draft, wiring)])),
  );
}

function nodesBefore(start: string, gateway: string, draft: Draft, wiring: Wiring): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === gateway || found.has(id)) continue;
    found.add(id);
    const host = draft.nodes.get(id)?.node.attachedTo;
    if (host !== undefined) open.push(host);
    for (const flow of wiring.incoming.get(id) ?? []) open.push(flow.source);
  }
  return found;
}
