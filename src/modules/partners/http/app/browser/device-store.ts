/** What stays on the device: the package, the street list, and the visits in their order. Nothing that was said by a person is here in the clear. */
export async function openDevice(): Promise<Device> {
  const db = await opened();
  const facts = <T>(name: string): Promise<T | null> =>
    asked(db.transaction('facts').objectStore('facts').get(name)).then((value) => (value as T) ?? null);
  const device: Device = {
    fact: facts,
    async setFact(name, value) {
      const tx = db.transaction('facts', 'readwrite');
      tx.objectStore('facts').put(value, name);
      await done(tx);
    },
    async deviceId() {
      const known = await facts<string>('device');
      if (known) return known;
      await device.setFact('device', crypto.randomUUID());
      return (await facts<string>('device'))!;
    },
    lastNumber: async (branch) => (await facts<number>(`number ${branch}`)) ?? 0,
    async add(visit) {
      // On the disk before anybody is told that it is kept.
      const tx = db.transaction(['facts', 'visits'], 'readwrite', { durability: 'strict' });
      tx.objectStore('visits').add(visit);
      tx.objectStore('facts').put(visit.number, `number ${visit.branch}`);
      await done(tx);
    },
    async change(visit) {
      const tx = db.transaction('visits', 'readwrite', { durability: 'strict' });
      tx.objectStore('visits').put(visit);
      await done(tx);
    },
    visits: () => asked(db.transaction('visits').objectStore('visits').getAll()) as Promise<KeptVisit[]>,
    async firstKept(branch) {
      const range = IDBKeyRange.bound([branch, 0], [branch, Number.MAX_SAFE_INTEGER]);
      const cursor = db.transaction('visits').objectStore('visits').openCursor(range);
      return new Promise((resolve, reject) => {
        cursor.onerror = () => reject(cursor.error);
        cursor.onsuccess = () => {
          const at = cursor.result;
          if (!at) return resolve(null);
          const visit = at.value as KeptVisit;
          if (visit.state === 'kept') resolve(visit);
          else at.continue();
        };
      });
    },
  };
  return device;
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('lipsia-counter', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('facts');
    request.result.createObjectStore('visits', { keyPath: ['branch', 'number'] });
  };
  return asked(request);
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const done = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    tx.onerror = () => reject(tx.error);
  });

export interface Device {
  fact<T>(name: string): Promise<T | null>;
  setFact(name: string, value: unknown): Promise<void>;
  /** One for each installation, for ever. */
  deviceId(): Promise<string>;
  lastNumber(branch: string): Promise<number>;
  /** A new visit and the number it took, together or not at all. */
  add(visit: KeptVisit): Promise<void>;
  change(visit: KeptVisit): Promise<void>;
  visits(): Promise<KeptVisit[]>;
  /** The first in the row of a branch that the city does not have yet. */
  firstKept(branch: string): Promise<KeptVisit | null>;
}
export interface KeptVisit {
  readonly branch: string;
  readonly number: number;
  readonly id: string;
  readonly service: string;
  /** ISO instant. */
  readonly recordedAt: string;
  readonly state: 'kept' | 'received' | 'refused';
  /** Null once the receipt is there. */
  readonly sealed: string | null;
  /** As the city signed it. */
  readonly receipt: string | null;
  readonly reason: string | null;
  readonly words: { readonly de: string; readonly en: string } | null;
}
