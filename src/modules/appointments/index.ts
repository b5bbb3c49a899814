export type { Appointments } from './appointments.ts';
export { appointmentsModule } from './module.ts';
export { checkAppointments } from './use-cases/check-appointments.ts';
