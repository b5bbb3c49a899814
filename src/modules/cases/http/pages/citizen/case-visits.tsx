import { legalDay } from '#kernel/clock';
import { formatDateWithWeekday, formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { ButtonGroup, ButtonLink, InsetText, Link, List, Section, Text } from '#ui';
import type { ComingVisit } from '../../../domain/visits.ts';
import { visitWords } from '../../../texts/visits.ts';
import type { CitizenCase } from '../../citizen/with-view.ts';

/** The visits that belong to a case, and the way to book one; nothing where there is neither. */
export function CaseVisits({ opened }: { readonly opened: CitizenCase }) {
  const { language, view } = opened;
  const { bookable, coming } = view.visits;
  const t = visitWords[language];
  if (!bookable && coming.length === 0) return null;
  const isWaiting = bookable !== null && view.awaitsVisit !== null && coming.length === 0;
  const unneeded = coming.filter(({ isNeeded }) => !isNeeded);
  return (
    <Section title={t.title} id="termin">
      {coming.length > 0 ? (
        <List
          items={coming.map((visit) => (
            <Link key={visit.number} href={`/${language}${visit.href}`}>
              {visitLine(visit, language)}
            </Link>
          ))}
        />
      ) : null}
      {unneeded.length > 0 ? (
        <InsetText>
          <p>{t.over}</p>
          <ButtonGroup>
            {unneeded.map(({ number, href }) => (
              <ButtonLink key={number} variant="secondary" href={`/${language}${href}/absagen`}>
                {t.cancel}
                <span class="kern-sr-only"> {number}</span>
              </ButtonLink>
            ))}
          </ButtonGroup>
        </InsetText>
      ) : null}
      {bookable ? (
        <>
          {coming.length === 0 ? <Text>{isWaiting ? t.awaits(bookable.name[language]) : t.may}</Text> : null}
          <ButtonGroup>
            <ButtonLink variant={isWaiting ? 'primary' : 'secondary'} href={`/${language}${bookable.href}`}>
              {coming.length > 0 ? t.another : t.book}
            </ButtonLink>
          </ButtonGroup>
        </>
      ) : null}
    </Section>
  );
}

/** Day, time and place of a visit. */
export const visitLine = ({ at, place }: ComingVisit, language: Language): string =>
  `${formatDateWithWeekday(legalDay(at), language)}, ${formatTime(at, language)}, ${place[language]}`;
