import type { CaseRow } from '#cases';
import { type Actor, guestActor, type IdentityLevel } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import type { Uuid } from '#kernel/ids';
import { dogAnswers } from '../../src/modules/cases/test-support.ts';
import type { ComposedApp } from './compose-app.ts';

export { dogAnswers };

/** The cookie of a browser in which somebody is signed in. */
export async function signedIn(app: ComposedApp, who: Who): Promise<string> {
  const state = await app.sessions.read(null);
  await app.sessions.signIn(state, { accountId: null, staffId: null, level: 'low', ...who });
  return (app.sessions.write(state) ?? '').split(';')[0] ?? '';
}

/** A member of the staff; a clerk of the treasury unless said otherwise. */
export async function aStaffMember(app: Pick<ComposedApp, 'platform' | 'clock'>, as: Membership = {}): Promise<Uuid> {
  const { login = 'demo@demo', name = 'Demo', roles = ['clerk'], offices = ['stadtkaemmerei'] } = as;
  const id = app.platform.newId();
  await app.platform.db.transaction(async (tx) => {
    const key = await app.platform.vault.createKey(tx);
    await tx.query(
      `INSERT INTO accounts.staff (id, login, name, offices, roles, key, password, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'x', $7)`,
      [id, login, name, offices, roles, key, app.clock.now().toString()],
    );
  });
  return id;
}

/** The account of a person, with its key. */
export async function anAccount(app: ComposedApp): Promise<{ id: Uuid; key: Uuid }> {
  const id = app.platform.newId();
  const { vault } = app.platform;
  const key = await app.platform.db.transaction(async (tx) => {
    const own = await vault.createKey(tx);
    const profile = {
      givenNames: 'Ada',
      familyName: 'Beispiel',
      birthDate: null,
      address: null,
      email: null,
      pseudonym: null,
    };
    const sealed = await vault.seal(own, profile, `account:${id}`, tx);
    await tx.query(
      `INSERT INTO accounts.account (id, subject, key, profile, level, created_at, used_at) VALUES ($1, $2, $3, $4, 'low', $5, $5)`,
      [id, `subject-${id}`, own, sealed, app.clock.now().toString()],
    );
    return own;
  });
  return { id, key };
}

export const citizen = (id: Uuid): Actor => ({ ...guestActor, kind: 'citizen', id, roles: ['citizen'], level: 'low' });

/** A registered dog, decided at once. */
export function sendDog(app: ComposedApp, who: Sender): Promise<CaseRow> {
  const folder = app.doors.catalogue.findService('hund-anmelden')!;
  return app.platform.db.transaction((tx) =>
    app.doors.cases.submit(tx, {
      id: app.platform.newId(),
      number: caseNumber(app.platform.random.bytes(5)),
      folder,
      answers: dogAnswers(),
      files: [],
      language: 'de',
      channel: 'online',
      ...who,
    }),
  );
}

interface Who {
  readonly staffId?: Uuid;
  readonly accountId?: Uuid;
  readonly level?: IdentityLevel;
}
interface Membership {
  readonly login?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly offices?: readonly string[];
}
interface Sender {
  readonly accountId: Uuid | null;
  readonly guestProof: Uint8Array | null;
  readonly actor: Actor;
}
