import type { Accounts } from '#accounts';
import type { Catalogue } from '#catalogue';
import type { Forms } from '#forms';
import { legalCalendar } from '#kernel/calendar';
import { legalDay, legalZone } from '#kernel/clock';
import { hashOfProof } from '#kernel/guest-proof';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { Request } from '#platform/http';
import type { Module, Platform } from '#platform/mount';
import { deriveGuestKeys } from '#platform/vault';
import type { Processes } from '#processes';
import type { Register } from '#register';
import type { Cases } from './cases.ts';
import type { Visitor } from './domain/access.ts';
import { cityWordsOf } from './domain/city-words.ts';
import type { CaseHttp } from './http/case-http.ts';
import { caseRoutes } from './http/routes.ts';
import { claimCases } from './store/case-store.ts';
import { durationsOfService, figuresOfDay } from './store/figure-store.ts';
import { fireDueTimers, prepareUnreadLetters, runExternalAction } from './use-cases/background.ts';
import { caseOrigin, channelFigures, type DecisionGuard, standings } from './use-cases/case-oversight.ts';
import type { CaseParts } from './use-cases/case-parts.ts';
import type { CaseAsker } from './use-cases/case-question.ts';
import { caseBehind, type VisitKeeper } from './use-cases/case-visits.ts';
import { settleAbsences } from './use-cases/clerk/settle-absences.ts';
import { eraseDueCases } from './use-cases/erase-case.ts';
import { noteDocument, type PickUpKeeper } from './use-cases/note-document.ts';
import { moveCase, moveJob, orderOf } from './use-cases/operations/move-version.ts';
import { ownCases } from './use-cases/own-cases.ts';
import { caseKeeper, eraseOwnCases, ownErasables, ownRecordKeys } from './use-cases/own-erasure.ts';
import { forgetPapers } from './use-cases/paper/sort-paper.ts';
import { sendNews } from './use-cases/send-news.ts';
import { submitCase } from './use-cases/submit-case.ts';
import { verifyStates } from './use-cases/verify-states.ts';
import { viewCase } from './use-cases/view-case.ts';

/** Mounts the cases: addresses for citizens and clerks, background work, and the door for the portal above. */
export function casesModule(platform: Platform, doors: CaseDoors): Module<Cases> {
  const cityWords = cityWordsOf(doors.catalogue.city());
  const visitKeepers: VisitKeeper[] = [];
  const askers: CaseAsker[] = [];
  const pickUpKeepers: PickUpKeeper[] = [];
  const decisionGuards: DecisionGuard[] = [];
  const keepers = { visitKeepers, pickUpKeepers, askers, decisionGuards };
  const parts: CaseParts = { ...platform, ...doors, calendar: legalCalendar(saxonHolidays), cityWords, ...keepers };
  const visitorOf = (request: Request): Promise<Visitor> => visitorBehind(doors.accounts, request);
  platform.jobs.handle('cases.action', (data) =>
    runExternalAction(parts, String(data['caseId']), String(data['token'])),
  );
  platform.jobs.handle('cases.news', (data) => sendNews(parts, String(data['caseId']), Number(data['seq'])), {
    concurrency: 16,
    yields: true,
  });
  platform.jobs.handle(moveJob, async (data) => void (await moveCase(parts, orderOf(data))), { retries: 3 });
  platform.jobs.every('cases.timers', 20, async () => void (await fireDueTimers(parts)));
  platform.jobs.every('cases.unread', 3_600, async () => void (await prepareUnreadLetters(parts)));
  platform.jobs.every('cases.papers', 86_400, async () => void (await forgetPapers(parts)));
  platform.jobs.every('cases.absences', 300, async () => void (await settleAbsences(parts)));
  platform.jobs.every('cases.erasure', 86_400, async () => {
    const erased = await eraseDueCases(parts);
    if (erased > 0) platform.log.info('cases erased after their retention', { erased });
  });
  doors.accounts.addKeeper(caseKeeper(parts));
  const door: Cases = {
    visitorOf,
    submit: (tx, order) => submitCase(parts, tx, order),
    ownCases: (visitor) => ownCases(parts, visitor),
    view: (visitor, number) => viewCase(parts, visitor, number),
    durationsOf: (service) => platform.db.transaction((tx) => durationsOfService(tx, service)),
    figuresOfToday: () => figuresOfToday(parts),
    claim: (visitor, accountId) =>
      platform.db.transaction(
        async (tx) => (await claimCases(tx, visitor.guestProofs.map(hashOfProof), accountId)).length,
      ),
    erasable: (visitor) => ownErasables(parts, visitor),
    erase: (visitor) => eraseOwnCases(parts, visitor),
    recordKeys: (visitor) => ownRecordKeys(parts, visitor),
    addVisits: (keeper) => void visitKeepers.push(keeper),
    addAsker: (asker) => void askers.push(asker),
    addPickUps: (keeper) => void pickUpKeepers.push(keeper),
    noteDocument: (tx, caseId, note, actor) => noteDocument(parts, tx, caseId, note, actor),
    addGuard: (guard) => void decisionGuards.push(guard),
    standings: (on, numbers) => standings(on, numbers),
    channelFigures: (order) => channelFigures(parts, order),
    originOf: (number) => caseOrigin(parts, number),
    behind: (visitor, number) => caseBehind(parts, visitor, number),
    verifyStates: (actor) => verifyStates(parts, actor),
  };
  return { name: 'cases', door, routes: caseRoutes(parts, { visitorOf, shellFor: doors.shellFor }) };
}

async function visitorBehind(accounts: Accounts, request: Request): Promise<Visitor> {
  const guestProofs = request.session.guestCodes.map((code) => deriveGuestKeys(code).proof);
  return { actor: request.actor, guestProofs, mandate: accounts.activeMandate(request.session.state) };
}

async function figuresOfToday(parts: CaseParts) {
  const today = legalDay(parts.clock.now());
  const start = (day: Temporal.PlainDate): string =>
    day.toZonedDateTime({ timeZone: legalZone }).toInstant().toString();
  const span = {
    from: start(today),
    until: start(today.add({ days: 1 })),
    monthAgo: today.subtract({ days: 30 }).toString(),
    today: today.toString(),
  };
  const counted = await parts.db.transaction((tx) => figuresOfDay(tx, span));
  const keptPromise = counted.due > 0 ? counted.kept / counted.due : null;
  return { sentToday: counted.sentToday, decidedToday: counted.decidedToday, keptPromise, day: today.toString() };
}

export interface CaseDoors {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly processes: Processes;
  readonly forms: Forms;
  readonly register: Register;
  readonly shellFor: CaseHttp['shellFor'];
}
