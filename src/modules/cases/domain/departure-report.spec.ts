import { describe, expect, it } from 'vitest';
import { departureReport } from './departure-report.ts';

const record = {
  id: 'r1',
  family: [{ id: 'r2', familyName: 'Müller', givenNames: 'Mia', birthDate: '2019-09-05' }],
};
const mia = { familienname: 'MÜLLER', vorname: 'Mia', geburtsdatum: '2019-09-05' };

describe('the report of leaving', () => {
  it('names the applicant and the family that the record knows', () => {
    const answers = { auszugsdatum: '2026-12-31', familie: [mia, mia] };
    expect(departureReport(answers, record)).toEqual({ persons: ['r1', 'r2'], movedOutOn: '2026-12-31' });
    expect(departureReport({ auszugsdatum: '2026-12-31' }, record)?.persons).toEqual(['r1']);
  });

  it('is left to a person when anybody or the day is not known', () => {
    const stranger = { ...mia, geburtsdatum: '2019-09-06' };
    expect(departureReport({ auszugsdatum: '2026-12-31', familie: [mia, stranger] }, record)).toBeNull();
    expect(departureReport({ auszugsdatum: '2026-12-31' }, null)).toBeNull();
    expect(departureReport({ auszugsdatum: null }, record)).toBeNull();
  });
});
