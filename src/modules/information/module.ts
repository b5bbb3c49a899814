import type { Accounts } from '#accounts';
import { type Cases, cityWordsOf } from '#cases';
import type { Catalogue } from '#catalogue';
import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { Module, Platform } from '#platform/mount';
import type { Transparency } from '#transparency';
import { readRules } from './domain/rules/read-rules.ts';
import type { Rules } from './domain/rules/rules.ts';
import { informationApi } from './http/api.ts';
import { deskRoutes } from './http/desk-routes.ts';
import { fileApi } from './http/file-api.ts';
import { personOf } from './http/information-http.ts';
import { ownRoutes } from './http/own-routes.ts';
import { publicRoutes } from './http/public-routes.ts';
import { redactionRoutes } from './http/redaction/redaction-routes.ts';
import type { ShellFor } from './http/shell-for.ts';
import type { Information } from './information.ts';
import { ask } from './use-cases/ask.ts';
import { copyOwn } from './use-cases/copy-own.ts';
import { forgetOwn, ownForgettable, requestKeeper } from './use-cases/forget-asker.ts';
import { handleRequest } from './use-cases/handle-request.ts';
import type { InformationParts } from './use-cases/information-parts.ts';
import { ownStep } from './use-cases/own-step.ts';
import { recordKeys } from './use-cases/record-keys.ts';
import { runClock } from './use-cases/run-clock.ts';
import { sendNews } from './use-cases/send-news.ts';
import { newsJob } from './use-cases/take-step.ts';

/** Mounts the requests for information: asking, the clock of the law, answers, publication. A city without rules has none of it. */
export function informationModule(platform: Platform, needs: Needs): Module<Information | null> {
  const { shellFor, ...lower } = needs;
  const rules = rulesOf(needs.catalogue);
  if (!rules) return { name: 'information', door: null, routes: [] };
  const cityWords = cityWordsOf(needs.catalogue.city());
  const parts: InformationParts = { ...platform, ...lower, rules, cityWords, calendar: legalCalendar(saxonHolidays) };
  platform.jobs.handle(newsJob, async (data) => sendNews(parts, String(data['number']), Number(data['seq'])), {
    yields: true,
  });
  platform.jobs.every('information.clock', 900, async () => {
    const done = await runClock(parts);
    if (done > 0) platform.log.info('requests for information went on by time', { done });
  });
  needs.accounts.addKeeper(requestKeeper(parts));
  needs.transparency.addSeries((request) => recordKeys(parts, personOf(request)));
  const http = { parts, shellFor };
  const door: Information = {
    ask: (person, asked) => ask(parts, person, asked),
    handle: (actor, number, order) => handleRequest(parts, actor, number, order),
    step: (person, number, taken) => ownStep(parts, person, number, taken),
    copyOf: (request) => copyOwn(parts, personOf(request)),
    erasableOf: (request) => ownForgettable(parts, personOf(request)),
    eraseOf: (request) => forgetOwn(parts, personOf(request)),
    runClock: () => runClock(parts),
  };
  const routes = [
    ...publicRoutes(http),
    ...ownRoutes(http),
    ...deskRoutes(http),
    ...redactionRoutes(http),
    ...informationApi(http),
    ...fileApi(http),
  ];
  return { name: 'information', door, routes };
}

/** Rules that do not fit stop the start, as other facts of the city do. */
function rulesOf(catalogue: Catalogue): Rules | null {
  const city = catalogue.city();
  const data = city.data['information'];
  if (data === undefined) return null;
  const { rules, faults } = readRules(data, new Set(city.offices.map(({ id }) => id)));
  if (!rules || faults.length > 0) throw new Error('information.yaml does not fit: run check:city');
  return rules;
}

interface Needs {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly cases: Cases;
  readonly transparency: Transparency;
  readonly shellFor: ShellFor;
}
