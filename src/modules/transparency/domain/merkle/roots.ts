import { emptyRoot, type Hash, leafHash, nodeHash } from './hash.ts';

/** The roots of the trees of the first so many entries, by their size; sizes beyond the entries are left out. */
export function rootsAt(entries: readonly Uint8Array[], sizes: ReadonlySet<number>): Map<number, Hash> {
  const roots = new Map<number, Hash>();
  const peaks: { readonly height: number; readonly hash: Hash }[] = [];
  for (let size = 0; size <= entries.length; size += 1) {
    const entry = size === 0 ? undefined : entries[size - 1];
    if (entry) {
      let peak = { height: 0, hash: leafHash(entry) };
      while (peaks.at(-1)?.height === peak.height)
        peak = { height: peak.height + 1, hash: nodeHash(peaks.pop()!.hash, peak.hash) };
      peaks.push(peak);
    }
    if (sizes.has(size))
      roots.set(
        size,
        size === 0 ? emptyRoot : peaks.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right)),
      );
  }
  return roots;
}
