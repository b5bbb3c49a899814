import { z } from 'zod';

const name = z.string().min(1).max(200);
const day = z.iso.date();
const id = z.uuid();

/** An address as the register writes it. */
export const wireAddress = z.object({
  street: z.string().min(1).max(120),
  houseNumber: z.string().max(20),
  postcode: z.string().max(12),
  city: z.string().min(1).max(120),
  addition: z.string().max(120).default(''),
});
export const kindsOfHome = ['main', 'secondary', 'only'] as const;
const kindOfHome = z.enum(kindsOfHome);

/** A person as an application names them (BMG § 38: family name, given names, birth date). */
export const wirePersonQuery = z.object({ familyName: name, givenNames: name, birthDate: day });

const familyMember = z.object({
  id,
  relation: z.enum(['spouse', 'child']),
  familyName: name,
  givenNames: name,
  birthDate: day,
  livesHere: z.boolean(),
  /** Registers that tell blocks at all mark them here (BMG §§ 51, 52); the client drops such relatives. */
  informationBlock: z.boolean().optional(),
});

/** A record as the register answers it; what is not named here never enters the platform. */
export const wireRecord = z.object({
  id,
  familyName: name,
  givenNames: name,
  usualName: z.string().max(200).nullable(),
  doctorate: z.string().max(40).nullable(),
  birthDate: day,
  birthPlace: z.string().max(120),
  sex: z.enum(['weiblich', 'maennlich', 'divers', 'ohneAngabe']),
  nationalities: z.array(z.string().regex(/^[A-Z]{2}$/)),
  religion: z.string().max(60).nullable(),
  civilStatus: z.enum([
    'ledig',
    'verheiratet',
    'lebenspartnerschaft',
    'geschieden',
    'verwitwet',
    'aufgehoben',
    'partnerVerstorben',
    'unbekannt',
  ]),
  formerNames: z.array(name),
  address: wireAddress,
  kindOfHome,
  livesThereSince: day,
  otherHomes: z.array(z.object({ address: wireAddress, kindOfHome })),
  formerAddresses: z.array(wireAddress),
  documents: z.array(z.object({ kind: z.string(), number: z.string(), validUntil: day })),
  family: z.array(familyMember),
});

/** Answer of `POST /match`. */
export const wireMatch = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unique'), record: wireRecord }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('ambiguous') }),
]);

const newPerson = wirePersonQuery.extend({
  /** To the first person of the report. */
  relation: z.enum(['spouse', 'child']).optional(),
  doctorate: wireRecord.shape.doctorate.optional(),
  birthPlace: wireRecord.shape.birthPlace.optional(),
  sex: wireRecord.shape.sex.optional(),
  nationalities: wireRecord.shape.nationalities.optional(),
  religion: wireRecord.shape.religion.optional(),
  civilStatus: wireRecord.shape.civilStatus.optional(),
  /** A person has checked that the register does not hold this one yet, although names and birth date are alike. */
  isDistinct: z.literal(true).optional(),
});

/** Body of `POST /changes`: who moves together, and where to. */
export const wireMove = z
  .object({
    persons: z.array(id).max(20),
    newPersons: z.array(newPerson).max(20),
    address: wireAddress,
    kindOfHome,
    movedInOn: day,
    /** The home that is kept beside the new one; every other home ends. */
    otherHome: wireAddress.nullable().optional(),
  })
  .refine((move) => move.persons.length + move.newPersons.length > 0);
export const wireMoved = z.object({ registeredOn: day, newRecords: z.array(id) });

/** Body of `POST /departures`: who leaves every home on which day (BMG § 17(2)). */
export const wireDeparture = z.object({ persons: z.array(id).min(1).max(20), movedOutOn: day });
export const wireDeparted = z.object({ registeredOn: day });

/** Body of `POST /code-letters` (BMG § 23a(3)): a letter with a code to the address that is to be proven. */
export const wireLetter = z.object({ name, address: wireAddress });
export const wireLetterSent = z.object({ letterId: id, sentOn: day, validUntil: day });
export const wireLetterCheck = z.object({ letterId: id, code: z.string().max(60) });
export const codeAnswers = ['right', 'wrong', 'expired', 'locked'] as const;
export const wireLetterChecked = z.object({ result: z.enum(codeAnswers) });

/**
 * Body of `POST /inquiries` (BMG §§ 44, 45, 49(4)): family name and a given name, and either an address or two further details.
 */
export const wireInquiry = z
  .object({
    familyName: name,
    givenNames: name,
    birthDate: day.optional(),
    birthPlace: z.string().min(1).max(120).optional(),
    sex: wireRecord.shape.sex.optional(),
    address: wireAddress.optional(),
    /** Asks also for what only a justified interest opens (§ 45). */
    isExtended: z.boolean(),
  })
  .refine(
    ({ address, birthDate, birthPlace, sex }) => address || [birthDate, birthPlace, sex].filter(Boolean).length > 1,
  );
/** What anybody may learn (BMG § 44(1)), and what only a justified interest opens (§ 45(1)). */
const wireInquired = wireRecord.pick({ familyName: true, givenNames: true, usualName: true, doctorate: true }).extend({
  addresses: z.array(wireAddress),
  extended: wireRecord
    .pick({
      ...{ formerNames: true, birthDate: true, birthPlace: true, nationalities: true, formerAddresses: true },
      livesThereSince: true,
    })
    .extend({ isMarried: z.boolean() })
    .nullable(),
});
/** Nobody, several people and a block (§ 51(2)) are one and the same answer. */
export const wireInquiryAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), person: wireInquired }),
  z.object({ kind: z.literal('none') }),
]);

export const wireHealth = z.object({ status: z.literal('ok') });
/** Problem details (RFC 9457) with a code for programs. */
export const wireProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
});

export type CodeAnswer = (typeof codeAnswers)[number];
export type WireRecord = z.output<typeof wireRecord>;
export type WireMove = z.output<typeof wireMove>;
export type WireDeparture = z.output<typeof wireDeparture>;
export type WirePersonQuery = z.output<typeof wirePersonQuery>;
export type WireAddress = z.output<typeof wireAddress>;
export type WireInquiry = z.output<typeof wireInquiry>;
export type WireInquiryAnswer = z.output<typeof wireInquiryAnswer>;
export type WireLetter = z.output<typeof wireLetter>;
