import type { teamDe } from './team.de.ts';

/** The same in English. */
export const teamEn: typeof teamDe = {
  title: 'Arrange the team',
  lead: 'Here you see who is away and who stands in.',
  empty: 'Your team is empty',
  emptyText: 'Nobody works on cases in your offices yet.',
  away: 'Absences',
  nobodyAway: 'Right now no absence is entered.',
  deputy: (name) => `Deputy: ${name}. Tasks stand in that list meanwhile.`,
  noDeputy: 'No deputy. Tasks go back to the basket of the office.',
  end: 'End the absence',
  enter: 'Enter an absence',
  enterButton: 'Enter',
  member: 'Who is away?',
  who: 'Who stands in?',
  whoHint: 'Anybody of the same office who has no more rights can stand in.',
  nobody: 'Nobody',
  memberMissing: 'Choose who is away.',
  deputyMissing: 'Choose who stands in, or “Nobody”.',
  cannotStandIn: 'This person cannot stand in here. Choose somebody else.',
  done: { abwesend: 'The absence is entered.', beendet: 'The absence is ended.' },
};
