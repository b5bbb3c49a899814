import type { FiledVisit } from '../../../domain/visit/index.ts';
import type { AppPackage } from '../../../use-cases/app/app-types.ts';
import { sealFor } from '../../../use-cases/app/sealed-box.ts';
import type { Device, KeptVisit } from './device-store.ts';

/**
 * Seals a visit for the city and keeps it as the next in the row of this device: from here on nobody can read it on the device. One at a time over all tabs, so that numbers
 * have no gap. Throws when there is no room; no number is used up then.
 */
export const keepVisit = (device: Device, pack: AppPackage, recorded: Recorded): Promise<KeptVisit> =>
  navigator.locks.request('lipsia-counter-number', async () => {
    const { branch, clerk, keys } = pack;
    const [id, number] = [await device.deviceId(), (await device.lastNumber(branch.id)) + 1];
    const visit: FiledVisit = { ...recorded, device: id, number, branch: branch.id, clerk: clerk.id };
    const header = { visit: visit.id, device: id, number };
    const kept: KeptVisit = {
      ...{ branch: branch.id, number, id: visit.id, service: visit.service, recordedAt: visit.recordedAt },
      ...{ state: 'kept', sealed: await sealFor(keys.seal, JSON.stringify(visit), header) },
      ...{ receipt: null, reason: null, words: null },
    };
    await device.add(kept);
    return kept;
  });

/** What the counter knows; branch, clerk, device and number are added here. */
export type Recorded = Omit<FiledVisit, 'device' | 'number' | 'branch' | 'clerk'>;
