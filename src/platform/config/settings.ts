import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Bilingual } from '#kernel/language';
import { logLevels } from './types.ts';

const text = z.string().min(1);
const folder = text;
const port = z.coerce.number().int().min(1).max(65_535);
const webAddress = z
  .url({ protocol: /^https?$/ })
  .refine((value) => !value.includes('?') && !value.includes('#'))
  .transform((value) => value.replace(/\/+$/, ''));
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/ }).refine((value) => new URL(value).pathname.length > 1);
const smtpAddress = z.url({ protocol: /^smtps?$/ });
const key = z
  .string()
  .regex(/^[A-Za-z0-9+/_-]{42,44}={0,2}$/)
  .transform((value): Uint8Array => Buffer.from(value, 'base64'))
  .refine((bytes) => bytes.length === 32);

const hosts = z
  .string()
  .transform((value) => value.split(',').map((host) => host.trim()))
  .refine((all) => all.every((host) => /^(?:[a-z0-9-]+\.)*[a-z0-9-]+$/.test(host)));
const witnesses = z
  .string()
  .transform((value) => value.split(',').map((pair) => pair.trim().split(/\s+/)))
  .refine((pairs) => pairs.every(([key, url, ...rest]) => isVerifierKey(key) && isWeb(url) && rest.length === 0))
  .transform((pairs) => pairs.map(([verifier = '', url = '']) => ({ verifier, url: url.replace(/\/+$/, '') })));
const usageSystems = z
  .string()
  .transform((value) => value.split(',').map((pair) => pair.trim().split('=')))
  .refine((pairs) =>
    pairs.every(
      ([id = '', hash = '', ...rest]) => /^[a-z][a-z0-9-]{1,40}$/.test(id) && isSha256(hash) && rest.length === 0,
    ),
  )
  .transform((pairs) => pairs.map(([id = '', secretHash = '']) => ({ id, secretHash })));
const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const isVerifierKey = (text = ''): boolean => /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/.test(text);
function isPrivateKey(bytes: Uint8Array): boolean {
  try {
    const { asymmetricKeyType } = createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' });
    return asymmetricKeyType === 'rsa' || asymmetricKeyType === 'ec';
  } catch {
    return false;
  }
}
function isCertificate(bytes: Uint8Array): boolean {
  try {
    return new X509Certificate(bytes).publicKey.type === 'public';
  } catch {
    return false;
  }
}
const isWeb = (text = ''): boolean => webAddress.safeParse(text).success;

const der = z
  .string()
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .transform((value) => new Uint8Array(Buffer.from(value, 'base64')));
const privateKey = der.refine(isPrivateKey);
const certificate = der.refine(isCertificate);

const wants = {
  folder: { de: 'einen Ordner', en: 'a folder' },
  port: { de: 'eine Zahl von 1 bis 65535', en: 'a number from 1 to 65535' },
  web: { de: 'eine Adresse mit http:// oder https://', en: 'an address with http:// or https://' },
  postgres: {
    de: 'eine Adresse wie postgres://name:kennwort@server:5432/datenbank',
    en: 'an address like postgres://name:password@server:5432/database',
  },
  key: {
    de: '32 zufällige Bytes in Base64, zum Beispiel aus `openssl rand -base64 32`',
    en: '32 random bytes in base64, for example from `openssl rand -base64 32`',
  },
  text: { de: 'einen Text', en: 'a text' },
  privateKey: {
    de: 'einen privaten Schlüssel (RSA oder EC, PKCS #8), DER in Base64',
    en: 'a private key (RSA or EC, PKCS #8), DER in Base64',
  },
  certificate: { de: 'ein Zertifikat (X.509), DER in Base64', en: 'a certificate (X.509), DER in Base64' },
  onOff: { de: '`on` oder `off`', en: '`on` or `off`' },
} as const satisfies Record<string, Bilingual>;

/** Every setting: how it is read, what it wants, what it is for. The table in the operations manual is made from this. */
export const settings = {
  MODE: {
    schema: z.enum(['demo', 'production']),
    wants: { de: '`demo` oder `production`', en: '`demo` or `production`' },
    about: { de: 'Betriebsart.', en: 'Mode of operation.' },
    fallback: 'demo',
  },
  PORT: {
    schema: port,
    wants: wants.port,
    about: {
      de: 'Port der Anwendung. Die Demo-Dienste nutzen die sieben Ports darüber.',
      en: 'Port of the app. The demo services use the seven ports above it.',
    },
    fallback: '8080',
  },
  HOST: {
    schema: text,
    wants: { de: 'einen Namen oder eine IP-Adresse', en: 'a name or an IP address' },
    about: { de: 'Adresse, an der die Anwendung lauscht.', en: 'Address the app listens on.' },
    fallback: '127.0.0.1',
  },
  BASE_URL: {
    schema: webAddress,
    wants: wants.web,
    about: { de: 'Öffentliche Adresse der Anwendung.', en: 'Public address of the app.' },
    fallback: 'demo',
  },
  DATA_DIR: {
    schema: folder,
    wants: wants.folder,
    about: { de: 'Ordner des mitgelieferten PostgreSQL.', en: 'Folder of the bundled PostgreSQL.' },
    fallback: './data',
  },
  DATABASE_URL: {
    schema: postgresAddress,
    wants: wants.postgres,
    about: {
      de: 'Eigenes PostgreSQL, Zugang der Anwendung. Ohne Angabe startet die Demo ein eigenes.',
      en: 'Your own PostgreSQL, login of the app. Without it, the demo starts its own.',
    },
    fallback: null,
    secret: true,
  },
  DATABASE_OWNER_URL: {
    schema: postgresAddress,
    wants: wants.postgres,
    about: {
      de: 'Zugang, der Tabellen anlegt und ändert. Er muss ein anderer sein als der der Anwendung.',
      en: 'Login that creates and changes tables. It must differ from that of the app.',
    },
    fallback: null,
    secret: true,
  },
  CITY: {
    schema: folder,
    wants: wants.folder,
    about: { de: 'Ordner mit den Daten der Stadt.', en: 'Folder with the data of the city.' },
    fallback: './city',
  },
  REFERENCE_DATA: {
    schema: folder,
    wants: wants.folder,
    about: {
      de: 'Ordner mit den Straßen der Stadt als CSV-Dateien.',
      en: 'Folder with the streets of the city as CSV files.',
    },
    fallback: null,
  },
  KEK: {
    schema: key,
    wants: wants.key,
    about: { de: 'Schlüssel, der alle Personenschlüssel verschließt.', en: 'Key that wraps the keys of all persons.' },
    fallback: 'demo',
    secret: true,
  },
  KEK_FILE: {
    schema: text,
    wants: { de: 'eine lesbare Datei', en: 'a readable file' },
    about: { de: 'Datei mit dem Schlüssel aus KEK.', en: 'File that holds the key of KEK.' },
    fallback: null,
  },
  COOKIE_KEY: {
    schema: key,
    wants: wants.key,
    about: { de: 'Schlüssel, der Cookies verschließt.', en: 'Key that seals cookies.' },
    fallback: 'demo',
    secret: true,
  },
  INDEX_KEY: {
    schema: key,
    wants: wants.key,
    about: { de: 'Schlüssel der Suche in verschlossenen Daten.', en: 'Key for searching sealed data.' },
    fallback: 'demo',
    secret: true,
  },
  LOG_KEY: {
    schema: key,
    wants: wants.key,
    about: {
      de: 'Schlüssel, der das öffentliche Protokoll besiegelt. Er darf nie verloren gehen.',
      en: 'Key that seals the public log. It must never be lost.',
    },
    fallback: 'demo',
    secret: true,
  },
  WITNESSES: {
    schema: witnesses,
    wants: {
      de: 'Paare aus Prüfschlüssel und Adresse, durch Komma getrennt',
      en: 'pairs of verifier key and address, separated by commas',
    },
    about: {
      de: 'Zeugen des öffentlichen Protokolls. Ohne Angabe gibt es im Betrieb keine.',
      en: 'Witnesses of the public log. Without it, there are none in production.',
    },
    fallback: 'demo',
  },
  USAGE_SYSTEMS: {
    schema: usageSystems,
    wants: {
      de: 'Paare wie `name=SHA-256 des Geheimnisses`, durch Komma getrennt',
      en: 'pairs like `name=SHA-256 of the secret`, separated by commas',
    },
    about: {
      de: 'Andere Systeme der Stadt, die melden dürfen, wessen Daten sie lasen. Ohne Angabe gibt es im Betrieb keine.',
      en: 'Other systems of the city that may report whose data they read. Without it, there are none in production.',
    },
    fallback: 'demo',
  },
  OIDC_ISSUER: {
    schema: webAddress,
    wants: wants.web,
    about: { de: 'Anmeldedienst nach OpenID Connect.', en: 'Sign-in service with OpenID Connect.' },
    fallback: 'demo',
  },
  OIDC_CLIENT_ID: {
    schema: text,
    wants: wants.text,
    about: { de: 'Name der Anwendung beim Anmeldedienst.', en: 'Name of the app at the sign-in service.' },
    fallback: 'demo',
  },
  OIDC_CLIENT_SECRET: {
    schema: text,
    wants: wants.text,
    about: { de: 'Geheimnis der Anwendung beim Anmeldedienst.', en: 'Secret of the app at the sign-in service.' },
    fallback: 'demo',
    secret: true,
  },
  REGISTER_URL: {
    schema: webAddress,
    wants: wants.web,
    about: { de: 'Adresse des Melderegister-Dienstes.', en: 'Address of the population register service.' },
    fallback: 'demo',
  },
  REGISTER_TOKEN: {
    schema: text,
    wants: wants.text,
    about: { de: 'Zugangsgeheimnis des Melderegister-Dienstes.', en: 'Secret of the population register service.' },
    fallback: 'demo',
    secret: true,
  },
  SMTP_URL: {
    schema: smtpAddress,
    wants: { de: 'eine Adresse mit smtp:// oder smtps://', en: 'an address with smtp:// or smtps://' },
    about: { de: 'Server für ausgehende E-Mails.', en: 'Server for outgoing e-mail.' },
    fallback: 'demo',
    secret: true,
  },
  MAIL_FROM: {
    schema: z.email(),
    wants: { de: 'eine E-Mail-Adresse', en: 'an e-mail address' },
    about: { de: 'Absender der E-Mails.', en: 'Sender of the e-mails.' },
    fallback: 'demo',
  },
  SMS_URL: {
    schema: webAddress,
    wants: wants.web,
    about: {
      de: 'SMS-Dienst nach OMA RESTful Network API for Short Messaging. Ohne Angabe gibt es im Betrieb keine SMS.',
      en: 'Gateway for text messages with the OMA RESTful Network API for Short Messaging. Without it, there are none in production.',
    },
    fallback: 'demo',
  },
  SMS_TOKEN: {
    schema: text,
    wants: wants.text,
    about: { de: 'Zugangsgeheimnis des SMS-Dienstes.', en: 'Secret of the gateway for text messages.' },
    fallback: 'demo',
    secret: true,
  },
  SMS_FROM: {
    schema: z.string().regex(/^(?:\+[1-9]\d{7,14}|\d{3,8}|[A-Za-z][A-Za-z0-9 ]{2,10})$/),
    wants: { de: 'eine Nummer oder einen kurzen Namen', en: 'a number or a short name' },
    about: { de: 'Absender der SMS.', en: 'Sender of the text messages.' },
    fallback: 'demo',
  },
  PUSH_KEY: {
    schema: key,
    wants: wants.key,
    about: {
      de: 'Privater Schlüssel für Hinweise an Browser (VAPID). Ohne Angabe gibt es im Betrieb keine.',
      en: 'Private key for notices to browsers (VAPID). Without it, there are none in production.',
    },
    fallback: 'demo',
    secret: true,
  },
  PUSH_SERVICES: {
    schema: hosts,
    wants: { de: 'Namen von Rechnern, mit Komma getrennt', en: 'names of hosts, separated by commas' },
    about: {
      de: 'Push-Dienste der Browser. Andere Adressen ruft ein Knoten nie auf.',
      en: 'Push services of the browsers. A node never calls other addresses.',
    },
    fallback: 'fcm.googleapis.com,push.services.mozilla.com,web.push.apple.com,notify.windows.com',
  },
  EID_URL: {
    schema: webAddress,
    wants: wants.web,
    about: {
      de: 'eID-Service (BSI TR-03130), der Ausweise am Schalter liest. Ohne Angabe liest im Betrieb niemand Karten.',
      en: 'eID service (BSI TR-03130) that reads identity cards at counters. Without it, nobody reads cards in production.',
    },
    fallback: 'demo',
  },
  EID_KEY: {
    schema: privateKey,
    wants: wants.privateKey,
    about: {
      de: 'Privater Schlüssel der Stadt für TLS und Signatur beim eID-Service (PKCS #8).',
      en: 'Private key of the city for TLS and signatures at the eID service (PKCS #8).',
    },
    fallback: 'demo',
    secret: true,
  },
  EID_CERT: {
    schema: certificate,
    wants: wants.certificate,
    about: {
      de: 'Zertifikat der Stadt, das der eID-Service kennt.',
      en: 'Certificate of the city that the eID service knows.',
    },
    fallback: 'demo',
  },
  EID_SERVICE_CERT: {
    schema: certificate,
    wants: wants.certificate,
    about: {
      de: 'Zertifikat, mit dem der eID-Service seine Antworten signiert. Andere gelten nicht.',
      en: 'Certificate with which the eID service signs its answers. No other counts.',
    },
    fallback: 'demo',
  },
  EID_CLIENT_URL: {
    schema: webAddress,
    wants: wants.web,
    about: {
      de: 'Adresse der AusweisApp auf dem Rechner am Schalter (BSI TR-03124).',
      en: 'Address of the AusweisApp on the computer at the counter (BSI TR-03124).',
    },
    fallback: 'http://127.0.0.1:24727/eID-Client',
  },
  LOG_LEVEL: {
    schema: z.enum(logLevels),
    wants: { de: `eines von ${logLevels.join(', ')}`, en: `one of ${logLevels.join(', ')}` },
    about: { de: 'Ab welcher Stufe das Protokoll schreibt.', en: 'From which level the log is written.' },
    fallback: 'info',
  },
  POOL_SIZE: {
    schema: z.coerce.number().int().min(2).max(500),
    wants: { de: 'eine Zahl von 2 bis 500', en: 'a number from 2 to 500' },
    about: { de: 'Datenbankverbindungen je Knoten.', en: 'Database connections per node.' },
    fallback: '10',
  },
  NODE_NAME: {
    schema: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    wants: {
      de: 'bis zu 40 Kleinbuchstaben, Ziffern und Bindestriche',
      en: 'up to 40 small letters, digits and hyphens',
    },
    about: { de: 'Name des Knotens in Protokoll und Datenbank.', en: 'Name of the node in log and database.' },
    fallback: 'node-1',
  },
  JOBS: {
    schema: z.enum(['on', 'off']),
    wants: wants.onOff,
    about: { de: 'Ob der Knoten auch Hintergrundarbeit tut.', en: 'Whether the node also does background work.' },
    fallback: 'on',
  },
  RATE_LIMITS: {
    schema: z.enum(['on', 'off']),
    wants: wants.onOff,
    about: {
      de: 'Ob zu schnelle Anfragen abgewiesen werden. Nur für Messungen aus; im Betrieb verboten.',
      en: 'Whether requests that come too fast are refused. Off only for measuring; forbidden in production.',
    },
    fallback: 'on',
  },
  METRICS_TOKEN: {
    schema: text,
    wants: wants.text,
    about: {
      de: 'Zugangsgeheimnis der Messwerte. Ohne Angabe sind sie im Betrieb geschlossen.',
      en: 'Secret for the metrics. Without it, they are closed in production.',
    },
    fallback: null,
    secret: true,
  },
  TRUST_PROXY: {
    schema: z.coerce.number().int().min(0).max(5),
    wants: { de: 'eine Zahl von 0 bis 5', en: 'a number from 0 to 5' },
    about: {
      de: 'Wie viele vorgeschaltete Server die Adresse der Nutzenden melden. Sonst teilen sich alle eine Grenze.',
      en: 'How many servers in front report the address of users. Without them, all users share one limit.',
    },
    fallback: 'demo',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
/** Every setting as read; null where nothing was given and nothing is taken instead. */
export type SettingValues = { readonly [Name in SettingName]: z.output<(typeof settings)[Name]['schema']> | null };

/** `fallback`: what is taken when nothing is given; `'demo'` on a setting without that choice means its demo value. */
export interface Setting {
  readonly schema: z.ZodType;
  readonly wants: Bilingual;
  readonly about: Bilingual;
  readonly fallback: string | null;
  readonly secret?: true;
}
