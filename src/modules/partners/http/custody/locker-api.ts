import { z } from 'zod';
import { invalidBody, json, type RefusalReply, type Reply, type Request, type Route, refusal } from '#platform/http';
import { bagsForLocker, emptyLocker, fillLocker, lockerBehind, openLocker } from '../../use-cases/custody/locker.ts';
import type { PlacedHand } from '../../use-cases/custody/stand.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';

/** What a locker of the city says: which bag it was filled from, which number and code somebody typed, and what it gave back. A repeated id gets the first answer. */
export function lockerApi(parts: PartnerParts): readonly Route[] {
  const asLocker =
    (handle: (hand: PlacedHand, request: Request) => Promise<Reply>) =>
    (request: Request): Promise<Reply> | Reply => {
      const hand = lockerBehind(parts, request.headers.get('authorization'));
      return hand ? handle(hand, request) : unknown;
    };
  const shared = { tag: 'lockers', refusals: { 401: [unknown.code], 409: refusals, 422: ['invalid-body'] } };
  return [
    {
      method: 'GET',
      path: '/api/v1/lockers/bags',
      permission: 'public',
      api: {
        summary: 'Bags on their way to this locker (HTTP Basic: id and secret of the locker)',
        ...{ tag: 'lockers', response: z.object({ bags: z.array(bag) }), refusals: { 401: [unknown.code] } },
      },
      handle: asLocker(async (hand) => json({ bags: await bagsForLocker(parts, hand) })),
    },
    {
      method: 'POST',
      path: '/api/v1/lockers/deliveries',
      permission: 'public',
      body: 'json',
      api: {
        summary: 'What a courier put into the boxes, counted and signed',
        ...shared,
        body: delivery,
        response: signed,
      },
      handle: asLocker(async (hand, { json: sent }) => {
        const read = delivery.safeParse(sent);
        if (!read.success) return invalidBody(read.error);
        const done = await fillLocker(parts, hand, read.data);
        return done.ok ? json({ state: done.value }) : refusal(409, done.reason);
      }),
    },
    {
      method: 'POST',
      path: '/api/v1/lockers/openings',
      permission: 'public',
      body: 'json',
      api: {
        summary: 'Number and code as typed at the locker; the answer names the document to give',
        ...shared,
        body: opening,
        response: opened,
      },
      handle: asLocker(async (hand, { json: sent }) => {
        const read = opening.safeParse(sent);
        if (!read.success) return invalidBody(read.error);
        const done = await openLocker(parts, hand, read.data);
        return done.ok ? json({ open: done.value }) : refusal(409, done.reason);
      }),
    },
    {
      method: 'POST',
      path: '/api/v1/lockers/returns',
      permission: 'public',
      body: 'json',
      api: {
        summary: 'What nobody fetched, in a bag for a courier',
        ...shared,
        body: returned,
        response: z.object({ seal: z.string() }),
      },
      handle: asLocker(async (hand, { json: sent }) => {
        const read = returned.safeParse(sent);
        if (!read.success) return invalidBody(read.error);
        const done = await emptyLocker(parts, hand, read.data);
        return done.ok ? json({ seal: done.value }) : refusal(409, done.reason);
      }),
    },
  ];
}

const text = z.string().min(1).max(60);
const serials = z.array(text).min(1).max(200);
const listHash = z.string().regex(/^[0-9a-f]{64}$/);
const bag = z.object({ seal: text, listHash, count: z.int() });
const delivery = z.strictObject({ id: z.uuid(), seal: text, listHash, serials, isSealWhole: z.boolean() });
const signed = z.object({ state: z.enum(['waiting', 'done', 'disputed']) });
const opening = z.strictObject({ id: z.uuid(), serial: text, code: text });
const opened = z.object({ open: z.string() });
const returned = z.strictObject({ id: z.uuid(), seal: text, serials, office: text });

/** Why a locker is refused; each is final for its id. */
const refusals = [
  ...['unknown', 'not-now', 'number-wrong', 'other-list', 'same-hand', 'wrong-hand', 'count-missing', 'seal-used'],
  ...['not-held', 'not-free', 'empty-list', 'other-office', 'over-day-need', 'signature-missing', 'not-released'],
  ...['no-code', 'code-wrong', 'code-mistyped', 'code-used', 'code-void', 'expired', 'identity-missing', 'holder-only'],
];
const unknown: RefusalReply = refusal(401, 'system-unknown');
