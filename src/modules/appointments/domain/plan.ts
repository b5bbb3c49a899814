import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab');
const words = z.strictObject({ de: z.string().min(1, 'not-empty'), en: z.string().min(1, 'not-empty') });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock');
const weekday = z.int().min(1, 'weekday').max(7, 'weekday');
const minutes = z.int().positive('minutes');
const provenance = {
  state: z.enum(['assumption', 'reported', 'confirmed']),
  asOf: z.iso.date('iso-date'),
  source: z.string().min(1, 'not-empty'),
};

/** How long it takes: booked minutes for the first and each further person, and what is expected of the real length. */
const duration = z.strictObject({
  booked: minutes,
  further: minutes,
  mean: z.number().positive('minutes'),
  /** Standard deviation by mean. */
  variation: z.number().min(0).max(3),
  ...provenance,
});

/** Given out by lot among all who wait, whenever they came: announced so many hours before, public for all so many minutes after. */
const draw = z.strictObject({ windowHours: z.int().min(1).max(720), publicAfterMinutes: z.int().min(5).max(1_440) });

const release = z.discriminatedUnion('kind', [
  /** So many days before the visit, at this time. */
  z.strictObject({ kind: z.literal('rolling'), days: z.int().min(0), at: clock, draw: draw.optional() }),
  /** On a weekday, for the whole week that comes so many weeks later. */
  z.strictObject({ kind: z.literal('weekly'), weekday, at: clock, weeks: z.int().min(0), draw: draw.optional() }),
]);

const part = z.strictObject({
  share: z.number().positive('share').max(1, 'share'),
  /** `counter` is never published: tickets on site. */
  channel: z.enum(['online', 'counter']),
  release: release.optional(),
  /** Takes its share only from this time of day. */
  between: z.strictObject({ from: clock, to: clock }).optional(),
});

const policy = z.strictObject({ id, name: words, ...provenance, parts: z.array(part).min(1, 'not-empty') });

const office = z.strictObject({
  id,
  /** The office of `offices.yaml` whose staff work here. */
  department: id,
  accessible: z.boolean().nullable(),
  desks: z.array(z.strictObject({ id: z.int().positive(), name: z.string().min(1, 'not-empty') })).min(1, 'not-empty'),
  shifts: z.array(
    z.strictObject({
      weekdays: z.array(weekday).min(1, 'not-empty'),
      from: clock,
      to: clock,
      desks: z.union([z.literal('all'), z.array(z.int().positive()).min(1, 'not-empty')]),
      skills: z.union([z.literal('all'), z.array(id).min(1, 'not-empty')]),
      validFrom: z.iso.date('iso-date').optional(),
      validUntil: z.iso.date('iso-date').optional(),
    }),
  ),
  policies: z.array(z.strictObject({ from: z.iso.date('iso-date'), policy: id })).min(1, 'not-empty'),
  durations: z.record(id, duration).optional(),
  /** Extra places for those who will not come; without it, and with 0, none. */
  overbooking: z.strictObject({ most: z.number().min(0).max(0.3, 'share'), ...provenance }).optional(),
  ...provenance,
});

const group = z.strictObject({
  id,
  letter: z.string().regex(/^[A-Z]$/, 'letter'),
  name: words,
  services: z.array(id).min(1, 'not-empty'),
});

/** Who may come before others on the list of wishes, and what shows it. */
const urgency = z.strictObject({ id, name: words, proof: words, ...provenance });

/** How long ways take, roughly: middles of postcodes, ways of moving, and in which postcode an office lies. */
const travel = z.strictObject({
  ...provenance,
  modes: z.array(
    z.strictObject({
      id,
      name: words,
      kilometresPerHour: z.number().positive(),
      /** Of the real way to the straight line. */
      detour: z.number().min(1),
      /** Fixed minutes: waiting, walking to the stop. */
      minutes: z.number().min(0),
    }),
  ),
  postcodes: z.array(z.strictObject({ id: z.string(), latitude: z.number(), longitude: z.number() })),
  offices: z.array(z.strictObject({ id, postcode: z.string() })),
});

/** `appointments.yaml` of a city: desks, shifts with skills, durations per service and office, and when slots are published. */
export const planSchema = z.strictObject({
  rules: z.strictObject({
    /** Visits begin at multiples of it. */
    stepMinutes: minutes,
    holdMinutes: minutes,
    /** A returned slot is offered again after a random time between these. */
    returnMinutes: z.strictObject({ least: z.int().min(0), most: minutes }),
    /** Coming visits under one e-mail address. */
    visitsPerPerson: z.int().positive(),
    /** Coming visits of one account, or booked on one device, whatever addresses they stand under; no limit if left out. */
    visitsPerDevice: z.int().positive().optional(),
    personsPerVisit: z.int().positive(),
    daysAhead: z.int().positive(),
    keepDays: z.int().positive(),
    /** Above so many holds a minute at one node, each hold wants work of the device (leading zero bits of a hash) or a wait. */
    work: z
      .strictObject({
        holdsPerMinute: z.int().min(0),
        bits: z.int().min(1).max(30),
        validMinutes: minutes,
        waitSeconds: z.int().positive(),
        waitsPerMinute: z.int().min(0),
      })
      .optional(),
  }),
  services: z.array(z.strictObject({ id, name: words, service: id.optional(), duration })).min(1, 'not-empty'),
  /** How services are chosen on site and what their numbers begin with; one group of all when left out. */
  groups: z.array(group).min(1, 'not-empty').optional(),
  urgencies: z.array(urgency).optional(),
  travel: travel.optional(),
  policies: z.array(policy).min(1, 'not-empty'),
  offices: z.array(office),
});

/** The plan of a city without any desks. */
export const emptyPlan: Plan = {
  rules: {
    ...{ stepMinutes: 5, holdMinutes: 10, visitsPerPerson: 1, personsPerVisit: 1, daysAhead: 1, keepDays: 1 },
    returnMinutes: { least: 1, most: 2 },
  },
  services: [],
  policies: [],
  offices: [],
};

export type Plan = z.infer<typeof planSchema>;
export type OfficePlan = Plan['offices'][number];
export type Shift = OfficePlan['shifts'][number];
export type ServiceGroup = NonNullable<Plan['groups']>[number];
export type BookableService = Plan['services'][number];
export type ReleasePolicy = Plan['policies'][number];
export type ReleasePart = ReleasePolicy['parts'][number];
export type ServiceDuration = BookableService['duration'];
