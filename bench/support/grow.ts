import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { caseNumber } from '#kernel/case-number';
import { creditorReference } from '#kernel/creditor-reference';
import { chainHash, chainStart } from '#kernel/event';
import { uuidv7 } from '#kernel/ids';
import { resumeCode } from '#kernel/resume-code';
import { sealedContext } from '#platform/events';
import { createVault, deriveGuestKeys, encrypt } from '#platform/vault';
import { personKeys } from '../../src/modules/cases/use-cases/person-keys.ts';
import { binary, CopyFile, instantBytes, jsonBytes, uuidBytes } from './copy-format.ts';
import { indexKey, kek, random } from './keys.ts';
import { born, familyNames, givenNames, pick } from './names.ts';
import type { Row, Template } from './template.ts';

/** Writes many cases like the templates as COPY files: own people, ids, keys, seals and hash chains; every sample keeps its code. */
export function grow(wish: Growth): Sample[] {
  const files = Object.fromEntries(
    Object.keys(wish.templates[0]!.types).map((table) => [table, new CopyFile(fileOf(wish, table))]),
  );
  const write = (table: string, template: Template, row: Row, own: Own): void =>
    files[table]!.row((template.types[table] ?? []).map(([name, type]) => own[name] ?? constant(type, row[name])));
  const clones = wish.templates.map(cloneOf);
  const samples: Sample[] = [];
  for (let index = wish.from; index < wish.to; index++) {
    const template = wish.templates[index % wish.templates.length]!;
    const milliseconds = Math.floor(wish.since + ((wish.until - wish.since) * index) / wish.count);
    const person = { given: pick(givenNames), family: pick(familyNames), born: born() };
    // Each time one place later: a fixed distance that the templates' number divides would find the same template again and again.
    const isSample = index % wish.sampleEvery === Math.floor(index / wish.sampleEvery) % wish.sampleEvery;
    const code = isSample ? resumeCode(randomBytes(13)) : null;
    const ids = {
      case: uuidv7(milliseconds, randomBytes(10)),
      key: uuidv7(milliseconds, randomBytes(10)),
      number: caseNumber(numberBytes(index)),
    };
    const fill = clones[index % clones.length]!(ids, person, new Date(milliseconds).toISOString());
    const at = instantBytes(milliseconds);
    const [caseId, keyId, key] = [uuidBytes(ids.case), uuidBytes(ids.key), randomBytes(32)];
    const rows = (table: string): readonly Row[] => template.tables[table] ?? [];
    const seal = (text: string, context: string): Uint8Array =>
      encrypt(key, Buffer.from(text), context, randomBytes(12));

    const wrapped = encrypt(kek, key, `key:${ids.key}`, randomBytes(12));
    write('vault.key', template, rows('vault.key')[0]!, { id: keyId, wrapped, created_at: at });
    let hash: Uint8Array = chainStart;
    for (const [place, event] of rows('events.event').entries()) {
      const body = template.bodies[place] ?? null;
      const seq = Number(event.seq);
      const sealed = body === null ? null : seal(fill(body), sealedContext(ids.case, seq));
      const shown = fill(textOf(event.public));
      const envelope = {
        id: uuidv7(milliseconds, randomBytes(10)),
        stream: ids.case,
        seq,
        type: String(event.type),
        at: new Date(milliseconds).toISOString(),
        actor: String(event.actor),
        public: JSON.parse(shown),
      };
      hash = chainHash(envelope, sealed, hash);
      const own = { stream: caseId, id: uuidBytes(envelope.id), at, public: jsonBytes(shown), hash };
      write('events.event', template, event, { ...own, ...(sealed ? { sealed, key: keyId } : {}) });
    }
    write('events.stream', template, rows('events.stream')[0]!, { id: caseId, hash });
    const row = rows('cases.case')[0]!;
    const proof = code ? deriveGuestKeys(code).proof : randomBytes(32);
    write('cases.case', template, row, {
      id: caseId,
      number: Buffer.from(ids.number),
      guest_proof: createHash('sha256').update(proof).digest(),
      key: keyId,
      sealed: seal(fill(template.snapshot), `case:${ids.case}`),
      submitted_at: at,
      changed_at: at,
      ...(row.decided_at === null ? {} : { decided_at: at }),
    });
    const dueOn = new Date(wish.until + ((index % 60) - 30) * 86_400_000).toISOString().slice(0, 10);
    for (const task of rows('cases.task')) {
      write('cases.task', template, task, { case_id: caseId, opened_at: at, due_on: binary('date', dueOn)! });
    }
    for (const notice of rows('cases.notice')) {
      write('cases.notice', template, notice, {
        id: uuidBytes(fill(String(notice.id))),
        case_id: caseId,
        issued_at: at,
      });
    }
    for (const payment of rows('cases.payment')) {
      const reference = Buffer.from(fill(String(payment.reference)));
      const own = { id: uuidBytes(fill(String(payment.id))), case_id: caseId, reference, opened_at: at };
      write('cases.payment', template, payment, own);
    }
    for (const hashed of personKeys(vault, [person.given, person.family], person.born)) {
      const own = { case_id: caseId, hash: Buffer.from(hashed) };
      write('cases.finder', template, rows('cases.finder')[0]!, own);
    }
    const task = rows('cases.task')[0];
    if (code)
      samples.push({ code, number: ids.number, ...person, place: task ? `${dueOn}~${ids.case}~${task.token}` : null });
  }
  for (const file of Object.values(files)) file.close();
  return samples;
}

/** Where the rows of one table lie. */
export const fileOf = ({ folder, part }: Pick<Growth, 'folder' | 'part'>, table: string): string =>
  join(folder, `${table}.${part}`);

/** The person of the templates, to be replaced by another one. */
export const model = { given: 'Vorlagengeber', family: 'Vorlagenfamilie', born: '1911-11-11' };

/** Turns a text of the template into that of another case: ids, number, person and time are replaced. */
function cloneOf(template: Template) {
  const row = template.tables['cases.case']![0]!;
  const notices = (template.tables['cases.notice'] ?? []).map(({ id }) => String(id));
  const payments = (template.tables['cases.payment'] ?? []).flatMap((payment) => [
    String(payment.id),
    String(payment.reference),
  ]);
  const at = new Date(String(row.submitted_at)).toISOString();
  const marks = [template.id, String(row.number), model.given, model.family, model.born, at, ...notices, ...payments];
  const split = new RegExp(`(${marks.map((mark) => mark.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
  const parts = new Map<string, readonly string[]>();
  return (ids: { case: string; number: string }, person: Person, now: string) => {
    const given = new Map([
      [template.id, ids.case],
      [String(row.number), ids.number],
      [model.given, person.given],
      [model.family, person.family],
      [model.born, person.born],
      [at, now],
    ]);
    for (const id of notices) given.set(id, uuidv7(Date.parse(now), randomBytes(10)));
    for (const [place, value] of payments.entries()) {
      const reference = creditorReference(ids.number.replaceAll('-', ''));
      given.set(
        value,
        place % 2 === 0 ? uuidv7(Date.parse(now), randomBytes(10)) : reference.ok ? reference.value : '',
      );
    }
    return (text: string): string => {
      let known = parts.get(text);
      if (!known) {
        known = text.split(split);
        parts.set(text, known);
      }
      return known.map((part, place) => (place % 2 === 1 ? (given.get(part) ?? part) : part)).join('');
    };
  };
}

/** The text of a public face, made once for each of the templates. */
const texts = new Map<unknown, string>();
function textOf(value: unknown): string {
  const known = texts.get(value) ?? JSON.stringify(value);
  texts.set(value, known);
  return known;
}

const constants = new Map<string, Buffer | null>();
function constant(type: string, value: unknown): Buffer | null {
  if (value === null || value === undefined) return null;
  const name = `${type} ${value}`;
  const known = constants.get(name);
  if (known) return known;
  const made = binary(type, value);
  constants.set(name, made);
  return made;
}

const nothing = undefined as never;
const vault = createVault({ db: nothing, clock: nothing, newId: nothing, kek, indexKey, random });

/** Spread over all numbers and never the same twice: an odd factor permutes the 40 bits. */
function numberBytes(index: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(40, BigInt(index + 1) * 668_265_263_041n));
  return bytes.subarray(3);
}

type Own = Readonly<Record<string, Uint8Array>>;
interface Person {
  readonly given: string;
  readonly family: string;
  readonly born: string;
}
export interface Growth {
  readonly templates: readonly Template[];
  readonly folder: string;
  readonly part: number;
  /** Numbers of the cases this part writes, of `count` in all. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly sampleEvery: number;
  /** Between these moments, in milliseconds, the cases were sent. */
  readonly since: number;
  readonly until: number;
}
export interface Sample extends Person {
  readonly code: string;
  readonly number: string;
  /** Place in the worklist; null when nothing is open. */
  readonly place: string | null;
}

if (process.send) {
  process.on('message', (wish: Growth) => {
    process.send?.({ samples: grow(wish) }, () => process.disconnect?.());
  });
}
