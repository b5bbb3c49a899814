import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** What operators have: a case with a step by hand that waits for a second person, and the move of its service to a new version. */
export async function stageOperations(operator: Caller): Promise<readonly string[]> {
  const list = await operator.json('GET', '/api/v1/operations/processes');
  for (const { service, version } of list.body as unknown as readonly Running[]) {
    const of = await operator.json('GET', `/api/v1/operations/processes/${service}/${version}`);
    for (const { number } of of.body['cases'] as readonly { readonly number: string }[]) {
      const seen = await operator.json('GET', `/api/v1/operations/cases/${number}`);
      const token = (seen.body['tokens'] as readonly Token[]).find(({ targets }) => targets.length > 0);
      if (!token) continue;
      const order = {
        kind: 'move',
        token: token.token,
        target: token.targets[0]?.node,
        reason: 'Noch einmal rechnen.',
      };
      const made = await operator.json('POST', `/api/v1/operations/cases/${number}/repairs`, order);
      const plan = `/team/betrieb/ablaeufe/${service}/${version}/umstellung`;
      if (made.status === 200) return [plan, `/team/betrieb/vorgaenge/${number}`];
    }
  }
  throw new Error('no case runs on which an operator could work');
}

interface Running {
  readonly service: string;
  readonly version: string;
}
interface Token {
  readonly token: string;
  readonly targets: readonly { readonly node: string }[];
}
