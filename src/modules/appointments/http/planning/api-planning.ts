import { z } from 'zod';
import { json, notFound, type Reply, type Request, type Route, refusal } from '#platform/http';
import type { OfficePlan } from '../../domain/plan.ts';
import { instantOf } from '../../domain/spans.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { acceptExtras } from '../../use-cases/planning/accept-extras.ts';
import { type ExtraProposal, proposeExtras } from '../../use-cases/planning/propose-extras.ts';
import { tryStaffing } from '../../use-cases/planning/try-staffing.ts';
import { reading } from '../api.ts';
import { personOf } from '../appointment-http.ts';
import { dayIn } from '../read-wish.ts';
import { officesOf } from '../staff-routes.ts';

/** Extra places and other desks for a coming day, for programs of the staff. */
export const planningApi = (parts: AppointmentParts): readonly Route[] => {
  const base = '/api/v1/appointment-offices/:office/days/:day';
  const tag = 'appointments';
  const on = (work: Work) => (request: Request) => {
    const office = officesOf(parts, request).find(({ id }) => id === request.params['office']);
    const day = dayIn(request.params['day'] ?? '');
    return office && day ? work(office, day, request) : notFound;
  };
  const right = { permission: 'appointment:plan' } as const;
  return [
    {
      ...{ ...right, method: 'GET', path: `${base}/extra-places` },
      api: {
        summary: 'What extra places would do on a day, with the trade-off',
        tag,
        response: extrasAnswer,
        refusals: { 404: ['not-found'] },
      },
      handle: on(async (office, day) => {
        const proposal = await proposeExtras(parts, office, day);
        return proposal ? json(shownExtras(proposal)) : notFound;
      }),
    },
    {
      ...{ ...right, method: 'POST', path: `${base}/extra-places`, body: 'json' },
      api: {
        summary: 'Accept the extra places of a day as they were shown',
        tag,
        body: acceptBody,
        response: extrasAnswer.pick({ places: true }),
        status: 201,
        refusals: {
          404: ['not-found'],
          409: ['overbooking-off', 'day-begun', 'no-hours', 'no-places', 'plan-changed', 'accepted-already'],
          422: ['invalid-body'],
        },
      },
      handle: on((office, day, request) =>
        reading(acceptBody, async ({ stamp }) => {
          const done = await acceptExtras(parts, personOf(request), { office, day, stamp });
          return done.ok ? json({ places: shownPlaces(done.value.places) }, 201) : refusal(409, done.reason);
        })(request),
      ),
    },
    {
      ...{ ...right, method: 'GET', path: `${base}/staffing` },
      api: {
        summary: 'How a day would go as planned, with other desks, and with as few as keep the wait',
        tag,
        query: staffingQuery,
        response: staffingAnswer,
        refusals: { 404: ['not-found'], 422: ['invalid-body'] },
      },
      handle: on(async (office, day, request) => {
        const read = staffingQuery.safeParse(Object.fromEntries(request.query));
        if (!read.success) return refusal(422, 'invalid-body');
        const wanted = read.data.desks?.split(',').map(Number) ?? null;
        const trial = await tryStaffing(parts, office, day, wanted);
        if (!trial) return notFound;
        const { demand, basis, days, opens, desks, planned, suggestion } = trial;
        return json({
          ...{ basis, days, opens, arrivals: demand.arrivals, target: demand.target },
          planned: { desks: desks.planned, ...shownDay(planned) },
          wanted: trial.wanted && desks.wanted ? { desks: desks.wanted, ...shownDay(trial.wanted) } : null,
          suggestion: suggestion ? { desks: suggestion.desks, ...shownDay(suggestion.day) } : null,
        });
      }),
    },
  ];
};

const shownExtras = (proposal: ExtraProposal): z.infer<typeof extrasAnswer> => ({
  ...{ stamp: proposal.stamp, visits: proposal.visits, on: proposal.isOn, most: proposal.cap, noShow: proposal.noShow },
  ...{ weights: proposal.plan.weights, acceptedAt: proposal.accepted?.acceptedAt ?? null },
  ...{ today: proposal.plan.today, checkIn: proposal.plan.checkIn, withExtras: proposal.plan.withExtras },
  places: shownPlaces(proposal.accepted?.places ?? proposal.places),
});

const shownPlaces = (places: ExtraProposal['places']): z.infer<typeof extrasAnswer>['places'] =>
  places.flatMap(({ spans }) =>
    spans.map(([from, to]) => ({ from: instantOf(from).toString(), until: instantOf(to).toString() })),
  );

const shownDay = ({ served, left, meanWait, wait90, lastDeskOver }: Omit<z.infer<typeof playedDay>, 'desks'>) => ({
  ...{ served, left, meanWait, wait90, lastDeskOver },
});

const figures = z
  .object({
    booked: z.number(),
    served: z.number(),
    meanWait: z.number(),
    wait90: z.number(),
    lastDeskOver: z.number(),
  })
  .describe('Per day in the mean; minutes');
const extrasAnswer = z.object({
  stamp: z.string().describe('Names this plan when it is accepted'),
  visits: z.int(),
  on: z.boolean().describe('The city lets this office accept extra places'),
  most: z.number().describe('At most this share of all published places'),
  noShow: z.number().describe('Expected share of who does not come'),
  weights: z
    .object({ waiting: z.number(), idle: z.number(), overtime: z.number() })
    .describe('The trade-off: what a person waiting, a desk idle and a desk in overtime for one slot count'),
  today: figures.describe('Absent people are called and waited for'),
  checkIn: figures.describe('Only who is here is called'),
  withExtras: figures.describe('And the extra places'),
  places: z.array(z.object({ from: z.string(), until: z.string() })),
  acceptedAt: z.string().nullable(),
});
const acceptBody = z.strictObject({ stamp: z.string() });
const staffingQuery = z.object({
  desks: z
    .string()
    .regex(/^\d{1,2}(,\d{1,2}){0,23}$/)
    .optional()
    .describe('Desks for each hour from opening on: `6,6,5,4`'),
});
const playedDay = z.object({
  desks: z.array(z.int()),
  served: z.number(),
  left: z.number(),
  meanWait: z.number(),
  wait90: z.number(),
  lastDeskOver: z.number(),
});
const staffingAnswer = z.object({
  basis: z.enum(['history', 'assumed']),
  days: z.int().describe('Days of this weekday with figures'),
  opens: z.int().describe('Hour of the day at which the first hour begins'),
  arrivals: z.array(z.number()),
  target: z.number().describe('Nine of ten should wait no longer than so many minutes'),
  planned: playedDay,
  wanted: playedDay.nullable(),
  suggestion: playedDay.nullable().describe('Null when even all desks do not keep the wait'),
});
type Work = (office: OfficePlan, day: Temporal.PlainDate, request: Request) => Promise<Reply> | Reply;
