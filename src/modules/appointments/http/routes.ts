import { takingCodes } from '#forms';
import type { Route } from '#platform/http';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import { appointmentApi } from './api.ts';
import { staffApi } from './api-staff.ts';
import { wishApi } from './api-wishes.ts';
import type { AppointmentHttp } from './appointment-http.ts';
import { confirmRoutes } from './confirm-routes.ts';
import { drawApi, drawRoutes } from './draw-routes.ts';
import { waitingApi } from './forecast/api-waiting.ts';
import { waitRoutes } from './forecast/wait-routes.ts';
import { linkApi, linkRoutes } from './links/link-routes.ts';
import { noticeRoutes } from './notices/notice-routes.ts';
import { onsiteApi } from './onsite/api-onsite.ts';
import { callingRoutes } from './onsite/calling-routes.ts';
import { kioskRoutes } from './onsite/kiosk-routes.ts';
import { ticketRoutes } from './onsite/ticket-routes.ts';
import { planningApi } from './planning/api-planning.ts';
import { planningRoutes } from './planning/planning-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { travelApi, travelRoutes } from './travel-routes.ts';
import { urgentApi, urgentRoutes } from './urgent-routes.ts';
import { visitRoutes } from './visit-routes.ts';
import { wishRoutes } from './wish-routes.ts';
import { workRoutes } from './work-routes.ts';

/** Every address of the appointments. */
export const appointmentRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  ...searchRoutes(parts, http),
  ...workRoutes(parts, http),
  ...confirmRoutes(parts, http),
  ...drawRoutes(parts, http),
  ...urgentRoutes(parts, http),
  ...travelRoutes(parts, http),
  ...noticeRoutes(parts),
  ...wishRoutes(parts, http),
  ...visitRoutes(parts, http),
  ...staffRoutes(parts, http),
  ...callingRoutes(parts, http),
  ...kioskRoutes(parts, http),
  ...ticketRoutes(parts, http),
  ...planningRoutes(parts, http),
  ...waitRoutes(parts, http),
  ...waitingApi(parts),
  ...linkRoutes(parts, http),
  ...takingCodes([
    ...appointmentApi(parts, http),
    ...wishApi(parts),
    ...drawApi(parts),
    ...urgentApi(parts),
    ...travelApi(parts),
    ...staffApi(parts),
    ...onsiteApi(parts),
    ...planningApi(parts),
    ...linkApi(parts),
  ]),
];
