import { Link, List, Section, Text } from '#ui';
import { visitWords } from '../../../texts/visits.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { visitLine } from '../citizen/case-visits.tsx';

/** When the person comes, and the way to book for them; nothing where there is neither. */
export function DeskVisits({ model }: { readonly model: CaseDesk }) {
  const { desk, visits, awaitsVisit } = model;
  const { language } = desk;
  const { bookable, coming } = visits;
  const t = visitWords[language].office;
  if (!bookable && coming.length === 0) return null;
  return (
    <Section title={t.title} id="termine">
      {awaitsVisit && coming.length === 0 ? <Text>{t.awaits}</Text> : null}
      {coming.length > 0 ? (
        <List
          items={coming.map((visit) => (
            <Link key={visit.number} href={`/${language}${visit.href}`}>
              {visitLine(visit, language)}
            </Link>
          ))}
        />
      ) : (
        <Text>{t.none}</Text>
      )}
      {bookable ? (
        <Text>
          <Link href={`/${language}${bookable.href}`}>{t.book}</Link>
        </Text>
      ) : null}
    </Section>
  );
}
