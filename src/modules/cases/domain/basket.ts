import type { ProcessNode, ServiceProcess } from '#processes';

/**
 * The basket a task goes to: the candidate group of the lane in which it is drawn (`lipsia:role` of the lane, else its name). Empty
 * without a lane: the general basket of the office.
 */
export function basketOf(node: Pick<ProcessNode, 'lane'>, lanes: ServiceProcess['model']['lanes']): string {
  const lane = node.lane === undefined ? undefined : lanes[node.lane];
  if (!lane) return '';
  return (lane.attributes['role'] ?? lane.name).split(',')[0]?.trim() ?? '';
}
