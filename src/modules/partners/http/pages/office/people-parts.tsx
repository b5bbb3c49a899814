import { formatShortDate } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  DateGroup,
  Details,
  Form,
  Hidden,
  type PageShell,
  RadioGroup,
  Select,
  Table,
  Text,
  TextField,
} from '#ui';
import type { OfficeWords } from '../../../texts/office.ts';
import type { BranchPerson } from '../../../use-cases/office/people.ts';

/** Who works at a branch. */
export function PeopleTable({ people, words, shell, today }: PeopleProps) {
  const t = words.people;
  if (people.length === 0) return <Text>{t.none}</Text>;
  return (
    <Table
      caption={t.title}
      hideCaption
      columns={[
        { key: 'name', label: t.name },
        { key: 'role', label: t.role },
        { key: 'trained', label: t.trained },
        { key: 'state', label: t.state },
      ]}
      rows={people.map((person) => ({
        id: person.id,
        cells: {
          name: person.name,
          role:
            person.roles
              .map((role) => t.roles[role === 'partnerClerk' || role === 'branchLead' ? role : 'other'])
              .join(', ') || '–',
          trained: person.trainedUntil
            ? formatShortDate(Temporal.PlainDate.from(person.trainedUntil), shell.language)
            : '–',
          state: t.states[stateOf(person, today)],
        },
      }))}
    />
  );
}

/** Training, moving and revoking of one clerk, each a form of its own. */
export function PersonForms({ person, words, csrf, base, branches }: PersonFormsProps) {
  const t = words.people;
  const here = `${base}/personal/${person.id}`;
  const about = <Hidden>: {person.name}</Hidden>;
  return (
    <Details summary={t.change(person.name)}>
      <Form action={`${here}/schulung`} csrf={csrf}>
        <DateGroup id={`bis-${person.id}`} name="bis" label={t.until} hint={t.untilHint} />
        <ButtonGroup>
          <Button small variant="secondary">
            {person.isRevoked ? t.again : t.train}
            {about}
          </Button>
        </ButtonGroup>
      </Form>
      {person.isRevoked ? null : (
        <>
          <Form action={`${here}/umziehen`} csrf={csrf}>
            <Select id={`filiale-${person.id}`} name="filiale" label={t.moveTo} choices={branches} />
            <ButtonGroup>
              <Button small variant="secondary">
                {t.move}
                {about}
              </Button>
            </ButtonGroup>
          </Form>
          <Form action={`${here}/widerrufen`} csrf={csrf}>
            <Text>{t.revokeHint}</Text>
            <ButtonGroup>
              <Button small variant="secondary" danger>
                {t.revoke}
                {about}
              </Button>
            </ButtonGroup>
          </Form>
        </>
      )}
    </Details>
  );
}

/** Names somebody new. */
export function NewPersonForm({ words, csrf, base, typed }: NewPersonProps) {
  const t = words.people;
  return (
    <Form action={`${base}/personal`} csrf={csrf}>
      <TextField name="name" label={t.name} value={typed('name')} autocomplete="off" />
      <TextField
        name="login"
        label={t.login}
        hint={t.loginHint}
        value={typed('login')}
        autocomplete="off"
        spellcheck={false}
      />
      <RadioGroup
        name="aufgabe"
        label={t.kind}
        value={typed('aufgabe') || 'partnerClerk'}
        choices={(['partnerClerk', 'branchLead'] as const).map((role) => ({ value: role, label: t.roles[role] }))}
      />
      <DateGroup
        id="neu-bis"
        name="bis"
        label={t.until}
        hint={t.untilHint}
        value={{ day: typed('bis-day'), month: typed('bis-month'), year: typed('bis-year') }}
      />
      <ButtonGroup>
        <Button>{t.addNow}</Button>
      </ButtonGroup>
    </Form>
  );
}

const stateOf = ({ isRevoked, trainedUntil }: BranchPerson, today: string): 'works' | 'over' | 'revoked' =>
  isRevoked ? 'revoked' : trainedUntil !== null && trainedUntil < today ? 'over' : 'works';

interface PeopleProps {
  readonly people: readonly BranchPerson[];
  readonly words: OfficeWords;
  readonly shell: PageShell;
  /** ISO day. */
  readonly today: string;
}
interface PersonFormsProps {
  readonly person: BranchPerson;
  readonly words: OfficeWords;
  readonly csrf: string;
  readonly base: string;
  readonly branches: readonly { readonly value: string; readonly label: string }[];
}
interface NewPersonProps {
  readonly words: OfficeWords;
  readonly csrf: string;
  readonly base: string;
  typed(name: string): string;
}
