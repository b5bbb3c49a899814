import {
  Badge,
  Button,
  ButtonGroup,
  DescriptionList,
  Details,
  Link,
  NumberText,
  Select,
  Text,
  TicketNumber,
} from '#ui';
import type { PaperCheck } from '../../../domain/visit-papers.ts';
import { linkTexts } from '../../../texts/links.ts';
import type { OnsiteWords } from '../../../texts/onsite.ts';
import { stateOf } from '../visit-pages.tsx';
import { type CallingProps, Hiddens } from './calling-page.tsx';

/** Who was called to the desk or is served there, with everything that can happen next. */
export function CurrentPerson(props: CallingProps & { readonly person: ShownCurrent }) {
  const { words, person, action } = props;
  const t = words.staff;
  const { papers } = linkTexts[props.shell.language];
  const isCalled = person.state === 'called';
  return (
    <>
      <TicketNumber label={words.number}>{person.number}</TicketNumber>
      <Text>
        <Badge tone={isCalled ? 'warning' : 'success'}>{t.states[person.state]}</Badge> {t.since(person.since)}
        {isCalled ? `, ${t.calls(person.calls)}` : ''}
      </Text>
      <form method="post" action={action} aria-label={t.ticketFor(person.number)}>
        <Hiddens {...props} ticket={person} />
        <ButtonGroup>
          {isCalled ? (
            <>
              <Button name="tun" value="bedienen" shortcut="b" shortcutLabel={t.serve}>
                {t.serve}
              </Button>
              <Button variant="secondary" name="tun" value="nochmal" shortcut="r" shortcutLabel={t.recall}>
                {t.recall}
              </Button>
              {person.mayMiss ? (
                <Button variant="secondary" name="tun" value="verpasst" shortcut="v" shortcutLabel={t.missed}>
                  {t.missed}
                </Button>
              ) : null}
            </>
          ) : (
            <>
              <Button name="tun" value="naechste" shortcut="n" shortcutLabel={t.finishNext}>
                {t.finishNext}
              </Button>
              <Button variant="secondary" name="tun" value="fertig" shortcut="f" shortcutLabel={t.finish}>
                {t.finish}
              </Button>
            </>
          )}
          {parkMinutes.map((minutes) => (
            <Button key={minutes} variant="tertiary" name="tun" value={`parken-${minutes}`}>
              {t.park(minutes)}
            </Button>
          ))}
        </ButtonGroup>
      </form>
      {isCalled && !person.mayMiss ? <Text muted>{t.callsLeft(props.callsBeforeMissed)}</Text> : null}
      <DescriptionList
        dense
        items={[
          { term: t.what, value: person.lines.join('; ') },
          ...(person.name ? [{ term: t.name, value: person.name }] : []),
          {
            term: t.visit,
            value: person.visit ? (
              <Link href={person.visit.href}>
                {person.visit.time}, <NumberText>{person.visit.number}</NumberText>
              </Link>
            ) : (
              t.walkIn
            ),
          },
          ...(person.visit && person.papers && person.papers.state !== 'none'
            ? [
                {
                  term: papers.term,
                  value: <Link href={`${person.visit.href}/unterlagen`}>{stateOf(person.papers, papers)}</Link>,
                },
              ]
            : []),
          ...(person.caseNumber
            ? [{ term: t.case, value: <Link href={person.caseHref}>{person.caseNumber}</Link> }]
            : []),
          { term: t.language, value: t.languages[person.language] },
          { term: t.waited, value: t.minutes(person.waited) },
        ]}
      />
      <Text>
        <Link href={person.togetherHref}>{t.together}</Link>
      </Text>
      <Details summary={t.transferTitle}>
        <form class="city-form" method="post" action={action}>
          <Hiddens {...props} ticket={person} />
          <Select name="an" label={t.transferDesk} choices={props.others} empty={t.anyDesk} />
          <Select name="leistung" id="weiter-mit" label={t.transferWhat} choices={props.services} empty={t.same} />
          <Button variant="secondary" name="tun" value="weitergeben">
            {t.transfer}
          </Button>
        </form>
      </Details>
    </>
  );
}

/** Minutes for which a clerk may put somebody aside with one press. */
export const parkMinutes = [5, 15, 30] as const;

export interface ShownCurrent {
  readonly id: string;
  readonly seq: number;
  readonly number: string;
  readonly state: 'called' | 'serving';
  readonly since: string;
  readonly calls: number;
  readonly mayMiss: boolean;
  readonly lines: readonly string[];
  /** Null for walk-ins, and once it is forgotten. */
  readonly name: string | null;
  readonly visit: { readonly href: string; readonly time: string; readonly number: string } | null;
  /** What is known of the papers to bring; null for walk-ins. */
  readonly papers: PaperCheck | null;
  readonly caseNumber: string | null;
  readonly caseHref: string;
  /** Where clerk and person fill in a form together. */
  readonly togetherHref: string;
  readonly language: keyof OnsiteWords['staff']['languages'];
  /** Minutes. */
  readonly waited: number;
}
