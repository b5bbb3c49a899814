import { parentPort, workerData } from 'node:worker_threads';
import { doWork } from './plan-work.ts';

// A thread of its own for one piece of planning, so that a node goes on answering meanwhile.
parentPort?.postMessage(doWork(workerData.kind, workerData.input));
