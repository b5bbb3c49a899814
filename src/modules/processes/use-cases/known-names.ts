import { parse } from 'yaml';
import type { City, ServiceFolder } from '#catalogue';
import type { ProcessModel, ProcessNode } from '../domain/bpmn/index.ts';
import { anything, entriesOf, type KnownNames, type KnownValue, oneOf } from '../domain/known/known-value.ts';

/** The answers of a form by the names conditions use; of each list also what one item holds. */
export function knownAnswers(folder: Pick<ServiceFolder, 'files'>): KnownAnswers {
  const names = new Map<string, KnownValue>();
  const items = new Map<string, KnownNames>();
  for (const page of pagesIn(parse(folder.files['form.yaml'] ?? ''))) {
    if (!page.repeat?.id) for (const entry of answersOn(page)) names.set(...entry);
    else {
      const entries: KnownNames = new Map((page.pages ?? []).flatMap(answersOn));
      items.set(page.repeat.id, entries);
      names.set(page.repeat.id, { kind: 'list', item: { kind: 'entries', entries } });
    }
  }
  return { names, items };
}

/** What every condition may use besides answers: the days, the language and the fees of the city. */
export function knownFacts(city: Pick<City, 'fees'>): KnownNames {
  const fees = city.fees.map((fee) => [fee.id, entriesOf(...fee.amounts.map((amount) => amount.id))] as const);
  return new Map<string, KnownValue>([
    ['today', anything],
    ['sentOn', anything],
    ['language', oneOf('de', 'en')],
    ['fees', entriesOf(...fees)],
  ]);
}

/** Everything a running case knows: answers, facts and what the tasks of its process leave behind. */
export function knownInCase(folder: ServiceFolder, city: City, model: ProcessModel, rules?: KnownNames): KnownNames {
  const results = Object.values(model.nodes).flatMap((node) => resultsOf(node, rules));
  return new Map([
    ...results,
    ...knownAnswers(folder).names,
    ...knownFacts(city),
    ['freeText', anything],
    ['caseNumber', anything],
    ['applicant', entriesOf('name', 'addressLines')],
    ['registeredOn', anything],
  ]);
}

function resultsOf(node: ProcessNode, rules: KnownNames | undefined): readonly (readonly [string, KnownValue])[] {
  const name = node.attributes['result'];
  if (node.kind === 'receive')
    return node.trigger?.kind === 'message'
      ? [[node.trigger.name, anything] as const, ['codeBestaetigt', anything]]
      : [];
  if (node.kind === 'user' && node.attributes['role'] === 'citizen')
    return [['nachfrage', entriesOf('questions', 'text', 'german', 'askedAt')]];
  if (node.kind === 'user')
    return [
      [
        name ?? node.id,
        entriesOf(['outcome', oneOf(...listed(node.attributes['outcomes']))], 'reason', ...clerkEntries(node)),
      ],
      ['decidedByPerson', anything],
    ];
  if (!name) return [];
  if (node.kind === 'decision') return [[name, rules?.get(node.attributes['decision'] ?? '') ?? anything]];
  const keep = listed(node.attributes['keep']);
  if (node.attributes['action'] === 'register.match' && keep.length > 0)
    return [[name, entriesOf(['kind', matchKinds], ['record', entriesOf('id', ...keep)])]];
  return [[name, actionResults.get(node.attributes['action'] ?? '') ?? anything]];
}

/** What a clerk enters with an outcome: `genehmigen.zone:text` -> `zone`. */
const clerkEntries = (node: ProcessNode): readonly string[] => [
  ...new Set([...(node.attributes['entries'] ?? '').matchAll(/\.(\w+):/g)].map((hit) => hit[1]!)),
];

/** `a, b` as a list of names. */
export const listed = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\s,]+/).filter((name) => name !== '');

const matchKinds = oneOf('unique', 'none', 'ambiguous');
const actionResults: KnownNames = new Map([
  ['register.match', entriesOf(['kind', matchKinds], 'record')],
  ['register.inquire', entriesOf(['kind', oneOf('found', 'none')], 'person')],
  ['register.change', entriesOf('ok', 'registeredOn', 'newRecords', 'reason')],
  ['register.leave', entriesOf('ok', 'registeredOn', 'reason')],
  ['codeletter.send', entriesOf('ok', 'letterId', 'sentOn', 'validUntil', 'reason')],
  ['landlord.check', entriesOf(['kind', oneOf('confirmed', 'open', 'unknown', 'mismatch')], 'differs')],
  ['payment.open', entriesOf('reference', 'cents', ['method', oneOf('sepa', 'girocode')], 'girocode', 'openedOn')],
  [
    'report.forward',
    entriesOf('forwardedOn', ['recipients', { kind: 'list', item: entriesOf('id', 'de', 'en', 'fields') }]),
  ],
  ['letter.issue', entriesOf('issuedOn', 'consent')],
]);

function answersOn(page: RawPage): (readonly [string, KnownValue])[] {
  return (page.questions ?? []).flatMap(({ id, type, options }) =>
    typeof id === 'string' && type !== 'info' ? [[id, answerOf(type, options ?? [])] as const] : [],
  );
}

function answerOf(type: string | undefined, options: readonly (string | { readonly id?: string })[]): KnownValue {
  const ids = options.map((option) => (typeof option === 'string' ? option : (option.id ?? '')));
  if (type === 'choice') return oneOf(...ids);
  if (type === 'choices') return { kind: 'list', item: oneOf(...ids) };
  return type === 'address'
    ? entriesOf('street', 'houseNumber', 'postcode', 'city', 'addition', 'confirmed')
    : anything;
}

const pagesIn = (form: unknown): readonly RawPage[] => {
  const pages = (form as { readonly pages?: unknown } | null)?.pages;
  return Array.isArray(pages) ? (pages as readonly RawPage[]) : [];
};

interface RawPage {
  readonly repeat?: { readonly id?: string };
  readonly pages?: readonly RawPage[];
  readonly questions?: readonly {
    readonly id?: string;
    readonly type?: string;
    readonly options?: readonly (string | { readonly id?: string })[];
  }[];
}
export interface KnownAnswers {
  readonly names: KnownNames;
  /** By the id of the list. */
  readonly items: ReadonlyMap<string, KnownNames>;
}
