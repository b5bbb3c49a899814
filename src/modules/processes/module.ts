import type { ServiceFolder } from '#catalogue';
import type { Processes, ServiceProcess } from './processes.ts';
import { readServiceProcess } from './use-cases/service-process.ts';

/** The processes of all service versions, each read once and kept. */
export function createProcesses(): Processes {
  const known = new Map<string, Promise<ServiceProcess>>();
  return {
    of(folder: ServiceFolder) {
      const key = `${folder.id} ${folder.version}`;
      let process = known.get(key);
      if (!process) {
        process = readServiceProcess(folder);
        process.catch(() => known.delete(key));
        known.set(key, process);
      }
      return process;
    },
  };
}
