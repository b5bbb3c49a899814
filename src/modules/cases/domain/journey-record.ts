import type { JsonObject } from '#kernel/json';
import type { inquiryOf } from './inquiry.ts';

/** What the register could answer for the person of a journey: once with everything it may hold, once with the least. */
export function registerRecords(answers: JsonObject): readonly JsonObject[] {
  const address = answers['anschrift'] ?? answers['bisherigeAnschrift'] ?? null;
  const least: JsonObject = {
    id: '00000000-0000-7000-8000-000000000001',
    familyName: text(answers['familienname']),
    givenNames: text(answers['vorname']),
    usualName: null,
    doctorate: null,
    birthDate: text(answers['geburtsdatum']),
    birthPlace: 'Leipzig',
    sex: 'ohneAngabe',
    nationalities: ['DE'],
    religion: null,
    civilStatus: 'ledig',
    formerNames: [],
    address: address ?? home('1'),
    kindOfHome: 'only',
    livesThereSince: '2020-01-01',
    otherHomes: [],
    formerAddresses: [],
    documents: [],
    family: [],
  };
  const relative = (relation: string): JsonObject => ({
    id: `00000000-0000-7000-8000-00000000000${relation === 'spouse' ? 2 : 3}`,
    relation,
    familyName: text(answers['familienname']),
    givenNames: 'Kim',
    birthDate: '2015-05-05',
    livesHere: true,
  });
  const most: JsonObject = {
    ...least,
    usualName: text(answers['vorname']),
    doctorate: 'Dr.',
    religion: 'keine',
    civilStatus: 'verheiratet',
    formerNames: ['Muster'],
    kindOfHome: 'main',
    otherHomes: [{ address: home('2'), kindOfHome: 'secondary' }],
    formerAddresses: [home('3')],
    documents: [{ kind: 'personalausweis', number: 'L01X00T47', validUntil: '2031-08-14' }],
    family: [relative('spouse'), relative('child')],
  };
  return [most, least];
}

/** What the register could tell of somebody else, with all that only a justified interest opens (BMG §§ 44, 45). */
export function inquiredPerson(inquiry: ReturnType<typeof inquiryOf>): JsonObject {
  const extended: JsonObject = {
    ...{ formerNames: ['Muster'], birthDate: '1980-01-01', birthPlace: 'Leipzig', isMarried: true },
    ...{ nationalities: ['DE'], formerAddresses: [home('3')], livesThereSince: '2020-01-01' },
  };
  return {
    familyName: inquiry?.familyName ?? '',
    givenNames: inquiry?.givenNames ?? '',
    usualName: null,
    doctorate: null,
    addresses: [home('1')],
    extended: inquiry?.isExtended ? extended : null,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const home = (houseNumber: string): JsonObject => ({
  street: 'Beispielweg',
  houseNumber,
  postcode: '04109',
  city: 'Leipzig',
  addition: '',
});
