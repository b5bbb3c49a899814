import type { Route } from '#platform/http';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import type { AppointmentHttp } from '../appointment-http.ts';
import { counterRoutes } from './counter-routes.ts';
import { feedApi, feedRoutes } from './feed-routes.ts';
import { paperApi, paperRoutes } from './paper-routes.ts';
import { screenRoutes } from './screen-routes.ts';

/** What ties visits to cases, calendars, papers and counters. */
export const linkRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  ...feedRoutes(parts, http),
  ...paperRoutes(parts, http),
  ...counterRoutes(parts, http),
  ...screenRoutes(parts, http),
];

/** The same for programs. */
export const linkApi = (parts: AppointmentParts): readonly Route[] => [...feedApi(parts), ...paperApi(parts)];
