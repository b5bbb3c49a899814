import { z } from 'zod';

const instant = z.iso.datetime().describe('ISO 8601 in UTC');
const text = (most: number) => z.string().trim().min(1).max(most);

const usage = z.object({
  logtime: instant,
  action: text(200).describe('What was done, in words a person understands and without personal data'),
  receiverCode: text(60).describe('Code of the body that got or processed the data'),
  receiverName: text(120).nullable().optional(),
  receiverSystem: text(60).describe('System of that body'),
});
export const newUsages = z.strictObject({
  usages: z
    .array(
      z.strictObject({
        id: text(100).describe('Number of the report in the reporting system: sent again, it counts once'),
        userCode: z.uuid().describe('The handle that the city hall sent along with its question (`x-subject`)'),
        ...usage.shape,
      }),
    )
    .min(1)
    .max(500),
});
export const reportedUsages = z.object({
  accepted: z.int(),
  known: z.int().describe('Reported before'),
  unknown: z.array(z.string()).describe('Numbers of reports about persons who are not known here'),
});
export const usageQuery = z.object({
  userCode: z.uuid(),
  periodStart: instant.optional(),
  periodEnd: instant.optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
});
export const foundUsages = z.object({ totalUsages: z.int(), usages: z.array(usage) });
export const usagePeriod = z.object({ periodStart: instant, periodEnd: instant.optional() });
export const heartbeat = z.object({ status: z.enum(['OK', 'FAIL']), message: z.string().optional() });
