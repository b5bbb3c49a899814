/** Entries as a bundle: each with its length in two bytes before it (C2SP tlog-tiles). Throws for an entry over 65,535 bytes. */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const parts = entries.flatMap((entry) => {
    if (entry.length > longest) throw new RangeError(`an entry of ${entry.length} bytes does not fit a bundle`);
    return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry];
  });
  return Buffer.concat(parts);
}

/** The entries of a bundle; null when it ends in the middle of one. */
export function readBundle(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const high = bytes[at];
    const low = bytes[at + 1];
    if (high === undefined || low === undefined) return null;
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

const longest = 65_535;
