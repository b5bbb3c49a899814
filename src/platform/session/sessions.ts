import { timingSafeEqual } from 'node:crypto';
import type { Clock, Random } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import { remembered } from '#kernel/remembered';
import type { Database } from '#platform/database';
import { briefly, keyedHash, openWith, sealWith } from '#platform/vault';
import { endAll, endOne, idleMinutes, listOpen } from './open-sessions.ts';
import type { SessionRow, SessionState, Sessions } from './types.ts';

/** Sessions in one sealed cookie plus rows for signed-in people; `__Host-` cookie where the site speaks https. */
export function createSessions(parts: Parts): Sessions {
  const { db, cookieKey, clock, newId, random, secure } = parts;
  const name = secure ? '__Host-lipsia' : 'lipsia';
  const savedName = `${name}-saved`;
  const keyed = keyedHash(cookieKey);
  // Worked out several times for one page, and again for the next.
  const tokenOfSeed = remembered(2_000, (seed: string) => keyed(`csrf\0${seed}`).toString('base64url').slice(0, 32));
  const tokenOf = ({ seed }: SessionState): string => tokenOfSeed(seed);
  const open = briefly(2_000, (value) => openWith<Cookie>(cookieKey, Buffer.from(value, 'base64url'), name));
  const fresh = (): SessionState => ({
    seed: Buffer.from(random.bytes(16)).toString('base64url'),
    guestCodes: [],
    row: null,
    changed: false,
    isNew: true,
  });
  const end = (id: Uuid) =>
    db.query<{ device: string | null }>('DELETE FROM session.session WHERE id = $1 RETURNING device', [id]);
  return {
    async read(header) {
      const value = cookieOf(header, name);
      const cookie = value ? open(value) : null;
      if (!cookie) return fresh();
      const lastSaved = cookieOf(header, savedName);
      const row = cookie.i && isUuid(cookie.i) ? await readRow(parts, cookie.i) : null;
      return { seed: cookie.s, guestCodes: cookie.g, row, changed: Boolean(cookie.i) && !row, lastSaved };
    },
    write(state) {
      if (!state.changed) return null;
      const cookie: Cookie = { s: state.seed, g: state.guestCodes, ...(state.row ? { i: state.row.id } : {}) };
      const value = Buffer.from(sealWith(cookieKey, cookie, name, random)).toString('base64url');
      open.keep(value, cookie);
      return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secure ? '; Secure' : ''}`;
    },
    writeSaved({ nowSaved }) {
      if (nowSaved === undefined) return null;
      const age = nowSaved === null ? 0 : savedSeconds;
      return `${savedName}=${nowSaved ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? '; Secure' : ''}`;
    },
    csrfToken: tokenOf,
    csrfFits(state, token) {
      const wanted = Buffer.from(tokenOf(state));
      const given = Buffer.from(token);
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
    async signIn(state, signIn) {
      const [before] = state.row ? await end(state.row.id) : [];
      const { device = before?.device ?? null, ...who } = signIn;
      const row = { id: newId(), mandateId: null, ...who };
      const now = clock.now();
      const idleUntil = now.add({ minutes: idleMinutes(signIn) });
      const values = [row.id, row.accountId, row.staffId, row.level, row.mandateId];
      const times = [now, idleUntil, now.add({ hours: 10 })].map(String);
      await db.query(insertRow, [...values, ...times, device]);
      state.row = row;
      state.changed = true;
    },
    async signOut(state) {
      if (state.row) await end(state.row.id);
      Object.assign(state, fresh(), { changed: true });
    },
    endAll: (who) => endAll(parts, who),
    listOpen: (who) => listOpen(parts, who),
    endOne: (who, id) => endOne(parts, who, id),
    sweep: async () =>
      (
        await db.query('DELETE FROM session.session WHERE least(idle_until, ends_at) < $1 RETURNING 1', [
          clock.now().toString(),
        ])
      ).length,
  };
}

async function readRow({ db, clock }: Parts, id: Uuid): Promise<SessionRow | null> {
  const now = clock.now();
  const [row] = await db.query<SessionRow & { idleUntil: Date }>(selectRow, [id, now.toString()], 'session-read');
  if (!row) return null;
  const minutes = idleMinutes(row);
  const left = (row.idleUntil.getTime() - now.epochMilliseconds) / 60_000;
  if (left < minutes - 1) {
    await db.query(
      'UPDATE session.session SET idle_until = $2 WHERE id = $1',
      [id, now.add({ minutes }).toString()],
      'session-touch',
    );
  }
  return { id: row.id, accountId: row.accountId, staffId: row.staffId, level: row.level, mandateId: row.mandateId };
}

function cookieOf(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}

/** Guests keep their drafts for 28 days on one device; a signed-in session ends earlier by its row. */
const cookieSeconds = 28 * 86_400;
const savedSeconds = 600;
const insertRow = `INSERT INTO session.session (id, account_id, staff_id, level, mandate_id, created_at, idle_until, ends_at, device)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const selectRow = `SELECT id, account_id AS "accountId", staff_id AS "staffId", level, mandate_id AS "mandateId", idle_until AS "idleUntil"
  FROM session.session WHERE id = $1 AND idle_until > $2 AND ends_at > $2`;

interface Parts {
  readonly db: Database;
  readonly cookieKey: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: () => Uuid;
  /** True behind https. */
  readonly secure: boolean;
}
type Cookie = { readonly i?: string; readonly s: string; readonly g: readonly string[] };
