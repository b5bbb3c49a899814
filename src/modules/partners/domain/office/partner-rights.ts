import { type Permission, type Role, rights, roles } from '#kernel/permission';

const whoIs: Readonly<Partial<Record<Role, string>>> = {
  partnerClerk: 'clerk of a branch',
  branchLead: 'lead of a branch',
  courier: 'courier',
  partnerOffice: 'back office of the city',
  partnerAuditor: 'auditor',
};

/** Everybody of and around the partners. No other right of theirs exists: what is not in this table they can neither read nor write. */
export const partnerRoles = roles.filter((role) => role in whoIs);

/** What each of their rights opens, field by field. */
export const partnerReach: Readonly<Partial<Record<Permission, Reach>>> = {
  'service:read': { reads: ['what everybody reads of a service'], writes: [] },
  'draft:create': { reads: [], writes: ['a form that is filled in together with the person'] },
  'draft:read': {
    reads: ['answers and files of the form that was begun in this browser, until it is sealed'],
    writes: [],
  },
  'draft:update': { reads: [], writes: ['answers and files of the same form'] },
  'partner-visit:serve': {
    reads: [
      ...['code, service, language and state of visits of the own branch', 'mandate with its text and method'],
      ...['method of the identity check, until the seal', 'ledger of the own branch'],
      'that a card was read, and in which fields the form differs from it',
    ],
    writes: [
      ...['mandate', 'method of the identity check without a card', 'seal', 'end of an open visit'],
      'that the photo was compared and the person agrees that the card is read',
    ],
  },
  'partner-branch:lead': {
    reads: ['ledger and statements of the own branch', 'names, tasks and training of its people', 'known defects'],
    writes: ['acknowledgement of an entry of the city', 'dispute of an entry'],
  },
  'partner-office:manage': {
    reads: [
      ...['ledgers and statements of all branches', 'names, tasks and training of their people'],
      'number, branch, service and reason of flagged cases',
    ],
    writes: [
      ...['people of branches', 'entries of the city and corrections that compensate', 'end of a dispute'],
      ...['known defects', 'lifting of a flag that somebody else raised'],
    ],
  },
  'partner-audit:read': {
    reads: [...['figures per clerk and branch', 'code, service and state of sent visits', 'hints without a sender']],
    writes: ['flag that makes two persons decide'],
  },
  'custody:branch': {
    reads: ['serial numbers, bags and alarms of the own branch', 'who may pick up an item, while it is handed out'],
    writes: ['receipt with count', 'hand-out', 'return'],
  },
  'custody:carry': { reads: ['own bags and their lists'], writes: ['own signature'] },
  'custody:office': {
    reads: ['serial numbers, bags and alarms', 'wishes to pick up'],
    writes: ['items, bags, own signature'],
  },
  'custody:settle': { reads: ['disputed bags'], writes: ['what was found'] },
};

/** Objects that no right of a partner reaches, whatever the address. */
export const neverReached = [
  ...['cases: answers after the seal, history, letters, notes', 'decisions: outcome, reason, approval'],
  ...['population register', 'accounts of people', 'access records', 'blocks on information (BMG § 51)'],
] as const;

/** The matrix as a page: role x right, and what each right opens. */
export function partnerRightsPage(): string {
  const used = Object.keys(partnerReach) as Permission[];
  const cell = (role: Role, permission: Permission): string => rights[role][permission]?.join(', ') ?? '–';
  return [
    '# Rights of partners',
    '',
    'Made from `src/kernel/permission.ts` by `node scripts/partner-rights.ts`; `npm run check` fails when it is out of date. A test tries every role with',
    'every address of the app, foreign and own things alike, and looks for personal data in every answer.',
    '',
    `| Right | ${partnerRoles.map((role) => whoIs[role]).join(' | ')} |`,
    `| --- |${partnerRoles.map(() => ' --- |').join('')}`,
    ...used.map(
      (permission) => `| \`${permission}\` | ${partnerRoles.map((role) => cell(role, permission)).join(' | ')} |`,
    ),
    '',
    '`own`: what was begun in this browser or is carried by this person. `office`: of the own branch or office. `any`: of all branches.',
    '',
    '| Right | Reads | Writes |',
    '| --- | --- | --- |',
    ...used.map((permission) => {
      const { reads = [], writes = [] } = partnerReach[permission] ?? {};
      return `| \`${permission}\` | ${reads.join('; ') || '–'} | ${writes.join('; ') || '–'} |`;
    }),
    '',
    '## Never reached',
    '',
    ...neverReached.map((what) => `- ${what}`),
    '',
  ].join('\n');
}

interface Reach {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}
