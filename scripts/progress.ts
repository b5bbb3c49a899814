/** Does a step; one that takes longer than a second says so, and says every two seconds that it is still at it. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const first = setTimeout(() => process.stdout.write(`… ${title}\n`), 1_000);
  const again = setInterval(
    () => performance.now() - start > 3_000 && process.stdout.write(`… ${title}, ${seconds()}\n`),
    2_000,
  );
  try {
    const result = await work();
    if (performance.now() - start > 1_000) process.stdout.write(`✓ ${title}, ${seconds()}\n`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}
