import { describe, expect, it } from 'vitest';
import { keptRecord } from './kept-record.ts';

const record = { id: 'r1', familyName: 'Müller', religion: 'keine', address: { street: 'Kochstraße' } };

describe('what a case keeps of a register record', () => {
  it('is what its task names and the id', () => {
    expect(keptRecord(record, { keep: 'familyName, address' })).toEqual({
      ...{ id: 'r1', familyName: 'Müller', address: { street: 'Kochstraße' } },
    });
    expect(keptRecord(record, { keep: 'nothing' })).toEqual({ id: 'r1' });
  });

  it('is everything where the task names nothing', () => {
    expect(keptRecord(record, {})).toEqual(record);
    expect(keptRecord(record, { keep: ' ' })).toEqual(record);
  });
});
