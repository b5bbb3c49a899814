import type { Clock, Random } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Config } from '#platform/config';
import type { Database, MigrationSource } from '#platform/database';
import type { EventStore } from '#platform/events';
import type { Route } from '#platform/http';
import type { Jobs } from '#platform/jobs';
import type { Log } from '#platform/log';
import type { Mailer } from '#platform/mail';
import type { Pusher } from '#platform/push';
import type { Texter } from '#platform/sms';
import type { Vault } from '#platform/vault';

/** The plumbing that main opens once and hands to every module. */
export interface Platform {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  /** A new UUIDv7 from clock and random. */
  newId(): Uuid;
  readonly db: Database;
  readonly events: EventStore;
  readonly vault: Vault;
  readonly jobs: Jobs;
  readonly mail: Mailer;
  /** Null where the city sends no text messages. */
  readonly sms: Texter | null;
  /** Null where the city sends no notices to browsers. */
  readonly push: Pusher | null;
}

/** What main mounts: addresses, tables and background work of one module, and its door for those above. */
export interface Module<Door> {
  readonly name: string;
  readonly door: Door;
  readonly routes: readonly Route[];
}

export type { MigrationSource };
