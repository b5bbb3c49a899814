import type { Inside } from './inside.ts';

/** Waits until the office of the made-up day tells how long one waits there, and gives a clerk who plans days. */
export async function stageForecast(inside: Inside): Promise<ReturnType<Inside['caller']>> {
  const { db } = inside.platform;
  const clerk = inside.caller();
  for (let turn = 0; ; turn++) {
    const { offices } = (await clerk.json('GET', '/api/v1/waiting')).body as { offices: readonly Waiting[] };
    if (offices.some(({ now }) => now !== null && now.desks > 0)) break;
    if (turn > 60) throw new Error('the example office tells no waiting time');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const [member] = await db.query<{ id: string }>(`SELECT id FROM accounts.staff WHERE login = 'buergerservice@demo'`);
  await clerk.signIn({ staffId: member!.id as never }, 'substantial');
  return clerk;
}

interface Waiting {
  readonly now: { readonly desks: number } | null;
}
