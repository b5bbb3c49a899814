import { seedStaff } from '#accounts';
import type { Platform } from '#platform/mount';
import { demoStaff } from './people.ts';

/** Puts the staff of the demo in place, ready to sign in; a second start changes nothing. Throws in production. */
export const seedDemoStaff = (platform: Platform): Promise<void> => seedStaff(platform, demoStaff);
