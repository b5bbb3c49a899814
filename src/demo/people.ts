import type { IdentityLevel } from '#kernel/actor';
import type { Role } from '#kernel/permission';
import { sha256Of } from '#kernel/sha256';

/** The invented people of the demo; every family name ends in `-Demo`, so that no notice can be taken for a real one. */
export const demoPeople: readonly DemoPerson[] = [
  person('mira', 'high', 'Mira', 'Muster-Demo', '1988-04-12', ['August-Bebel-Straße', '12', '04275'], true),
  person('jonas', 'high', 'Jonas Karl', 'Beispiel-Demo', '1979-11-02', ['Menckestraße', '14', '04155'], true),
  person('lukasz', 'high', 'Łukasz', 'Żółć-Demo', '1994-02-28', ['Selneckerstraße', '8', '04277'], true),
  person('nora', 'high', 'Nora', 'Neu-Demo', '1999-07-30', ['Königsbrücker Straße', '40', '01099', 'Dresden'], false),
  person('samira', 'substantial', 'Samira', 'Probe-Demo', '1983-09-17', ['Riebeckstraße', '17', '04317'], true),
  person('alex', 'substantial', 'Alex', 'Doppelt-Demo', '1990-01-15', ['Holbeinstraße', '22', '04229'], true),
  person('tom', 'low', 'Tom', 'Test-Demo', '2001-05-23', ['Kochstraße', '15', '04275'], true),
  person('olga', 'low', 'Olga', 'Ohne-Demo', '1957-12-05', ['Stötteritzer Straße', '23', '04317'], false),
];

/** Exactly the people that the demo register must hold: those who sign in, and one whose name and birth date occur twice. */
export const demoRegisterPeople: readonly DemoRegisterPerson[] = [
  ...demoPeople.flatMap(({ isRegistered, pseudonym, familyName, givenNames, birthDate, address }) =>
    isRegistered ? [{ pseudonym, familyName, givenNames, birthDate, address }] : [],
  ),
  {
    pseudonym: pseudonymOf('alex-namesake'),
    familyName: 'Doppelt-Demo',
    givenNames: 'Alex',
    birthDate: '1990-01-15',
    address: { street: 'Beethovenstraße', houseNumber: '12', postcode: '04107', city: 'Leipzig' },
  },
];

/** The staff of the demo: sign-in name, passphrase and secret of the authenticator app are published on purpose. */
export const demoStaff: readonly DemoStaff[] = [
  {
    login: 'kaemmerei@demo',
    name: 'Karla Kasse (Demo)',
    offices: ['stadtkaemmerei'],
    roles: ['clerk'],
    passphrase: 'demo karla zahlt drei taler',
    totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
  {
    login: 'buergerservice@demo',
    name: 'Bela Bürger (Demo)',
    offices: ['buergerservice'],
    roles: ['clerk'],
    passphrase: 'demo bela meldet alle um',
    totpSecret: 'KRUGS4ZANFZSA3LZEBZWKY3SMV2CC5DP',
  },
  {
    login: 'vertretung@demo',
    name: 'Vera Vertretung (Demo)',
    offices: ['stadtkaemmerei', 'buergerservice'],
    roles: ['clerk'],
    passphrase: 'demo vera springt gern ein',
    totpSecret: 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U',
  },
  {
    login: 'freigabe@demo',
    name: 'Frida Freigabe (Demo)',
    offices: ['stadtkaemmerei', 'buergerservice'],
    roles: ['approver'],
    passphrase: 'demo frida prueft zu zweit',
    totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  },
  {
    login: 'betrieb@demo',
    name: 'Bodo Betrieb (Demo)',
    offices: [],
    roles: ['operator'],
    passphrase: 'demo bodo haelt es am laufen',
    totpSecret: 'ONXW2ZJAMRSW23ZAOJQW4ZDPNUQGE6LU',
  },
  {
    login: 'bereitschaft@demo',
    name: 'Bente Bereitschaft (Demo)',
    offices: [],
    roles: ['operator'],
    passphrase: 'demo bente kommt zu zweit',
    totpSecret: 'NRUXA43JMEQGIZLNN4QGEZLOORSSAMBQ',
  },
  {
    login: 'datenschutz@demo',
    name: 'Dana Datenschutz (Demo)',
    offices: [],
    roles: ['protectionOfficer'],
    passphrase: 'demo dana schaut genau hin',
    totpSecret: 'NBSWY3DPEB3W64TMMQQGM33SEBSGC5DB',
  },
  {
    login: 'datenfragen@demo',
    name: 'Dario Datenfragen (Demo)',
    offices: ['datenschutz'],
    roles: ['clerk'],
    passphrase: 'demo dario erklaert jeden blick',
    totpSecret: 'NRUXA43JMEQGIZLNN4QGIYLUMVXGM4TB',
  },
  {
    login: 'ordnungsamt@demo',
    name: 'Otto Ordnung (Demo)',
    offices: ['ordnungsamt', 'verkehrs-und-tiefbauamt'],
    roles: ['clerk'],
    passphrase: 'demo otto haelt die strasse frei',
    totpSecret: 'NRUXA43JMEQGIZLNN4QG64TENZ2W4Z3T',
  },
  {
    login: 'standesamt@demo',
    name: 'Sina Standesamt (Demo)',
    offices: ['standesamt'],
    roles: ['clerk'],
    passphrase: 'demo sina kennt jeden namen',
    totpSecret: 'NRUXA43JMEQGIZLNN4QHG5DBNZSGK43B',
  },
  {
    login: 'sozialamt@demo',
    name: 'Samir Soziales (Demo)',
    offices: ['sozialamt'],
    roles: ['clerk'],
    passphrase: 'demo samir hilft gern weiter',
    totpSecret: 'NRUXA43JMEQGIZLNN4QHG332NFQWYYLN',
  },
  {
    login: 'redaktion@demo',
    name: 'Rita Redaktion (Demo)',
    offices: ['stadtkaemmerei', 'buergerservice'],
    roles: ['author'],
    passphrase: 'demo rita schreibt klare worte',
    totpSecret: 'NRUXA43JMEQGIZLNN4QHEZLEMFVXI2LP',
  },
  {
    login: 'gegenlesen@demo',
    name: 'Gerd Gegenlesen (Demo)',
    offices: ['stadtkaemmerei', 'buergerservice'],
    roles: ['author'],
    passphrase: 'demo gerd liest alles zweimal',
    totpSecret: 'NRUXA43JMEQGIZLNN4QGOZLHMVXGYZLT',
  },
  {
    login: 'auskunft@demo',
    name: 'Ada Auskunft (Demo)',
    offices: ['buergerservice'],
    roles: ['informationOfficer'],
    passphrase: 'demo ada gibt gern auskunft',
    totpSecret: 'NRUXA43JMEQGIZLNN4QGCZDBMF2XGYTF',
  },
  {
    login: 'servicepunkt@demo',
    name: 'Paula Plagwitz (Demo)',
    offices: ['musterbank-plagwitz'],
    roles: ['partnerClerk'],
    passphrase: 'demo paula hilft am schalter',
    totpSecret: 'NRUXA43JMEQGIZLNN4QHAYLVNRQWQZLM',
  },
  {
    login: 'filialleitung@demo',
    name: 'Lena Leitung (Demo)',
    offices: ['musterbank-plagwitz'],
    roles: ['branchLead'],
    passphrase: 'demo lena haelt das buch in ordnung',
    totpSecret: 'MRSW23ZNNRSW4YJNNRSWS5DVNZTS2MBR',
  },
  {
    login: 'kurier@demo',
    name: 'Kuno Kurier (Demo)',
    offices: ['botendienst'],
    roles: ['courier'],
    passphrase: 'demo kuno traegt jeden beutel',
    totpSecret: 'MRSW23ZNNN2W43ZNNN2XE2LFOIWTAMJS',
  },
  {
    login: 'partnerbuero@demo',
    name: 'Pia Partnerbüro (Demo)',
    offices: ['buergerservice', 'stadtkaemmerei'],
    roles: ['partnerOffice'],
    passphrase: 'demo pia kennt alle filialen',
    totpSecret: 'MRSW23ZNOBUWCLLQMFZHI3TFOIWTAMJS',
  },
  {
    login: 'partnerpruefung@demo',
    name: 'Rolf Revision (Demo)',
    offices: ['revision'],
    roles: ['partnerAuditor'],
    passphrase: 'demo rolf rechnet alles nach',
    totpSecret: 'MRSW23ZNOJXWYZRNOJSXM2LTNFXW4LJQ',
  },
];

function person(
  id: string,
  level: IdentityLevel,
  givenNames: string,
  familyName: string,
  birthDate: string,
  [street, houseNumber, postcode, city = 'Leipzig']: readonly [string, string, string, string?],
  isRegistered: boolean,
): DemoPerson {
  const address = { street, houseNumber, postcode, city };
  const email = `${id}@demo.invalid`;
  return { id, level, givenNames, familyName, birthDate, address, email, pseudonym: pseudonymOf(id), isRegistered };
}

/** As an identity card gives it: the same person has another one at each service. */
function pseudonymOf(id: string): string {
  return sha256Of(`lipsia demo register ${id}`).toString('base64url').slice(0, 32);
}

export interface DemoPerson extends DemoRegisterPerson {
  readonly id: string;
  /** The highest level this person can sign in with. */
  readonly level: IdentityLevel;
  readonly email: string;
  /** True when the population register of the demo city holds this person. */
  readonly isRegistered: boolean;
}
export interface DemoRegisterPerson {
  readonly pseudonym: string;
  readonly familyName: string;
  readonly givenNames: string;
  /** ISO date. */
  readonly birthDate: string;
  readonly address: {
    readonly street: string;
    readonly houseNumber: string;
    readonly postcode: string;
    readonly city: string;
  };
}
export interface DemoStaff {
  readonly login: string;
  readonly name: string;
  readonly offices: readonly string[];
  readonly roles: readonly Extract<
    Role,
    | ('clerk' | 'approver' | 'author' | 'operator' | 'protectionOfficer' | 'informationOfficer')
    | ('partnerClerk' | 'branchLead' | 'courier' | 'partnerOffice' | 'partnerAuditor')
  >[];
  readonly passphrase: string;
  /** Base32 (RFC 4648) of 20 bytes. */
  readonly totpSecret: string;
}
