import { setTimeout as delay } from 'node:timers/promises';
import type { AppNode } from './app-node.ts';

/** What stands in front of the nodes: asks each all the time whether it is ready, and sends requests in turn to those that are. */
export function startBalancer(nodes: readonly AppNode[]): Balancer {
  const ready = new Set(nodes);
  let isRunning = true;
  let turn = 0;
  const watch = async (node: AppNode): Promise<void> => {
    while (isRunning) {
      const isReady = await fetch(`${node.origin}/health/ready`)
        .then(({ status }) => status === 200)
        .catch(() => false);
      if (isReady) ready.add(node);
      else ready.delete(node);
      await delay(50);
    }
  };
  const watching = Promise.all(nodes.map(watch));
  return {
    origin() {
      const able = ready.size > 0 ? nodes.filter((node) => ready.has(node)) : nodes;
      return able[turn++ % able.length]!.origin;
    },
    async stop() {
      isRunning = false;
      await watching;
    },
  };
}

export interface Balancer {
  origin(): string;
  stop(): Promise<void>;
}
