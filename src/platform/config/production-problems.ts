import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Bilingual } from '#kernel/language';
import { sha256Of } from '#kernel/sha256';
import { demoAddresses, demoEidKeys, demoKeys, demoSecrets, demoWitnesses } from './demo.ts';
import { type SettingName, type SettingValues, settings } from './settings.ts';
import type { ConfigProblem } from './types.ts';

/** What keeps these settings from production: missing values, demo values, weak secrets, open connections, one login for all. */
export function productionProblems(values: SettingValues, known: ReadonlySet<string>): ConfigProblem[] {
  const wanted = [
    ...required,
    ...(values.SMS_URL === null ? [] : withTexts),
    ...(values.EID_URL === null ? [] : withCards),
  ];
  const missing = wanted.filter((name) => values[name] === null && !known.has(name));
  const broken = rules
    .filter((rule) => !known.has(rule.setting) && rule.isBroken(values))
    .filter((rule, at, all) => all.findIndex((other) => other.setting === rule.setting) === at);
  return [
    ...missing.map((setting) => ({ setting, message: missingMessage(setting) })),
    ...broken.map(({ setting, message }) => ({ setting, message })),
  ];
}

const required: readonly SettingName[] = [
  'BASE_URL',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'KEK',
  'COOKIE_KEY',
  'INDEX_KEY',
  'LOG_KEY',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'REGISTER_URL',
  'REGISTER_TOKEN',
  'SMTP_URL',
  'MAIL_FROM',
  'TRUST_PROXY',
];

/** Only for a city that sends text messages. */
const withTexts: readonly SettingName[] = ['SMS_TOKEN', 'SMS_FROM'];

/** Only for a city that reads identity cards at counters. */
const withCards: readonly SettingName[] = ['EID_KEY', 'EID_CERT', 'EID_SERVICE_CERT'];

const missingMessage = (name: SettingName): Bilingual => ({
  de: `Die Einstellung fehlt. Sie braucht ${settings[name].wants.de}.`,
  en: `The setting is missing. It needs ${settings[name].wants.en}.`,
});

const messages = {
  https: {
    de: 'Im Betrieb muss die Adresse mit https:// beginnen.',
    en: 'In production the address must begin with https://.',
  },
  demo: {
    de: 'Das ist der Wert der Demo. Im Betrieb ist er verboten.',
    en: 'This is the demo value. It is forbidden in production.',
  },
  demoIdentity: {
    de: 'Das ist der Anmeldedienst der Demo. Im Betrieb ist er verboten.',
    en: 'This is the sign-in service of the demo. It is forbidden in production.',
  },
  weakKey: {
    de: 'Der Schlüssel ist nicht zufällig. Erzeugen Sie einen neuen.',
    en: 'The key is not random. Make a new one.',
  },
  sameKey: {
    de: 'Der Schlüssel gleicht einem anderen. Jeder muss eigen sein.',
    en: 'The key equals another one. Each must be its own.',
  },
  weakSecret: {
    de: 'Das Geheimnis ist zu kurz oder bekannt. Es braucht mindestens 20 zufällige Zeichen.',
    en: 'The secret is too short or well known. It needs at least 20 random characters.',
  },
  weakPassword: {
    de: 'Das Kennwort der Datenbank ist zu kurz oder bekannt. Es braucht mindestens 12 Zeichen.',
    en: 'The database password is too short or well known. It needs at least 12 characters.',
  },
  otherKey: {
    de: 'Das Zertifikat gehört zu einem anderen Schlüssel als EID_KEY.',
    en: 'The certificate belongs to another key than EID_KEY.',
  },
  ownMachine: {
    de: 'Die Adresse muss auf dem Rechner am Schalter selbst liegen, zum Beispiel http://127.0.0.1:24727/eID-Client.',
    en: 'The address must lie on the computer of the counter itself, for example http://127.0.0.1:24727/eID-Client.',
  },
  noLimits: {
    de: 'Im Betrieb müssen die Grenzen an sein.',
    en: 'In production the limits must be on.',
  },
  sameLogin: {
    de: 'Der Zugang zum Anlegen der Tabellen muss ein anderer sein als in DATABASE_URL.',
    en: 'The login that creates the tables must differ from the one in DATABASE_URL.',
  },
} as const satisfies Record<string, Bilingual>;

const wellKnown = /secret|password|passwort|kennwort|changeme|default|example|test|demo|admin|postgres|12345/i;
const isWeak = (value: string | null, shortest: number): boolean =>
  value !== null && (value.length < shortest || wellKnown.test(value) || new Set(value).size < shortest / 3);
const isWeakKey = (value: Uint8Array | null): boolean => value !== null && new Set(value).size < 16;
const isKey = (value: Uint8Array | null, demo: string): boolean =>
  value !== null && Buffer.from(demo, 'base64').equals(value);
const equals = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a !== null && b !== null && Buffer.from(a).equals(b);
const isPair = (key: Uint8Array, cert: Uint8Array): boolean =>
  new X509Certificate(cert).checkPrivateKey(createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }));
const isOwnMachine = (url: string | null): boolean =>
  url !== null && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
const isOpen = (url: string | null): boolean => url !== null && new URL(url).protocol !== 'https:';
const loginOf = (url: string | null): string | null => (url === null ? null : new URL(url).username);
/** A login without password in the address is signed in by certificate, socket or password file. */
const passwordOf = (url: string | null): string | null => (url && decodeURIComponent(new URL(url).password)) || null;

const demoUsageHash = sha256Of(demoSecrets.usageSecret).toString('hex');
const isDemoWitness = ({ verifier }: { readonly verifier: string }): boolean =>
  demoWitnesses.some((demo) => demo.verifier === verifier);

const demo = demoAddresses(8080);
const rules: readonly Rule[] = [
  { setting: 'BASE_URL', message: messages.https, isBroken: ({ BASE_URL }) => isOpen(BASE_URL) },
  { setting: 'OIDC_ISSUER', message: messages.demoIdentity, isBroken: ({ OIDC_ISSUER }) => isOwnMachine(OIDC_ISSUER) },
  {
    setting: 'OIDC_ISSUER',
    message: messages.https,
    isBroken: ({ OIDC_ISSUER }) => !isOwnMachine(OIDC_ISSUER) && isOpen(OIDC_ISSUER),
  },
  { setting: 'OIDC_CLIENT_ID', message: messages.demo, isBroken: (v) => v.OIDC_CLIENT_ID === demoSecrets.clientId },
  { setting: 'OIDC_CLIENT_SECRET', message: messages.weakSecret, isBroken: (v) => isWeak(v.OIDC_CLIENT_SECRET, 20) },
  { setting: 'REGISTER_TOKEN', message: messages.weakSecret, isBroken: (v) => isWeak(v.REGISTER_TOKEN, 20) },
  { setting: 'RATE_LIMITS', message: messages.noLimits, isBroken: (v) => v.RATE_LIMITS === 'off' },
  { setting: 'METRICS_TOKEN', message: messages.weakSecret, isBroken: (v) => isWeak(v.METRICS_TOKEN, 20) },
  {
    setting: 'REGISTER_URL',
    message: messages.https,
    isBroken: ({ REGISTER_URL }) => !isOwnMachine(REGISTER_URL) && isOpen(REGISTER_URL),
  },
  { setting: 'SMS_URL', message: messages.https, isBroken: ({ SMS_URL }) => !isOwnMachine(SMS_URL) && isOpen(SMS_URL) },
  { setting: 'SMS_TOKEN', message: messages.weakSecret, isBroken: (v) => isWeak(v.SMS_TOKEN, 20) },
  { setting: 'PUSH_KEY', message: messages.demo, isBroken: ({ PUSH_KEY }) => isKey(PUSH_KEY, demoSecrets.pushKey) },
  { setting: 'EID_URL', message: messages.https, isBroken: ({ EID_URL }) => isOpen(EID_URL) },
  { setting: 'EID_KEY', message: messages.demo, isBroken: (v) => isKey(v.EID_KEY, demoEidKeys.cityKey) },
  { setting: 'EID_KEY', message: messages.demo, isBroken: (v) => isKey(v.EID_KEY, demoEidKeys.serviceKey) },
  { setting: 'EID_CERT', message: messages.demo, isBroken: (v) => isKey(v.EID_CERT, demoEidKeys.cityCert) },
  {
    setting: 'EID_SERVICE_CERT',
    message: messages.demo,
    isBroken: (v) => isKey(v.EID_SERVICE_CERT, demoEidKeys.serviceCert),
  },
  {
    setting: 'EID_CERT',
    message: messages.otherKey,
    isBroken: ({ EID_KEY, EID_CERT }) => EID_KEY !== null && EID_CERT !== null && !isPair(EID_KEY, EID_CERT),
  },
  { setting: 'EID_CLIENT_URL', message: messages.ownMachine, isBroken: (v) => !isOwnMachine(v.EID_CLIENT_URL) },
  { setting: 'MAIL_FROM', message: messages.demo, isBroken: ({ MAIL_FROM }) => MAIL_FROM === demo.mailFrom },
  { setting: 'KEK', message: messages.demo, isBroken: ({ KEK }) => isKey(KEK, demoKeys.kek) },
  { setting: 'COOKIE_KEY', message: messages.demo, isBroken: ({ COOKIE_KEY }) => isKey(COOKIE_KEY, demoKeys.cookie) },
  { setting: 'INDEX_KEY', message: messages.demo, isBroken: ({ INDEX_KEY }) => isKey(INDEX_KEY, demoKeys.index) },
  { setting: 'LOG_KEY', message: messages.demo, isBroken: ({ LOG_KEY }) => isKey(LOG_KEY, demoKeys.log) },
  { setting: 'WITNESSES', message: messages.demo, isBroken: ({ WITNESSES }) => (WITNESSES ?? []).some(isDemoWitness) },
  {
    setting: 'USAGE_SYSTEMS',
    message: messages.demo,
    isBroken: ({ USAGE_SYSTEMS }) => (USAGE_SYSTEMS ?? []).some(({ secretHash }) => secretHash === demoUsageHash),
  },
  ...(['KEK', 'COOKIE_KEY', 'INDEX_KEY', 'LOG_KEY'] as const).map((setting) => ({
    setting,
    message: messages.weakKey,
    isBroken: (values: SettingValues) => isWeakKey(values[setting]),
  })),
  { setting: 'COOKIE_KEY', message: messages.sameKey, isBroken: (v) => equals(v.COOKIE_KEY, v.KEK) },
  {
    setting: 'INDEX_KEY',
    message: messages.sameKey,
    isBroken: (v) => equals(v.INDEX_KEY, v.KEK) || equals(v.INDEX_KEY, v.COOKIE_KEY),
  },
  {
    setting: 'LOG_KEY',
    message: messages.sameKey,
    isBroken: (v) => [v.KEK, v.COOKIE_KEY, v.INDEX_KEY].some((other) => equals(v.LOG_KEY, other)),
  },
  ...(['DATABASE_URL', 'DATABASE_OWNER_URL'] as const).map((setting) => ({
    setting,
    message: messages.weakPassword,
    isBroken: (values: SettingValues) => isWeak(passwordOf(values[setting]), 12),
  })),
  {
    setting: 'DATABASE_OWNER_URL',
    message: messages.sameLogin,
    isBroken: (v) => v.DATABASE_OWNER_URL !== null && loginOf(v.DATABASE_OWNER_URL) === loginOf(v.DATABASE_URL),
  },
];

interface Rule {
  readonly setting: SettingName;
  readonly message: Bilingual;
  isBroken(values: SettingValues): boolean;
}
