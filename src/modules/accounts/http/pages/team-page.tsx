import {
  Button,
  ButtonGroup,
  Card,
  CheckboxGroup,
  DateGroup,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Hidden,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
} from '#ui';
import type { DayFields } from '../../domain/read-day.ts';
import { texts } from '../../texts/index.ts';
import type { TeamMember } from '../../use-cases/arrange-team.ts';
import type { BasketChoice } from '../http-parts.ts';
import { type FieldErrors, messageFor } from './staff-sign-in-pages.tsx';

/** Who of the own offices is away and who stands in, and the form for the next absence. */
export function teamPage(shell: PageShell, props: TeamProps): string {
  const words = texts[shell.language].team;
  const { team, errors } = props;
  return renderDocument(
    <Page
      {...shell}
      area={texts[shell.language].staff.area}
      title={words.title}
      error={errors.length > 0}
      notice={props.done ? <NotificationBanner tone="success">{props.done}</NotificationBanner> : null}
      noIndex
    >
      <ErrorSummary errors={errors} />
      <Heading level={1}>{words.title}</Heading>
      <Text size="lead">{words.lead}</Text>
      {team.length === 0 ? <EmptyState title={words.empty}>{words.emptyText}</EmptyState> : null}
      <Section title={words.away}>
        {team.every(({ absences }) => absences.length === 0) ? <Text>{words.nobodyAway}</Text> : null}
        {team.flatMap((member) => member.absences.map((entry) => absence(shell, props, member, entry)))}
      </Section>
      {team.length > 0 ? <Section title={words.enter}>{absenceForm(shell, props)}</Section> : null}
      {props.baskets.length > 0 && team.length > 0 ? (
        <Section title={words.baskets}>
          <Text>{words.basketsLead}</Text>
          {team.map((member) => basketForm(shell, props, member))}
        </Section>
      ) : null}
    </Page>,
  );
}

function absence(shell: PageShell, { csrf }: TeamProps, member: TeamMember, entry: TeamMember['absences'][number]) {
  const words = texts[shell.language].team;
  const here = `/${shell.language}/team/einteilung`;
  return (
    <Card
      key={entry.id}
      title={member.name}
      meta={texts[shell.language].mandates.span(entry.from, entry.until)}
      footer={
        <Form action={`${here}/${member.id}/abwesenheit/${entry.id}/beenden`} csrf={csrf}>
          <ButtonGroup>
            <Button small variant="secondary">
              {words.end}
              <Hidden>: {member.name}</Hidden>
            </Button>
          </ButtonGroup>
        </Form>
      }
    >
      {entry.deputy === null ? words.noDeputy : words.deputy(entry.deputy)}
    </Card>
  );
}

function absenceForm(shell: PageShell, { team, values, errors, csrf }: TeamProps) {
  const words = texts[shell.language].team;
  const days = texts[shell.language].mandates;
  const members = team.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form action={`/${shell.language}/team/einteilung/abwesenheit`} csrf={csrf}>
      <Select
        name="member"
        label={words.member}
        value={values.member}
        error={messageFor(errors, 'member')}
        choices={members}
      />
      <Select
        name="who"
        label={words.who}
        hint={words.whoHint}
        value={values.who}
        error={messageFor(errors, 'who')}
        choices={[...members, { value: 'niemand', label: words.nobody }]}
      />
      <DateGroup name="from" label={days.from} value={values.from} error={messageFor(errors, 'from')} />
      <DateGroup name="until" label={days.until} value={values.until} error={messageFor(errors, 'until')} />
      <ButtonGroup>
        <Button>{words.enterButton}</Button>
      </ButtonGroup>
    </Form>
  );
}

function basketForm(shell: PageShell, { baskets, csrf }: TeamProps, member: TeamMember) {
  const words = texts[shell.language].team;
  const choices = baskets.filter(({ office }) => member.offices.includes(office));
  if (choices.length === 0) return null;
  return (
    <Details key={member.id} summary={`${member.name}: ${words.basketCount(member.baskets.length)}`}>
      <Form action={`/${shell.language}/team/einteilung/${member.id}/koerbe`} csrf={csrf}>
        <CheckboxGroup
          id={`koerbe-${member.id}`}
          name="koerbe"
          label={words.basketsOf(member.name)}
          hint={words.basketsHint}
          values={member.baskets}
          choices={choices.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <ButtonGroup>
          <Button small variant="secondary">
            {words.basketsSave}
            <Hidden>: {member.name}</Hidden>
          </Button>
        </ButtonGroup>
      </Form>
    </Details>
  );
}

export interface AbsenceValues {
  readonly member: string;
  readonly who: string;
  readonly from: DayFields;
  readonly until: DayFields;
}
interface TeamProps {
  readonly team: readonly TeamMember[];
  readonly baskets: readonly BasketChoice[];
  /** What was just done. */
  readonly done: string | null;
  readonly values: AbsenceValues;
  readonly errors: FieldErrors;
  readonly csrf: string;
}
