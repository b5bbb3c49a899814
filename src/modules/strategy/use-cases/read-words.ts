import { type Remark, readRemarks } from '../store/rating-store.ts';
import type { StrategyParts } from './strategy-parts.ts';

/** What people wrote about the services of these offices, newest month first. */
export async function readWords(
  { db, catalogue }: Pick<StrategyParts, 'db' | 'catalogue'>,
  offices: readonly string[],
): Promise<readonly Remark[]> {
  const services = catalogue.services().filter(({ service }) => offices.includes(service.office));
  return services.length === 0
    ? []
    : readRemarks(
        db,
        services.map(({ id }) => id),
      );
}
