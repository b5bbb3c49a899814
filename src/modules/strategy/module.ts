import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { Partners } from '#partners';
import type { Module, Platform } from '#platform/mount';
import type { Transparency } from '#transparency';
import { readStrategy } from './domain/read-strategy.ts';
import type { Strategy } from './domain/strategy.ts';
import { strategyApi } from './http/api.ts';
import { boardRoutes } from './http/board-routes.ts';
import { checkRoutes } from './http/check-routes.ts';
import { questionFor } from './http/question.ts';
import { ratingRoutes } from './http/rating-routes.ts';
import type { ShellFor } from './http/shell-for.ts';
import { readMonths } from './store/target-store.ts';
import type { StrategyDoor } from './strategy-door.ts';
import { closeMonths } from './use-cases/close-months.ts';
import { declareGoals } from './use-cases/declare-goals.ts';
import { opinionsOf } from './use-cases/opinions.ts';
import { markOf, rate, rateableOf, ratingOf } from './use-cases/rate-case.ts';
import type { StrategyParts } from './use-cases/strategy-parts.ts';

/** Mounts the goals of the city: what is counted, declared and measured, the board, and the question after a case. */
export function strategyModule(platform: Platform, needs: Needs): Module<StrategyDoor> {
  const { shellFor, ...lower } = needs;
  const parts: StrategyParts = {
    ...{ ...platform, ...lower },
    ...{ calendar: legalCalendar(saxonHolidays), strategy: strategyOf(needs.catalogue) },
  };
  const work = async (): Promise<number> => {
    await declareGoals(parts);
    return closeMonths(parts);
  };
  platform.jobs.every('strategy.work', 3_600, async () => {
    // The months of the demo are filled while it starts; until then nothing may be declared or closed in the present.
    if (platform.config.mode === 'demo' && (await readMonths(platform.db)).length < 3) return;
    // Witnesses see the log without the values first: that proves that the values came after the month.
    await needs.transparency.seal();
    const closed = await work();
    if (closed > 0) platform.log.info('months closed, goals measured', { closed });
  });
  needs.cases.addAsker(async (visitor, about, language) => {
    const found = rateableOf(parts, visitor, about);
    return found ? questionFor(found.number, await ratingOf(parts, found), language) : null;
  });
  needs.partners.addOpinions(opinionsOf(parts));
  const door: StrategyDoor = {
    work,
    rate: async (caseId, service, score) =>
      void (await rate(parts, { mark: markOf(parts, caseId), service, groups: [] }, score)),
  };
  const routes = [
    ...[...boardRoutes(parts, shellFor), ...checkRoutes(parts, shellFor)],
    ...[...ratingRoutes(parts, shellFor), ...strategyApi(parts)],
  ];
  return { name: 'strategy', door, routes };
}

/** Goals that do not fit stop the start, as other facts of the city do. */
function strategyOf(catalogue: Catalogue): Strategy | null {
  const city = catalogue.city();
  const data = city.data['strategy'];
  if (data === undefined) return null;
  const { strategy } = readStrategy(data, new Set(city.offices.map(({ id }) => id)));
  if (!strategy) throw new Error('strategy.yaml does not fit: run check:city');
  return strategy;
}

interface Needs {
  readonly cases: Cases;
  readonly catalogue: Catalogue;
  readonly partners: Partners;
  readonly transparency: Transparency;
  readonly shellFor: ShellFor;
}
