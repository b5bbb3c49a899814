/** The map: each module, in order, and what it may lean on. Read by main, by the wall test and by docs/map.md. */
export const modules = {
  accounts: [],
  catalogue: [],
  processes: ['catalogue'],
  forms: ['accounts', 'catalogue', 'processes'],
  register: [],
  cases: ['accounts', 'catalogue', 'processes', 'forms', 'register'],
  appointments: ['accounts', 'catalogue', 'forms', 'cases'],
  partners: ['accounts', 'catalogue', 'forms', 'register', 'cases', 'appointments'],
  portal: ['accounts', 'catalogue', 'processes', 'forms', 'register', 'cases', 'appointments', 'partners'],
  studio: ['accounts', 'catalogue', 'processes', 'forms', 'cases'],
  transparency: ['accounts', 'catalogue', 'forms', 'cases', 'appointments'],
  information: ['accounts', 'catalogue', 'cases', 'transparency'],
  strategy: ['catalogue', 'cases', 'partners', 'transparency'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Inside a module: the folder and what it may lean on besides itself and the kernel. */
export const layers = {
  domain: [],
  store: ['domain'],
  'use-cases': ['domain', 'store', 'texts'],
  http: ['domain', 'use-cases', 'texts'],
  texts: ['domain'],
  programs: ['domain'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Outside packages that only certain rooms may use. */
export const packages = {
  kysely: ['platform/database', 'modules/*/store'],
  pg: ['platform/database', 'platform/jobs'],
  'pg-boss': ['platform/jobs'],
  preact: ['ui', 'modules/*/http/pages'],
  'preact-render-to-string': ['ui'],
  nodemailer: ['platform/mail'],
  pdfkit: ['platform/pdf', 'platform/redaction'],
  fontkit: ['platform/pdf'],
  '@hyzyla/pdfium': ['platform/redaction'],
  'ical-generator': ['platform/calendar-file'],
  uqr: ['platform/pdf', 'ui'],
  'bpmn-moddle': ['modules/processes'],
  'bpmn-js': ['ui'],
  'decimal.js': ['modules/processes'],
  saxen: ['kernel'],
  'xml-crypto': ['modules/partners'],
  'openid-client': ['modules/accounts'],
  '@simplewebauthn/server': ['modules/accounts'],
  jose: ['modules/accounts', 'modules/partners', 'demo/identity'],
  'oidc-provider': ['demo/identity'],
  'smtp-server': ['demo/mail'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ModuleName = keyof typeof modules;
