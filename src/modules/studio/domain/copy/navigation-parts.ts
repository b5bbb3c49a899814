import { type Copy, type PartName, partNames } from './copy.ts';

/** The parts that the navigation of a copy names: tables only where there are rules or may be some. */
export const navigationParts = (_copy: Pick<Copy, 'files'>): readonly PartName[] => partNames;
