/**
 * Work that arrives together is done together: while one batch is on its way the next gathers, and who comes alone waits for nobody. Items
 * that share a key follow each other. When a statement fails for a batch, each of its items is tried by itself, so one never spoils the others.
 */
export function together<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { most, abreast, patience, keysOf }: Limits<Item>,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  const taken = new Set<string>();
  let underWay = 0;
  let isAsked = false;
  const ask = (): void => {
    if (isAsked || underWay >= abreast || waiting.length === 0) return;
    isAsked = true;
    // All that this turn of the event loop brings comes along.
    setImmediate(begin);
  };
  const begin = (): void => {
    isAsked = false;
    const batch = next();
    if (batch.length === 0) return;
    underWay++;
    let counts = true;
    const letGo = (): void => {
      if (counts) underWay--;
      counts = false;
      ask();
    };
    const late = patience === undefined ? undefined : setTimeout(letGo, patience);
    void settle(work, batch).then(() => {
      clearTimeout(late);
      for (const { keys } of batch) for (const key of keys) taken.delete(key);
      letGo();
    });
    ask();
  };
  const next = (): readonly Waiting<Item, Answer>[] => {
    const batch: Waiting<Item, Answer>[] = [];
    const later: Waiting<Item, Answer>[] = [];
    for (const one of waiting) {
      if (batch.length === most || one.keys.some((key) => taken.has(key))) later.push(one);
      else {
        for (const key of one.keys) taken.add(key);
        batch.push(one);
      }
    }
    waiting = later;
    return batch;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, keys: keysOf(item), resolve, reject });
      ask();
    });
}

async function settle<Item, Answer>(work: Work<Item, Answer>, batch: readonly Waiting<Item, Answer>[]): Promise<void> {
  try {
    const answers = await work(batch.map(({ item }) => item));
    for (const [index, { resolve }] of batch.entries()) resolve(answers[index]!);
  } catch (cause) {
    if (batch.length === 1 || !isStatementFault(cause)) for (const { reject } of batch) reject(cause);
    else for (const one of batch) await settle(work, [one]);
  }
}

/** True when the database refused a statement, and so undid all of it; after a lost connection nobody knows. */
const isStatementFault = (cause: unknown): boolean =>
  /^(?!08|57)[0-9A-Z]{5}$/.test(String((cause as { readonly code?: unknown } | null)?.code ?? ''));

interface Limits<Item> {
  /** Items in one batch at most. */
  readonly most: number;
  /** Batches on their way at once at most. */
  readonly abreast: number;
  /** Milliseconds after which a batch that is still on its way no longer keeps the next one waiting; without it, always. */
  readonly patience?: number;
  readonly keysOf: (item: Item) => readonly string[];
}
type Work<Item, Answer> = (items: readonly Item[]) => Promise<readonly Answer[]>;
interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly keys: readonly string[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
}
