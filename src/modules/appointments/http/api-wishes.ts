import { z } from 'zod';
import type { Permission } from '#kernel/permission';
import { json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import { mobileNumber } from '#platform/sms';
import { instantOf } from '../domain/spans.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import {
  acceptOffer,
  confirmWish,
  declineOffer,
  makeWish,
  type OpenedWish,
  openWish,
  withdrawWish,
} from '../use-cases/wishes/wish-commands.ts';
import { confirmTexts } from '../use-cases/wishes/wish-texts.ts';
import { reading, shownVisit } from './api.ts';
import { contactBody, visitAnswer } from './api-schemas.ts';
import { holderOf, personOf } from './appointment-http.ts';
import { contactFaults } from './visit-routes.ts';

/** Wishes for programs, by the same rules as the pages. */
export const wishApi = (parts: AppointmentParts): readonly Route[] => {
  const tag = 'appointments';
  const one = '/api/v1/appointment-wishes/:wish';
  const shown = async (request: Request, number: string): Promise<Reply> => {
    const opened = await openWish(parts, personOf(request), number, 'appointment:read');
    return opened ? json(wishJson(opened)) : notFound;
  };
  const onWish = (permission: Permission, work: (opened: OpenedWish, request: Request) => Promise<Reply>) => {
    return async (request: Request): Promise<Reply> => {
      const opened = await openWish(parts, personOf(request), request.params['wish'] ?? '', permission);
      return opened ? work(opened, request) : notFound;
    };
  };
  return [
    {
      ...{
        method: 'POST',
        path: '/api/v1/appointment-wishes',
        permission: 'appointment:book',
        body: 'json',
        limit: 'sign-in',
      },
      api: {
        ...{ summary: 'State a wish once; freed and new slots are offered in fair order', tag },
        ...{ body: newWish, response: wishAnswer, status: 201, refusals: { 409: doubles, 422: wishWrong } },
      },
      handle: reading(newWish, (body, request) => make(parts, request, body)),
    },
    {
      ...{ method: 'GET', path: one, permission: 'appointment:read' },
      api: {
        summary: 'One wish, with what is offered to it',
        tag,
        response: wishAnswer,
        refusals: { 404: ['not-found'] },
      },
      handle: (request) => shown(request, request.params['wish'] ?? ''),
    },
    {
      ...{
        method: 'POST',
        path: `${one}/confirmation`,
        permission: 'appointment:book',
        body: 'json',
        limit: 'sign-in',
      },
      api: {
        ...{ summary: 'Confirm the e-mail address with the secret of the mail; again gives the number', tag },
        ...{ body: confirmation, response: confirmedAnswer },
        refusals: { 404: ['not-found'], 409: ['already-wished', 'wish-over'], 422: ['invalid-body'] },
      },
      handle: reading(confirmation, async ({ secret }, request) => {
        const number = request.params['wish'] ?? '';
        const done = await confirmWish(parts, request.actor, { number, secret });
        if (done.ok) return json({ number: done.value.number, state: done.value.state });
        return done.reason === 'not-found' ? notFound : refusal(409, done.reason);
      }),
    },
    {
      ...{ method: 'POST', path: `${one}/text-code`, permission: 'appointment:change', body: 'json', limit: 'sign-in' },
      api: {
        ...{ summary: 'Turn text messages on with the code that came', tag, body: codeBody, response: wishAnswer },
        refusals: { 404: ['not-found'], 422: ['invalid-body', 'code-wrong', 'code-too-often'] },
      },
      handle: onWish('appointment:change', (opened, request) =>
        reading(codeBody, async ({ code }) => {
          const done = await confirmTexts(parts, opened, code);
          return done.ok ? shown(request, opened.row.number) : refusal(422, done.reason);
        })(request),
      ),
    },
    {
      ...{ method: 'POST', path: `${one}/acceptance`, permission: 'appointment:change', body: 'json' },
      api: {
        ...{ summary: 'Accept what is offered: makes the visit', tag, response: visitAnswer },
        refusals: { 404: ['not-found'], 409: ['offer-over', 'too-many'] },
      },
      handle: onWish('appointment:change', async (opened, request) => {
        const done = await acceptOffer(parts, personOf(request), opened);
        return done.ok ? json(shownVisit(done.value)) : refusal(409, done.reason);
      }),
    },
    {
      ...{ method: 'POST', path: `${one}/refusal`, permission: 'appointment:change', body: 'json' },
      api: {
        ...{ summary: 'Decline what is offered; the wish goes on', tag, response: wishAnswer },
        refusals: { 404: ['not-found'] },
      },
      handle: onWish('appointment:change', async (opened, request) => {
        await declineOffer(parts, personOf(request), opened);
        return shown(request, opened.row.number);
      }),
    },
    {
      ...{ method: 'DELETE', path: one, permission: 'appointment:change', body: 'json' },
      api: {
        ...{ summary: 'Take a wish back; again gives it as it stands', tag, response: wishAnswer },
        refusals: { 404: ['not-found'] },
      },
      handle: onWish('appointment:change', async (opened, request) => {
        await withdrawWish(parts, personOf(request), opened);
        return shown(request, opened.row.number);
      }),
    },
  ];
};

async function make(parts: AppointmentParts, request: Request, body: z.infer<typeof newWish>): Promise<Reply> {
  const phone = body.phone && parts.sms ? mobileNumber(body.phone) : null;
  if (body.phone && parts.sms && !phone) return refusal(422, 'phone-wrong');
  const contact = { name: body.name.trim(), email: body.email.trim(), ...(phone ? { phone } : {}) };
  const [fault] = contactFaults(contact, false);
  if (fault) return refusal(422, fault.code);
  const known = parts.plan.offices.map(({ id }) => id);
  if (body.offices?.some((id) => !known.includes(id))) return refusal(422, 'office-unknown');
  const person = holderOf(parts, request);
  const { services, persons, personsOf, stepFree, weekdays, times, notBefore, before, urgentFor } = body;
  if (Object.keys(personsOf).some((id) => !services.includes(id))) return refusal(422, 'persons-wrong');
  if (urgentFor && !parts.plan.urgencies?.some(({ id }) => id === urgentFor)) return refusal(422, 'urgency-unknown');
  const made = await makeWish(parts, {
    wanted: {
      services,
      persons,
      ...(Object.keys(personsOf).length > 0 ? { personsOf } : {}),
      stepFree,
      weekdays,
      times,
      notBefore,
      before,
      urgentFor,
      offices: body.offices ?? known,
    },
    ...{ contact, person, language: request.language },
  });
  if (!made.ok) return refusal(doubles.some((code) => code === made.reason) ? 409 : 422, made.reason);
  const opened = await openWish(parts, personOf(request), made.value.number, 'appointment:read');
  const [code] = request.session.guestCodes;
  const resume = request.actor.kind === 'guest' && code ? { resumeCode: code } : {};
  return opened ? json({ ...wishJson(opened), ...resume }, 201) : notFound;
}

const wishJson = ({ row, offer }: OpenedWish): z.infer<typeof wishAnswer> => ({
  number: row.number,
  state: row.state,
  services: [...row.wanted.services],
  persons: row.wanted.persons,
  personsOf: { ...row.wanted.personsOf },
  offices: [...row.wanted.offices],
  stepFree: row.wanted.stepFree,
  weekdays: [...row.wanted.weekdays],
  times: [...row.wanted.times],
  notBefore: row.wanted.notBefore,
  before: row.wanted.before,
  urgency: row.urgency,
  offer: offer && {
    office: offer.slot.office,
    start: instantOf(offer.slot.at).toString(),
    answerUntil: instantOf(Math.floor(offer.until)).toString(),
  },
});

const weekday = z.int().min(1).max(7).describe('1 is Monday');
const time = z.enum(['morning', 'afternoon']);
const newWish = z.strictObject({
  services: z.array(z.string()).min(1).max(10),
  persons: z.int().min(1).max(20).default(1).describe('For each service'),
  personsOf: z
    .record(z.string().max(80), z.int().min(1).max(20))
    .default({})
    .describe('Wanted services that are for another number of persons: `{"reisepass": 2}`'),
  offices: z.array(z.string()).min(1).max(50).optional().describe('Any office if left out'),
  stepFree: z.boolean().default(false).describe('Only where a wheelchair can go'),
  weekdays: z.array(weekday).max(7).default([]).describe('Any day if empty'),
  times: z.array(time).max(2).default([]).describe('Any time if empty'),
  notBefore: z.iso.date().nullable().default(null),
  before: z.iso.date().describe('Only on days before this one'),
  urgentFor: z.string().nullable().default(null).describe('Class of urgency by the rules of the city; wants a proof'),
  ...contactBody.shape,
  phone: z.string().max(40).optional().describe('Mobile number for text messages; a code comes to it first'),
});
const codeBody = z.strictObject({ code: z.string().max(20) });
const confirmation = z.strictObject({ secret: z.string().max(100) });
const wishAnswer = z.object({
  number: z.string(),
  state: z.enum(['awaiting', 'open', 'offered', 'fulfilled', 'withdrawn', 'expired', 'rested', 'unconfirmed']),
  services: z.array(z.string()),
  persons: z.int(),
  personsOf: z.record(z.string(), z.int()).describe('Services that are for another number of persons'),
  offices: z.array(z.string()),
  stepFree: z.boolean(),
  weekdays: z.array(weekday),
  times: z.array(time),
  notBefore: z.string().nullable(),
  before: z.string(),
  urgency: z.enum(['none', 'asked', 'proved']),
  offer: z.object({ office: z.string(), start: z.string(), answerUntil: z.string() }).nullable(),
  resumeCode: z.string().optional().describe('Shown to guests once: opens the wish in the header `Resume-Code`'),
});
const confirmedAnswer = wishAnswer.pick({ number: true, state: true });
const doubles = ['already-wished', 'unconfirmed-already'] as const;
const wishWrong = [
  ...['invalid-body', 'service-missing', 'service-unknown', 'service-twice', 'persons-wrong', 'office-unknown'],
  ...['name-missing', 'name-wrong', 'email-missing', 'email-wrong', 'wish-empty', 'wish-in-the-past', 'wish-twice'],
  ...['urgency-unknown', 'phone-wrong'],
];
