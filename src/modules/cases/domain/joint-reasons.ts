/** Why cases belong together. */
export const jointReasons = ['household', 'company', 'same-matter'] as const;
export type JointReason = (typeof jointReasons)[number];
