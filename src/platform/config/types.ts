import type { Bilingual } from '#kernel/language';

/** Everything a node needs to know about its surroundings: read once, checked, frozen. */
export interface Config {
  readonly mode: 'demo' | 'production';
  readonly port: number;
  readonly host: string;
  /** The public address without a trailing slash: `https://stadt.example`. */
  readonly baseUrl: string;
  readonly dataDir: string;
  /** Null only in demo mode, where the launcher starts its own PostgreSQL. */
  readonly databaseUrl: string | null;
  /** The login that migrates; null when the launcher or an operator migrates. */
  readonly databaseOwnerUrl: string | null;
  readonly city: string;
  /** Folder with the street data; null when there is none. */
  readonly referenceData: string | null;
  readonly keys: {
    /** Key-encryption key of the vault, 32 bytes. */
    readonly kek: Uint8Array;
    /** Seals cookies, 32 bytes. */
    readonly cookie: Uint8Array;
    /** Key of the blind indexes, 32 bytes. */
    readonly index: Uint8Array;
  };
  /** The public log: its Ed25519 secret of 32 bytes, and who watches it. */
  readonly log: {
    readonly key: Uint8Array;
    readonly witnesses: readonly { readonly verifier: string; readonly url: string }[];
  };
  /** Other systems of the city that may report whose data they read. */
  readonly usage: { readonly systems: readonly { readonly id: string; readonly secretHash: string }[] };
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  readonly register: { readonly url: string; readonly token: string };
  readonly mail: { readonly smtpUrl: string; readonly from: string };
  /** Null where the city sends no text messages. */
  readonly sms: { readonly url: string; readonly token: string; readonly from: string } | null;
  /** Null where the city sends no notices to browsers. */
  readonly push: { readonly key: Uint8Array; readonly services: readonly string[] } | null;
  /** The service that reads identity cards at counters of partners (BSI TR-03130); null where the city has none. */
  readonly eid: EidConfig | null;
  readonly logLevel: LogLevel;
  /** Connections this node may hold. */
  readonly poolSize: number;
  readonly nodeName: string;
  /** True when this node also does background work. */
  readonly jobs: boolean;
  /** False only for measuring: nobody is refused for being too fast. */
  readonly rateLimits: boolean;
  /** Bearer token of `/metrics`; null closes the address outside demo mode. */
  readonly metricsToken: string | null;
  /** How many proxies in front of the node are trusted for the client's address. */
  readonly trustProxy: number;
}

export interface EidConfig {
  readonly url: string;
  /** Signs what the city says, and proves it to be the city in TLS: private key (PKCS #8) and certificate (X.509), DER. */
  readonly key: Uint8Array;
  readonly cert: Uint8Array;
  /** Whose signature on answers counts: the certificate of the service (X.509), DER. */
  readonly serviceCert: Uint8Array;
  /** The program at the card reader, on the computer of the counter (BSI TR-03124). */
  readonly clientUrl: string;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type ConfigResult = { readonly ok: true; readonly config: Config } | ConfigRefused;
export interface ConfigRefused {
  readonly ok: false;
  readonly problems: readonly ConfigProblem[];
}
export interface ConfigProblem {
  readonly setting: string;
  readonly message: Bilingual;
}
/** What comes in: the process environment or a test's own. */
export type Environment = Readonly<Record<string, string | undefined>>;
