import { readFile } from 'node:fs/promises';
import type { Partners } from '#partners';
import type { Answer } from '../checks/answer.ts';
import type { Words } from './words.ts';

/** Registers, changes over and revokes programs of partners; refused with what does not fit. */
export async function partnerClient(
  { clients }: Pick<Partners, 'clients'>,
  [command = '', ...given]: readonly string[],
  { test = false, webhook, rate }: Flags,
  say: Words,
): Promise<Answer> {
  const [id = '', second = '', ...rest] = given;
  switch (command) {
    case 'add': {
      const [branches = '', services = '', rights = '', file = ''] = rest;
      const jwk = await jsonIn(file);
      if (!second || jwk === null) return refused(say.clientUsage);
      const added = await clients.add({
        ...{ id, institution: second, branches: branches.split(','), services: services.split(',') },
        ...{ rights: rights.split(','), isTest: test, webhook: webhook ?? null, perMinute: Number(rate ?? 600), jwk },
      });
      return added.ok
        ? done(say.clientAdded(id, added.value.kid, added.value.secret))
        : refused(say.clientRefused(added.reason));
    }
    case 'add-key': {
      const jwk = await jsonIn(second);
      if (jwk === null) return refused(say.clientUsage);
      const added = await clients.addKey(id, jwk);
      return added.ok ? done(added.value) : refused(say.clientRefused(added.reason));
    }
    case 'end-key':
      return (await clients.endKey(id, second)) ? done(say.clientDone) : refused(say.clientRefused('no-client'));
    case 'new-secret': {
      const secret = await clients.renewSecret(id);
      return secret === null ? refused(say.clientRefused('no-client')) : done(secret);
    }
    case 'revoke':
      return (await clients.revoke(id)) ? done(say.clientDone) : refused(say.clientRefused('no-client'));
    case 'list':
      return done((await clients.all()).map(lineOf).join('\n'));
    default:
      return refused(say.clientUsage);
  }
}

const lineOf = (client: Awaited<ReturnType<Partners['clients']['all']>>[number]): string => {
  const state = client.revokedAt ? 'revoked' : client.isTest ? 'test' : 'live';
  return [client.id, state, client.branches.join(','), client.services.join(','), client.rights.join(',')].join('  ');
};

async function jsonIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

const done = (text: string): Answer => ({ status: 0, text: `${text}\n` });
const refused = (text: string): Answer => ({ status: 2, text: `${text}\n` });

interface Flags {
  readonly test?: boolean | undefined;
  readonly webhook?: string | undefined;
  readonly rate?: string | undefined;
}
