import {
  Button,
  ButtonGroup,
  ButtonLink,
  DenseTable,
  ErrorSummary,
  Form,
  Heading,
  Link,
  NumberText,
  RadioGroup,
  Section,
  Text,
  TextField,
} from '#ui';
import { jointReasons } from '../../../domain/joint-reasons.ts';
import type { JointCase, JointView } from '../../../use-cases/clerk/joint-cases.ts';
import type { Desk } from '../../clerk/desk.ts';
import { deskPage } from './desk-frame.tsx';
import { DueBadge } from './task-list.tsx';

/** Cases that belong together in one list, to be handed over together, linked further or let go. */
export function jointPage(about: JointProps): string {
  const { desk, view } = about;
  const { words, paths } = desk;
  const { joint } = words;
  return deskPage(desk, {
    title: `${joint.title} · ${view.number}`,
    error: about.errors.length > 0,
    back: { href: paths.case(view.number), label: joint.back },
    done: about.done,
    keys: [],
    children: (
      <>
        <ErrorSummary errors={about.errors} title={words.errors} />
        <Heading level={1}>
          {joint.title} · <NumberText>{view.number}</NumberText>
        </Heading>
        <Text>{joint.lead}</Text>
        {view.cases.length === 0 ? <Text>{joint.alone}</Text> : <Together {...about} />}
        <Section title={joint.link}>
          <Form action={paths.jointLink(view.number)} csrf={desk.csrf}>
            <TextField
              name="nummer"
              label={joint.other}
              hint={words.worklist.numberHint}
              value={about.typed.other}
              error={about.errors.find(({ field }) => field === 'nummer')?.message}
              width={20}
              spellcheck={false}
              autocomplete="off"
            />
            <RadioGroup
              name="grund"
              label={joint.reason}
              value={about.typed.reason}
              error={about.errors.find(({ field }) => field === 'grund')?.message}
              choices={jointReasons.map((value) => ({ value, label: joint.reasons[value] }))}
            />
            <ButtonGroup>
              <Button small>{joint.linkButton}</Button>
            </ButtonGroup>
          </Form>
        </Section>
      </>
    ),
  });
}

function Together({ desk, view }: JointProps) {
  const { words, paths, language } = desk;
  const { joint } = words;
  const mine = view.cases.filter(({ task }) => task?.isMine || task?.isFree);
  return (
    <>
      <DenseTable
        caption={joint.title}
        hideCaption
        columns={[
          { key: 'number', label: words.worklist.columns.number },
          { key: 'service', label: words.worklist.columns.service },
          { key: 'state', label: words.case.state },
          { key: 'due', label: words.worklist.columns.due },
          { key: 'taken', label: words.worklist.columns.taken },
          { key: 'reason', label: joint.reason },
        ]}
        rows={view.cases.map((one) => ({
          id: one.number,
          cells: {
            number: (
              <Link href={paths.case(one.number, { aufgabe: one.task?.token })}>
                <NumberText>{one.number}</NumberText>
              </Link>
            ),
            service: one.service[language],
            state: stateOf(desk, one),
            due: one.task ? <DueBadge desk={desk} due={one.task.due} /> : '',
            taken: one.task ? (one.task.isMine ? words.worklist.me : (one.task.with ?? words.worklist.free)) : '',
            reason: joint.reasons[one.reason],
          },
        }))}
      />
      <ButtonGroup>
        {mine.length > 0 ? (
          <ButtonLink small variant="secondary" href={paths.bulkOf(mine.map(chosen))}>
            {joint.together}
          </ButtonLink>
        ) : null}
      </ButtonGroup>
      <Form action={paths.jointUnlink(view.number)} csrf={desk.csrf}>
        <ButtonGroup>
          <Button small variant="tertiary">
            {joint.unlink(view.number)}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

const chosen = ({ number, task }: JointCase) => ({ number, token: task?.token ?? '' });

function stateOf({ words, language }: Desk, { status, task }: JointCase): string {
  const word = words.status[status as keyof typeof words.status] ?? status;
  return task?.step[language] ? `${word}: ${task.step[language]}` : word;
}

export interface JointTyped {
  readonly other: string;
  readonly reason: string;
}
interface JointProps {
  readonly desk: Desk;
  readonly view: JointView;
  readonly typed: JointTyped;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly done: string | null;
}
