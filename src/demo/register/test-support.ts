import {
  asOwner,
  seededRandom,
  type TestDatabase,
  testDatabase,
  type VirtualClock,
  virtualClock,
} from '../../../test/support/index.ts';
import { demoRegisterPeople } from '../people.ts';
import { type RegisterService, type RegisterServiceOptions, startRegister } from './index.ts';

/** The real service on a free port, with a database of its own and few residents. */
export async function aRegister(options: Partial<RegisterServiceOptions> = {}): Promise<RunningRegister> {
  const database = await testDatabase();
  const clock = virtualClock();
  const start = (port: number): Promise<RegisterService> =>
    startRegister({
      port,
      host: '127.0.0.1',
      ownerUrl: database.ownerUrl,
      clients: [{ name: 'city-hall', token: cityToken, scopes: ['match', 'read', 'change', 'letter'] }],
      addresses: { referenceData: null, city: 'city', cityName: 'Leipzig' },
      people: demoRegisterPeople,
      size: 300,
      clock,
      random: seededRandom(database.name),
      ...options,
    });
  const service = await start(0);
  const sql = <Row>(text: string, values: readonly unknown[] = []) => asOwner<Row>(database.ownerUrl, text, values);
  return { service, start, url: `http://127.0.0.1:${service.port}`, sql, database, clock };
}

/** Someone with nothing but what a test names, living where it says. */
export async function aPerson(
  sql: RunningRegister['sql'],
  given: {
    readonly familyName: string;
    readonly givenNames: string;
    readonly birthDate: string;
    readonly blocked?: true;
  },
  home: readonly [street: string, houseNumber: string, postcode: string] = ['Beethovenstraße', '3', '04107'],
): Promise<string> {
  const id = crypto.randomUUID();
  await sql(
    `INSERT INTO register.person (id, family_name, given_names, birth_date, birth_place, sex, nationalities, civil_status,
       former_names, name_keys, documents, blocked_until)
     VALUES ($1, $2, $3, $4, 'Leipzig', 'ohneAngabe', '{DE}', 'ledig', '{}', ARRAY[lower($2)], '[]', $5)`,
    [id, given.familyName, given.givenNames, given.birthDate, given.blocked ? '2030-01-01' : null],
  );
  await sql(
    `INSERT INTO register.home (person, street, house_number, postcode, city, kind, moved_in_on, registered_on)
     VALUES ($1, $2, $3, $4, 'Leipzig', 'only', '2020-05-01', '2020-05-02')`,
    [id, ...home],
  );
  return id;
}

export const cityToken = 'token-of-the-city-hall';
export const newHome = {
  ...{ street: 'Augustusplatz', houseNumber: '9', postcode: '04109', city: 'Leipzig' },
  addition: '',
} as const;

export interface RunningRegister {
  readonly service: RegisterService;
  /** Starts a second one on the same data. */
  readonly start: (port: number) => Promise<RegisterService>;
  readonly url: string;
  readonly sql: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  readonly database: TestDatabase;
  readonly clock: VirtualClock;
}
