import { legalDay } from '#kernel/clock';
import { formatDate, formatDateWithWeekday } from '#kernel/format';
import { visitWords } from '../../texts/visits.ts';
import type { CaseView } from '../../use-cases/view-case.ts';
import type { CitizenCase } from './with-view.ts';

/** The case as a story in the person's language, oldest first: what happened, who has it now, and what comes next with its day. */
export function storyOf(opened: CitizenCase): StoryEntry[] {
  const { view, words, language, office } = opened;
  const steps = view.folder.texts[language].steps;
  const last = (step: string): number => view.timeline.findLast((entry) => entry.step === step)?.seq ?? 0;
  const told = view.timeline.flatMap((entry, index): StoryEntry[] => {
    const contact = view.contacts.get(entry.seq);
    const title = entry.step
      ? steps[entry.step]
      : (words.timeline.events[`${entry.type}.${contact ? entry.channel : entry.because}`] ??
        words.timeline.events[entry.type]);
    if (!title) return [];
    const isHere = entry.step !== null && view.current.includes(entry.step) && last(entry.step) === entry.seq;
    const role = isHere && entry.step ? view.holders[entry.step] : undefined;
    return [
      {
        id: `verlauf-${index + 1}`,
        title,
        at: Temporal.Instant.from(entry.at),
        when: contact ? words.timeline.ahead.on(formatDate(Temporal.PlainDate.from(contact.on), language)) : null,
        by: entry.place?.[language] ?? (role ? holder(opened, role) : teller(opened, entry, index)),
        state: isHere && isRunning(view) ? 'current' : 'done',
        note: contact ? contact.text : entry.late ? words.timeline.late : null,
        isGerman: contact !== undefined,
      },
    ];
  });
  const coming = opened.view.visits.coming.map(
    (visit): StoryEntry => ({
      ...{
        id: `verlauf-${visit.number}`,
        title: visitWords[language].story,
        at: null,
        by: null,
        state: 'ahead' as const,
      },
      ...{ when: formatDateWithWeekday(legalDay(visit.at), language), note: visit.place[language], isGerman: false },
    }),
  );
  return [...told, ...coming, ...ahead(opened, office)];
}

function ahead(opened: CitizenCase, office: string): StoryEntry[] {
  const { view, words, language } = opened;
  const next = words.timeline.ahead;
  const entry = (title: string, when: string | null, by: string | null): StoryEntry => ({
    id: 'verlauf-danach',
    title,
    at: null,
    when,
    by,
    state: 'ahead',
    note: null,
    isGerman: false,
  });
  const day = (date: string): string => formatDate(Temporal.PlainDate.from(date.slice(0, 10)), language);
  if (view.continuesAt) {
    const on = legalDay(Temporal.Instant.from(view.continuesAt));
    return [entry(next.continues, next.on(formatDate(on, language)), null)];
  }
  if (view.row.status === 'waiting-for-citizen') return [entry(next.afterAnswer, null, office)];
  if (view.row.status === 'open') {
    const { promisedOn } = view.row;
    const inTime = promisedOn !== null && promisedOn >= opened.today.toString();
    return [entry(next.decision, inTime ? next.until(day(promisedOn)) : null, office)];
  }
  const until = view.notices.flatMap(({ deadline, id }) =>
    deadline.state === 'notified' && deadline.until && !view.objected.includes(id) ? [deadline.until] : [],
  );
  const running = until.filter((end) => Temporal.PlainDate.compare(end, opened.today) >= 0);
  return running.map((end) => entry(next.objection, next.until(formatDate(end, language)), null)).slice(-1);
}

function holder({ words, office }: CitizenCase, role: 'clerk' | 'citizen' | 'system'): string {
  return role === 'clerk'
    ? words.timeline.office(office)
    : role === 'citizen'
      ? words.timeline.you
      : words.timeline.program;
}

function teller({ words, office }: CitizenCase, entry: CaseView['timeline'][number], index: number): string | null {
  if (entry.by.startsWith('clerk:')) return words.timeline.office(office);
  if (entry.by === 'system') return words.timeline.program;
  return index === 0 || entry.type !== 'step' ? words.timeline.you : words.timeline.program;
}

const isRunning = ({ row }: CaseView): boolean => row.status === 'open' || row.status === 'waiting-for-citizen';

export interface StoryEntry {
  readonly id: string;
  readonly title: string;
  readonly at: Temporal.Instant | null;
  readonly when: string | null;
  readonly by: string | null;
  readonly state: 'done' | 'current' | 'ahead';
  readonly note: string | null;
  /** The note stands in German, whatever the language of the page. */
  readonly isGerman: boolean;
}
