import type { Reads } from '#platform/database';

/** Spends the answer to a challenge; false when somebody has done so already. */
export const spendWork = async (on: Reads, challenge: string, until: string): Promise<boolean> =>
  (
    await on.query(
      'INSERT INTO appointments.spent_work (challenge, until) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
      [challenge, until],
      'appointments-spend-work',
    )
  ).length === 1;

/** Forgets answers that could not be used any more. */
export const forgetWork = async (on: Reads, now: string): Promise<void> => {
  await on.query('DELETE FROM appointments.spent_work WHERE until <= $1', [now]);
};
