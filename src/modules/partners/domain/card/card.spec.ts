import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlElement } from '#kernel/xml';
import {
  asWritten,
  bornOn,
  type CardData,
  type CardReading,
  differences,
  isSomebodyElse,
  judgeCard,
  mayFetch,
  readResult,
  readSession,
  type SaidOfPerson,
  tcToken,
  useIdRequest,
} from './index.ts';

const card: CardData = {
  ...{ documentType: 'ID', validUntil: '2031-10-31', familyNames: 'MUSTER-DEMO', givenNames: 'MIRA ÄNNE' },
  born: '19880412',
  home: { street: 'AUGUST-BEBEL-STRASSE 12', postcode: '04275', place: 'LEIPZIG' },
};
const said: SaidOfPerson = {
  ...{ familyName: 'Muster-Demo', givenNames: 'Mira', birthDate: '1988-04-12' },
  home: { street: 'August-Bebel-Straße 12', postcode: '04275' },
};
const differ = (change: Partial<SaidOfPerson>, own: Partial<CardData> = {}) =>
  differences({ ...card, ...own }, { ...said, ...change });

describe('a card and what a person says', () => {
  it('agree however either is written', () => {
    for (const change of [
      {},
      { familyName: 'muster demo' },
      { givenNames: 'Mira Aenne' },
      { givenNames: 'Änne' },
      { home: { street: 'August-Bebel-Str. 12', postcode: '04275' } },
      { familyName: null, givenNames: null, birthDate: null, home: null },
    ])
      expect(differ(change), JSON.stringify(change)).toEqual([]);
    expect(differ({ familyName: 'Żółć' }, { familyNames: 'ZOLC' })).toEqual([]);
    expect(differ({ familyName: 'Groß' }, { familyNames: 'GROSS' })).toEqual([]);
    expect(differ({}, { home: null })).toEqual([]);
  });

  it('differ in words that name the fields and nothing more', () => {
    expect(differ({ familyName: 'Muster' })).toEqual(['name']);
    expect(differ({ givenNames: 'Änne Mira' })).toEqual(['name']);
    expect(differ({ givenNames: 'Mirabelle' })).toEqual(['name']);
    expect(differ({ birthDate: '1988-04-13' })).toEqual(['birth-date']);
    expect(differ({ home: { street: 'August-Bebel-Straße 13', postcode: '04275' } })).toEqual(['address']);
    expect(differ({ familyName: 'X', birthDate: '1900-01-01', home: { street: 'Y 1', postcode: '1' } })).toEqual([
      ...['name', 'birth-date', 'address'],
    ]);
    expect(isSomebodyElse(['address'])).toBe(false);
    expect(isSomebodyElse(['birth-date'])).toBe(true);
  });

  it('agree and differ in a name that is asked for in one field, too', () => {
    const full = (fullName: string) => differ({ familyName: null, givenNames: null, fullName });
    for (const same of ['Mira Muster-Demo', 'MIRA ÄNNE MUSTER DEMO', 'Änne Muster-Demo', 'Muster-Demo', ''])
      expect(full(same), same).toEqual([]);
    for (const other of ['Mira Muster', 'Otto Muster-Demo', 'Muster-Demo Mira', 'Xmuster-Demo'])
      expect(full(other), other).toEqual(['name']);
  });

  it('agree on what a card knows of a day of birth', () => {
    expect(differ({}, { born: '1988    ' })).toEqual([]);
    expect(differ({}, { born: '1989    ' })).toEqual(['birth-date']);
    expect(bornOn({ ...card, born: '198804  ' })).toBeNull();
    expect(bornOn(card)).toBe('1988-04-12');
  });

  it('agree for every name a card could have written in capitals, and never for a longer one', () => {
    const name = fc.stringMatching(/^[A-ZÄÖÜa-zäöüßéñøł]{1,12}([ -][A-ZÄÖÜa-zäöüß]{1,9})?$/);
    fc.assert(
      fc.property(name, name, (family, given) => {
        const capitals = { familyNames: family.toLocaleUpperCase('de'), givenNames: given.toLocaleUpperCase('de') };
        expect(differ({ familyName: family, givenNames: given }, capitals)).toEqual([]);
        expect(differ({ familyName: `${family}x`, givenNames: given }, capitals)).toEqual(['name']);
        expect(differ({ familyName: asWritten(capitals.familyNames), givenNames: given }, capitals)).toEqual([]);
      }),
    );
  });

  it('writes names as people do', () => {
    expect(asWritten('MUSTER-DEMO')).toBe('Muster-Demo');
    expect(asWritten('ŁUKASZ')).toBe('Łukasz');
    expect(asWritten("O'NEILL VON DER AUE")).toBe("O'Neill Von Der Aue");
  });
});

it('stands for somebody only while it is valid, of a kind that may be read, whole, and of the holder of the visit', () => {
  const judge = (change: Partial<CardData>, holder: SaidOfPerson | null = null) => {
    const judged = judgeCard({ ...card, ...change }, { today: '2026-11-23', holder });
    return judged.ok ? 'ok' : judged.reason;
  };
  expect(judge({})).toBe('ok');
  expect(judge({ validUntil: '2026-11-23' })).toBe('ok');
  expect(judge({ validUntil: '2026-11-22' })).toBe('card-invalid');
  expect(judge({ validUntil: '' })).toBe('card-not-whole');
  expect(judge({ familyNames: ' ' })).toBe('card-not-whole');
  expect(judge({ born: '' })).toBe('card-not-whole');
  expect(judge({ documentType: 'P' })).toBe('card-kind');
  for (const documentType of ['UB', 'AR', 'AS', 'AF']) expect(judge({ documentType })).toBe('ok');
  expect(judge({}, said)).toBe('ok');
  expect(judge({}, { ...said, birthDate: '1970-01-01' })).toBe('other-person');
  expect(judge({}, { ...said, home: { street: 'Moved 1', postcode: '01099' } })).toBe('ok');
});

it('is fetched by the clerk who began it, for its visit, at its branch, once and in time', () => {
  const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
  const reading: CardReading = {
    ...{ id: 'r', visit: 'v', branch: 'plagwitz', staffId: 'a', session: 's', state: 'waiting' },
    ...{ reason: null, asked: 0, endsAt: '2026-11-23T09:10:00Z' },
  };
  const fetch = (change: object, own: Partial<CardReading> = {}) => {
    const asked = { visit: 'v', branch: 'plagwitz', staffId: 'a', reading: 'r', now, ...change };
    const may = mayFetch({ ...reading, ...own }, asked);
    return may.ok ? 'ok' : may.reason;
  };
  expect(fetch({})).toBe('ok');
  expect(fetch({ reading: null })).toBe('ok');
  expect(fetch({ visit: 'w' })).toBe('not-found');
  expect(fetch({ branch: 'holzhausen' })).toBe('not-found');
  expect(fetch({ staffId: 'b' })).toBe('not-found');
  expect(fetch({ reading: 'other' })).toBe('reading-over');
  expect(fetch({ now: now.add({ minutes: 10 }) })).toBe('reading-over');
  for (const state of ['read', 'failed', 'given-up'] as const) expect(fetch({}, { state })).toBe('reading-over');
  expect(mayFetch(null, { visit: 'v', branch: 'p', staffId: 'a', reading: null, now }).ok).toBe(false);
});

describe('what is said to the eID service and by it', () => {
  const read = (text: string): XmlElement => {
    const xml = readXml(text);
    return xml.ok ? xml.root : expect.fail(xml.code);
  };
  const major = 'http://www.bsi.bund.de/ecard/api/1.1/resultmajor';
  const result = (code: string, minor = '') =>
    `<d:Result xmlns:d="urn:oasis:names:tc:dss:1.0:core:schema"><ResultMajor>${major}#${code}</ResultMajor><ResultMinor>${minor}</ResultMinor></d:Result>`;
  const told = (content: string, name = 'getResultResponse', uri = 'http://bsi.bund.de/eID/') =>
    read(`<e:${name} xmlns:e="${uri}">${content}</e:${name}>`);
  const person = `<e:PersonalData><e:DocumentType>ID</e:DocumentType><e:DateOfExpiry>2031-10-31+01:00</e:DateOfExpiry><e:GivenNames>MIRA</e:GivenNames>
    <e:FamilyNames>MUSTER-DEMO</e:FamilyNames><e:DateOfBirth><e:DateString>1988    </e:DateString></e:DateOfBirth></e:PersonalData>`;

  it('asks for what a visit needs, and prohibits every other field', () => {
    const order = read(useIdRequest());
    const asked = Object.fromEntries(order.children[0]!.children.map(({ name, text }) => [name, text]));
    expect(Object.keys(asked)).toHaveLength(17);
    for (const name of ['RestrictedID', 'Nationality', 'PlaceOfBirth', 'BirthName', 'AgeVerification'])
      expect(asked[name], name).toBe('PROHIBITED');
    expect(asked).toMatchObject({ FamilyNames: 'REQUIRED', DateOfBirth: 'REQUIRED', PlaceOfResidence: 'ALLOWED' });
  });

  it('understands results, and takes nothing else for one', () => {
    expect(readResult(told(`${person}${result('ok')}`))).toEqual({
      kind: 'read',
      card: {
        ...{ documentType: 'ID', validUntil: '2031-10-31', givenNames: 'MIRA', familyNames: 'MUSTER-DEMO' },
        ...{ born: '1988    ', home: null },
      },
    });
    const minor = (end: string) => readResult(told(`${person}${result('error', `http://x/resultminor/${end}`)}`));
    expect(minor('getResult#noResultYet')).toEqual({ kind: 'not-yet' });
    expect(minor('getResult#invalidCounter')).toEqual({ kind: 'wrong-counter' });
    expect(minor('getResult#invalidDocument')).toEqual({ kind: 'refused', reason: 'card-invalid' });
    expect(minor('getResult#invalidSession')).toEqual({ kind: 'refused', reason: 'reading-over' });
    expect(minor('sal#cancellationByUser')).toEqual({ kind: 'refused', reason: 'cancelled' });
    for (const strange of [minor('common#internalError'), minor(''), readResult(told(person)), readResult(null)])
      expect(strange).toEqual({ kind: 'unclear' });
    expect(readResult(told(`${person}${result('ok')}`, 'useIDResponse')).kind).toBe('unclear');
    expect(readResult(told(`${person}${result('ok')}`, 'getResultResponse', 'http://else/')).kind).toBe('unclear');
  });

  it('opens sessions that fit into a TC token as they are', () => {
    const id = 'AB'.repeat(16);
    const session = (ids: string, address = 'https://eid.example/ecard') =>
      readSession(
        told(
          `<e:Session><e:ID>${ids}</e:ID></e:Session><e:eCardServerAddress>${address}</e:eCardServerAddress><e:PSK><e:ID>${id}</e:ID><e:Key>${id}</e:Key></e:PSK>${result('ok')}`,
          'useIDResponse',
        ),
      );
    const open = session(id) ?? expect.fail('no session');
    const token = read(tcToken(open, 'https://stadt.example/de/x'));
    expect(token.children.map(({ name }) => name)).toEqual([
      ...['ServerAddress', 'SessionIdentifier', 'RefreshAddress', 'CommunicationErrorAddress', 'Binding'],
      ...['PathSecurity-Protocol', 'PathSecurity-Parameters'],
    ]);
    expect(token.children.find(({ name }) => name === 'SessionIdentifier')?.text).toBe(id);
    expect(session('short')).toBeNull();
    expect(session(id, 'javascript:alert(1)')).toBeNull();
    expect(session(id, 'https://eid.example/&lt;x&gt;')).toBeNull();
  });
});
