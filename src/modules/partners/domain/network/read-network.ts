import { type Network, networkSchema } from './network.ts';
import { type NetworkFault, networkFaults } from './network-faults.ts';

/** The network in the data of a city, or everything that is wrong with it, each with its place. */
export function readNetwork(data: unknown, services: ReadonlySet<string>): NetworkReading {
  const read = networkSchema.safeParse(data);
  if (!read.success) {
    const shapes = read.error.issues.map(({ path, message }) => ({
      code: 'shape' as const,
      path: path.filter((step): step is string | number => typeof step !== 'symbol'),
      found: message,
    }));
    return { network: null, faults: shapes };
  }
  return { network: read.data, faults: networkFaults(read.data, services) };
}

export type ReadFault =
  | NetworkFault
  | { readonly code: 'shape'; readonly path: NetworkFault['path']; readonly found: string };
export interface NetworkReading {
  /** There when the shape is right, whatever does not fit together in it. */
  readonly network: Network | null;
  readonly faults: readonly ReadFault[];
}
