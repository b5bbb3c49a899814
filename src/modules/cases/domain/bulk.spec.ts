import { expect, it } from 'vitest';
import { bulkOutcomes } from './bulk.ts';

const task = { bulk: 'true', outcomes: 'ausgeben,beenden,nachfragen' };
const alone = { fourEyes: false };

it('leaves only the outcome that needs neither reason nor entry nor question', () => {
  expect(bulkOutcomes(task, alone)).toEqual(['ausgeben']);
  expect(bulkOutcomes({ ...task, entries: 'ausgeben.bis:date' }, alone)).toEqual([]);
});

it('leaves nothing where the service does not say so, somebody weighs, or a second person decides', () => {
  expect(bulkOutcomes({ ...task, bulk: '' }, alone)).toEqual([]);
  expect(bulkOutcomes({ outcomes: task.outcomes }, alone)).toEqual([]);
  expect(bulkOutcomes({ ...task, discretion: 'true' }, alone)).toEqual([]);
  expect(bulkOutcomes({ ...task, fourEyes: 'true' }, alone)).toEqual([]);
  expect(bulkOutcomes(task, { fourEyes: true })).toEqual([]);
});
