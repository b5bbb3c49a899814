import { legalDay } from '#kernel/clock';
import { formatNumber, formatPercent, formatShortDate, formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { instantOf } from '../../domain/spans.ts';
import { texts } from '../../texts/index.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { findSlots } from '../../use-cases/find-slots.ts';
import { type CurrentWait, currentWaits, toldAt } from '../../use-cases/forecast/current-waits.ts';
import { exampleOffice } from '../../use-cases/forecast/example-office.ts';
import { errorsOf, totalOf } from '../../use-cases/forecast/measure-days.ts';
import type { AppointmentHttp } from '../appointment-http.ts';
import { accuracyPage } from '../pages/accuracy-page.tsx';
import { officeWaitPage, waitsPage } from '../pages/waits-page.tsx';
import { placeOf, whenOf } from '../visit-facts.ts';
import { accuracyCsv } from './accuracy-csv.ts';
import { dayAndTime, newcomerWords, openWords, rangeWords } from './wait-words.ts';

/** Public pages: how long people wait now, and how right that was. */
export const waitRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  { method: 'GET', path: '/:lang/warten', permission: 'public', handle: (request) => all(parts, http, request) },
  {
    method: 'GET',
    path: '/:lang/warten/genauigkeit',
    permission: 'public',
    handle: (request) => accuracy(parts, http, request),
  },
  {
    method: 'GET',
    path: '/:lang/warten/genauigkeit.csv',
    permission: 'public',
    handle: (request) => csv(parts, request),
  },
  {
    method: 'GET',
    path: '/:lang/warten/:office',
    permission: 'public',
    handle: (request) => one(parts, http, request),
  },
];

async function all(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { language } = request;
  const waits = await currentWaits(parts);
  const today = legalDay(parts.clock.now());
  const t = texts[language].forecast;
  return html(
    waitsPage({
      shell: http.shellFor(request),
      words: texts[language],
      asOf: formatTime(newest(waits) ?? parts.clock.now(), language),
      example: exampleName(parts, language),
      open: waits
        .filter(({ isOpen }) => isOpen)
        .map((wait) => ({
          id: wait.office.id,
          name: placeOf(parts, wait.office.id, language).name,
          open: openWords(wait, today, language),
          waiting: wait.wait ? formatNumber(wait.wait.waiting, language) : '–',
          range: newcomerWords(wait, language) ?? t.range.unknown,
        })),
      closed: waits
        .filter(({ isOpen }) => !isOpen)
        .map((wait) => {
          const { name } = placeOf(parts, wait.office.id, language);
          const { opensAt } = wait;
          return {
            id: wait.office.id,
            words: opensAt ? t.open.opensAt(name, dayAndTime(opensAt, today, language)) : name,
          };
        }),
    }),
  );
}

async function one(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { language } = request;
  const found = (await currentWaits(parts)).find(({ office }) => office.id === request.params['office']);
  if (!found) return notFound;
  const { office, wait } = found;
  const nameOf = (service: string): string =>
    parts.plan.services.find(({ id }) => id === service)?.name[language] ?? service;
  const groups = wait && wait.desks > 0 ? wait.newcomers : [];
  const isLive = request.query.get('live') === 'ja';
  const page = html(
    officeWaitPage({
      ...{ shell: http.shellFor(request), words: texts[language], office: office.id },
      place: placeOf(parts, office.id, language),
      asOf: formatTime(wait ? toldAt(wait, [0, 0, 0]).at : parts.clock.now(), language),
      open: openWords(found, legalDay(parts.clock.now()), language),
      ...{ isOpen: found.isOpen, isLive },
      example: office.id === exampleOffice(parts)?.id ? exampleName(parts, language) : null,
      range: newcomerWords(found, language),
      counts: wait
        ? { waiting: formatNumber(wait.waiting, language), serving: String(wait.serving), desks: String(wait.desks) }
        : null,
      services:
        groups.length > 1
          ? groups.flatMap(({ services, range: [low, , high] }) =>
              services.map((id) => ({ id, name: nameOf(id), range: rangeWords({ low, high }, language) })),
            )
          : [],
      next: await nextFree(parts, office.id, request),
    }),
  );
  return isLive ? { ...page, headers: { refresh: '30' } } : page;
}

/** The next start for one person and what most people come for. */
async function nextFree(
  parts: AppointmentParts,
  office: string,
  { language }: Request,
): Promise<{ readonly when: string; readonly service: string; readonly href: string } | null> {
  const [service] = parts.plan.services;
  if (!service) return null;
  const found = await findSlots(parts, {
    ...{ lines: [{ service: service.id, persons: 1 }], office, isAccessible: false, isStaff: false, days: 1 },
    from: legalDay(parts.clock.now()),
  });
  const at = found.ok ? found.value[0]?.offices[0]?.starts[0]?.at : undefined;
  if (at === undefined) return null;
  const href = `/${language}/termin/frei?leistung=${service.id}&personen=1&buero=${office}`;
  return { when: whenOf(at, language), service: service.name[language], href };
}

async function accuracy(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { language } = request;
  const rows = await errorsOf(parts, shownDays);
  const total = totalOf(rows);
  const minutes = (value: number | null): string => (value === null ? '–' : formatNumber(value, language, 1));
  return html(
    accuracyPage({
      ...{ shell: http.shellFor(request), words: texts[language], example: exampleName(parts, language) },
      total: total
        ? {
            ...{ tickets: formatNumber(total.tickets, language), error: minutes(total.error) },
            ...{ average: minutes(total.averageError), within: formatPercent(total.within ?? 0, language) },
          }
        : null,
      rows: rows.slice(0, shownRows).map((row) => ({
        id: `${row.day} ${row.office}`,
        day: formatShortDate(Temporal.PlainDate.from(row.day), language),
        office: placeOf(parts, row.office, language).name,
        tickets: formatNumber(row.tickets, language),
        error: minutes(row.error),
        bias: signed(row.bias, minutes),
        within: row.within === null ? '–' : formatPercent(Math.round(row.within * 100) / 100, language),
        average: minutes(row.averageError),
      })),
    }),
  );
}

async function csv(parts: AppointmentParts, { language }: Request): Promise<Reply> {
  const rows = await errorsOf(parts, csvDays);
  const text = accuracyCsv(rows, (office) => placeOf(parts, office, language).name);
  return {
    ...{ kind: 'bytes', mediaType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(text), inline: false },
    name: language === 'de' ? 'wartezeiten-genauigkeit.csv' : 'waiting-times-accuracy.csv',
  };
}

/** The office of the made-up day; null where it is not played. */
function exampleName(parts: AppointmentParts, language: Language): string | null {
  const office = parts.config.mode === 'demo' ? exampleOffice(parts) : null;
  return office ? placeOf(parts, office.id, language).name : null;
}

const signed = (value: number | null, minutes: (value: number | null) => string): string =>
  value === null || Math.abs(value) < 0.05 ? minutes(value) : `${value > 0 ? '+' : '−'}${minutes(Math.abs(value))}`;

function newest(waits: readonly CurrentWait[]): Temporal.Instant | null {
  const made = waits.flatMap(({ wait }) => (wait ? [wait.madeAt] : []));
  return made.length > 0 ? instantOf(Math.max(...made)) : null;
}

const [shownDays, shownRows, csvDays] = [28, 120, 400];
