import type { Accounts } from '#accounts';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { Forms } from '#forms';
import { legalCalendar } from '#kernel/calendar';
import { legalDay } from '#kernel/clock';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { Module, Platform } from '#platform/mount';
import type { Appointments } from './appointments.ts';
import { emptyPlan, type Plan } from './domain/plan.ts';
import { readPlan } from './domain/read-plan.ts';
import { instantOf } from './domain/spans.ts';
import type { AppointmentHttp } from './http/appointment-http.ts';
import { appointmentRoutes } from './http/routes.ts';
import { waitFigures } from './store/wait-figures.ts';
import type { AppointmentParts } from './use-cases/appointment-parts.ts';
import { forgetVisitors, sweepVisits, tellOfVisits } from './use-cases/background.ts';
import { createBoard } from './use-cases/board.ts';
import { runDraws } from './use-cases/draws/run-draws.ts';
import { findSlots } from './use-cases/find-slots.ts';
import { exampleDay, playExample } from './use-cases/forecast/example-office.ts';
import { forecastOffices } from './use-cases/forecast/forecast-offices.ts';
import { learnAndMeasure } from './use-cases/forecast/measure-days.ts';
import { seedExamples } from './use-cases/links/examples.ts';
import { copyOfVisits, ownThings, visitsKeeper } from './use-cases/links/own-things.ts';
import { recordKeys } from './use-cases/links/record-keys.ts';
import { planReminders, sendReminder } from './use-cases/links/remind.ts';
import { sittingOfDraft, sweepSittings } from './use-cases/links/sittings.ts';
import { visitsOfCaseAt } from './use-cases/links/visits-of-case.ts';
import { noticeOfOffer, noticeOfWishOver } from './use-cases/notices/send-notices.ts';
import { endOldTickets } from './use-cases/onsite/end-of-day.ts';
import { ownVisits } from './use-cases/open-visit.ts';
import { sweepWishes } from './use-cases/wishes/sweep-wishes.ts';
import { sendProofMail } from './use-cases/wishes/urgent-wishes.ts';
import { forgetWishers, sendConfirmMail, sendOfferMail, sendWishOverMail } from './use-cases/wishes/wish-background.ts';
import { sendOfferText, sendTextCode } from './use-cases/wishes/wish-texts.ts';
import { createWorkGate } from './use-cases/work-gate.ts';

/** Mounts the appointments: pages for citizens and staff, background work, and the door for the portal above. */
export function appointmentsModule(platform: Platform, doors: AppointmentDoors): Module<Appointments> {
  const { shellFor, forms, ...lower } = doors;
  const plan = planOf(doors.catalogue);
  const parts: AppointmentParts = {
    ...{ ...platform, ...lower, plan, calendar: legalCalendar(saxonHolidays) },
    board: createBoard(platform),
  };
  platform.jobs.handle('appointments.mail', (data) => tellOfVisits(parts, data), { yields: true });
  platform.jobs.every('appointments.sweep', 20, () => sweepVisits(parts));
  platform.jobs.every('appointments.tickets', 600, async () => void (await endOldTickets(parts)));
  platform.jobs.every('appointments.wishes', 20, async () => void (await sweepWishes(parts)));
  platform.jobs.every('appointments.draws', 20, async () => void (await runDraws(parts)));
  platform.jobs.handle('appointments.offer-mail', async (data) => {
    await sendOfferMail(parts, String(data['offer']));
    await noticeOfOffer(parts, String(data['offer']));
  });
  platform.jobs.handle('appointments.wish-confirm', (data) => sendConfirmMail(parts, String(data['wish'])));
  platform.jobs.handle('appointments.wish-proof', (data) => sendProofMail(parts, String(data['wish'])));
  platform.jobs.handle('appointments.offer-text', (data) => sendOfferText(parts, String(data['offer'])));
  platform.jobs.handle('appointments.wish-code', (data) => sendTextCode(parts, String(data['wish'])));
  platform.jobs.handle('appointments.wish-over', async (data) => {
    await sendWishOverMail(parts, String(data['wish']));
    await noticeOfWishOver(parts, String(data['wish']));
  });
  const gate = createWorkGate(parts);
  platform.jobs.every('appointments.work', 3_600, () => gate.forget());
  platform.jobs.every('appointments.forecast', 20, async () => void (await forecastOffices(parts)));
  platform.jobs.every('appointments.measure', 3_600, () => learnAndMeasure(parts));
  const isDemo = platform.config.mode === 'demo';
  if (isDemo) platform.jobs.every('appointments.example', 15, () => playExample(parts));
  platform.jobs.handle('appointments.remind', (data) => sendReminder(parts, String(data['id'])));
  platform.jobs.every('appointments.reminders', 1_800, async () => {
    await planReminders(parts);
    await sweepSittings(parts);
  });
  platform.jobs.every('appointments.forget', 86_400, async () => {
    const forgotten = (await forgetVisitors(parts)) + (await forgetWishers(parts));
    if (forgotten > 0) platform.log.info('visitors forgotten after their time', { forgotten });
  });
  doors.accounts.addKeeper(visitsKeeper(parts));
  doors.cases.addVisits({
    visitsOf: (on, number) => visitsOfCaseAt(parts, on, number),
    sittingOf: (tx, about) => sittingOfDraft(parts, tx, about),
  });
  const door: Appointments = {
    exampleDay: (day) => (isDemo ? exampleDay(parts, day) : []),
    bookableOf: (service) => plan.services.find((one) => one.service === service)?.id ?? null,
    hasDesks: (office) => plan.offices.some(({ id }) => id === office),
    async nextFree(service) {
      const wish = { lines: [{ service, persons: 1 }], office: null, isAccessible: false, isStaff: false, days: 1 };
      const found = await findSlots(parts, { ...wish, from: legalDay(platform.clock.now()) });
      const starts = found.ok ? found.value.flatMap(({ offices }) => offices.map((one) => one.starts[0]!.at)) : [];
      return starts.length > 0 ? instantOf(Math.min(...starts)) : null;
    },
    waitFigures({ services, ...span }) {
      const booked = plan.services.flatMap(({ id, service }) => (service && services.includes(service) ? [id] : []));
      return waitFigures(platform.db, { ...span, services: booked });
    },
    ownVisits: (person) => ownVisits(parts, person),
    seedExamples: async () => (isDemo ? seedExamples(parts) : 0),
    ownThings: (person) => ownThings(parts, person),
    copyOf: (person) => copyOfVisits(parts, person),
    recordKeys: (person) => recordKeys(parts, person),
  };
  return { name: 'appointments', door, routes: appointmentRoutes(parts, { shellFor, gate, forms }) };
}

/** A plan that does not fit stops the start, as other facts of the city do. */
function planOf(catalogue: Catalogue): Plan {
  const city = catalogue.city();
  const data = city.data['appointments'];
  if (data === undefined) return emptyPlan;
  const known = {
    offices: new Set(city.offices.map(({ id }) => id)),
    services: new Set(city.services.map(({ id }) => id)),
  };
  const { plan, faults } = readPlan(data, known);
  // A service that is left out because it is not whole must not take the appointments with it.
  const serious = faults.filter(({ code }) => code !== 'service-unknown');
  if (serious.length > 0 || (!plan && faults.length === 0))
    throw new Error('appointments.yaml does not fit: run check:city');
  return plan ?? (data as Plan);
}

interface AppointmentDoors {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly cases: Cases;
  readonly forms: Forms;
  readonly shellFor: AppointmentHttp['shellFor'];
}
