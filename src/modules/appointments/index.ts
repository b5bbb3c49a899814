export type { Appointments } from './appointments.ts';
export { appointmentsModule } from './module.ts';
export type { WaitFigures } from './store/wait-figures.ts';
export { checkAppointments } from './use-cases/check-appointments.ts';
export type { OwnThings, VisitsCopy } from './use-cases/links/own-things.ts';
