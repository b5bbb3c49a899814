import { legalDay } from '#kernel/clock';
import { html, notFound, type Route } from '#platform/http';
import { checkReports } from '../use-cases/check-reports.ts';
import { readBoard, readDropped } from '../use-cases/read-board.ts';
import { readServiceFigures } from '../use-cases/read-service-figures.ts';
import type { StrategyParts } from '../use-cases/strategy-parts.ts';
import { boardPage } from './pages/board-page.tsx';
import { comparisonPage } from './pages/comparison-page.tsx';
import { goalPage } from './pages/goal-page.tsx';
import { printPage } from './pages/print-page.tsx';
import { servicesPage } from './pages/services-page.tsx';
import type { ShellFor } from './shell-for.ts';

/** The board and each goal, the key figures of services, the comparison of cities, and everything on paper. */
export function boardRoutes(parts: StrategyParts, shellFor: ShellFor): readonly Route[] {
  const base = parts.config.baseUrl.replace(/\/$/, '');
  const { logKey, witnessKeys } = parts.transparency;
  return [
    open('/:lang/ziele', async (request) =>
      html(boardPage({ shell: shellFor(request), goals: await readBoard(parts), dropped: await readDropped(parts) })),
    ),
    open('/:lang/ziele/druck', async (request) => {
      const today = legalDay(parts.clock.now());
      return html(printPage({ shell: shellFor(request), goals: await readBoard(parts), today, logKey }));
    }),
    open('/:lang/ziele/leistungen', async (request) => {
      const figures = await readServiceFigures(parts);
      const titleOf = (id: string): string => parts.catalogue.findService(id)?.texts[request.language].title ?? id;
      return html(servicesPage({ shell: shellFor(request), ...figures, titleOf }));
    }),
    open('/:lang/ziele/vergleich', async (request) => {
      const { strategy } = parts;
      if (!strategy) return notFound;
      return html(comparisonPage({ shell: shellFor(request), strategy, duties: await checkReports(parts) }));
    }),
    open('/:lang/ziele/:goal', async (request) => {
      const view = (await readBoard(parts)).find(({ goal }) => goal.id === request.params['goal']);
      return view ? html(goalPage({ shell: shellFor(request), view, base, logKey, witnessKeys })) : notFound;
    }),
  ];
}

const open = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, permission: 'public', handle });
