import { z } from 'zod';

const address = z.object({ street: z.string(), postcode: z.string(), city: z.string() });
const hours = z
  .array(z.object({ weekdays: z.array(z.int()).describe('1 is Monday'), from: z.string(), to: z.string() }))
  .describe('Closed on public holidays');
const access = z.object({ stepFree: z.boolean(), inductionLoop: z.boolean() });

export const branchQuery = z.object({
  district: z.string().optional().describe('Id of a district; distances are counted from there'),
  service: z.string().optional().describe('Only branches where this service is open today'),
  language: z.string().optional().describe('ISO 639-1, spoken at the counter'),
  stepFree: z.enum(['true', 'false']).optional(),
});

export const branchList = z.object({
  branches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      institution: z.string(),
      example: z.boolean().describe('True for one that does not exist'),
      district: z.string(),
      address,
      hours,
      access,
      languages: z.array(z.string()),
      services: z.array(z.string()).describe('Open here today'),
      kilometres: z.int().nullable().describe('As the crow flies, from the district asked for'),
      wait: z.object({
        isOpen: z.boolean().describe('Within its hours now'),
        weekday: z.int().describe('1 is Monday, by legal time now'),
        hour: z.int().describe('The hour of the day that the figures are about'),
        visits: z.int().nullable().describe('Counted in this hour of the last eight weeks; null below three'),
        minutes: z.int().nullable().describe('Half of them waited less; null while it is not measured yet'),
      }),
    }),
  ),
  lockers: z.array(
    z.object({
      id: z.string(),
      name: z.object({ de: z.string(), en: z.string() }),
      address,
      hours,
      access,
      boxes: z.int(),
    }),
  ),
});
