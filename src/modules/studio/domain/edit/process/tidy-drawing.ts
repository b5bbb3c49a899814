import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { layOut } from '../../drawing/lay-out.ts';
import { changeProcess, processFile } from './change-process.ts';
import { geometryOf } from './geometry.ts';
import { readProcessFile } from './process-file.ts';
import { writeGeometry } from './write-geometry.ts';

/** Draws the process anew from left to right; what runs stays as it is. Refused: a drawing with lanes or pools, which would be torn. */
export function tidyDrawing(files: Files): Result<Files, TidyRefusal> {
  return changeProcess<TidyRefusal>(files, (file) => {
    if (
      file.lanes.length > 0 ||
      file.pools.length > 0 ||
      file.nodes.some(({ owner }) => file.nodes.some(({ id }) => id === owner))
    )
      return refuse('has-lanes');
    const { shapes, edges } = layOut(file);
    const geometry = geometryOf(file);
    for (const [id, bounds] of shapes) geometry.shapes.set(id, { bounds, label: null });
    for (const [id, points] of edges) geometry.edges.set(id, { points, label: null });
    return ok(writeGeometry(file, geometry));
  });
}

/** Takes over a process that was drawn elsewhere, as it is. Refused: a file that is no process. */
export function takeProcess(files: Files, text: string): Result<Files, 'process-broken'> {
  const read = readProcessFile(text);
  if (!read.ok || read.file.nodes.length === 0) return refuse('process-broken');
  return ok({ ...files, [processFile]: text });
}

export type TidyRefusal = 'process-broken' | 'has-lanes';
