import type { Language } from '#kernel/language';
import type { Result } from '#kernel/result';
import type { City, LifeEvent, Office } from './domain/city.ts';
import type { FeeContext } from './domain/fees-on.ts';
import type { SearchHit } from './domain/search/types.ts';
import type { ServiceFolder } from './domain/service.ts';
import type { AddressCheck, StreetAddress, StreetData } from './domain/streets/types.ts';
import type { ListedVersion } from './store/versions.ts';
import type { CheckedService, ServiceFiles } from './use-cases/check-service-files.ts';
import type { PublishedService, PublishOrder } from './use-cases/publish-service.ts';
import type { WithdrawOrder } from './use-cases/withdraw-service.ts';

/** The door of the catalogue: what the city offers today, and every version it ever offered. */
export interface Catalogue {
  city(): City;
  /** The services offered today, by id. */
  services(): readonly ServiceFolder[];
  /** The service as offered today; null for an unknown id. */
  findService(id: string): ServiceFolder | null;
  /** Any version that was ever published; null when there never was one. Drafts and cases load theirs here. */
  findVersion(service: string, version: string): Promise<ServiceFolder | null>;
  lifeEvents(): readonly LifeEvent[];
  findOffice(id: string): Office | null;
  /** Best first; never more than `limit` (8). */
  search(text: string, language: Language, limit?: number): readonly SearchHit[];
  /** Holds an address against the street list; see `AddressCheck` for what comes back. */
  checkLocalAddress(address: StreetAddress): AddressCheck;
  /** Official street names that begin like this, or are written much like it; at most `limit` (8). */
  suggestStreets(prefix: string, limit?: number): readonly string[];
  /** The whole street list, for a device that works without us. */
  streetData(): StreetData;
  /** Fees valid on a day, in cents, for FEEL; of the named fees only when `ids` is given. `fee-gap` when one has no value that day. */
  feesOn(date: Temporal.PlainDate, ids?: readonly string[]): Result<FeeContext, 'fee-gap'>;
  /** Publishes one service while the city runs; refused with every problem while one is an error. */
  publishService(order: PublishOrder): Promise<PublishedService>;
  /** What publishing these files would say, without publishing them. */
  checkService(files: Omit<ServiceFiles, 'published'>): Promise<CheckedService>;
  /** Every version that was ever kept of a service, highest edition first. */
  versionsOf(id: string): Promise<readonly ListedVersion[]>;
  /** Takes a service off the offer; drafts and cases that have begun go on. False for one that never was. */
  withdrawService(order: WithdrawOrder): Promise<boolean>;
  /** Takes notice of what was published elsewhere, and of what was planned for today. */
  refresh(): Promise<void>;
}
