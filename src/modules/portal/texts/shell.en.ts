import type { shell as german } from './shell.de.ts';

/** The words of the frame around every page. */
export const shell: typeof german = {
  demo: 'Demo',
  demoLink: 'This is a demo: what is real and what is not',
  staff: 'Staff',
  mandate: 'acting for somebody',
  endMandate: 'Stop acting for somebody',
  myArea: 'My area',
  accessRecord: 'Who has read my data?',
  appointment: 'Appointment',
  appointments: 'Appointments',
  resume: 'Carry on',
  help: 'Help',
  offices: 'Offices',
  glossary: 'German terms',
  figures: 'Figures',
  about: 'About this platform',
  worklist: 'Cases',
  consultations: 'Consultations',
  post: 'Post',
  team: 'Team',
  payments: 'Payments',
  studio: 'Services',
  operations: 'Operations',
  myAccount: 'My account',
  signOut: 'Sign out',
};
