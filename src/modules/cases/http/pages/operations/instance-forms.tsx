import { Alert, Button, Form, RadioGroup, Section, Select, Text, TextArea } from '#ui';
import type { InstanceView } from '../../../use-cases/operations/show-instance.ts';
import type { OperationsDesk } from '../../operations/operations-desk.ts';
import type { Refused } from './instance-page.tsx';

/** Lets the case rest, with the rule for its deadlines; or lets it run again. */
export function Rest({ desk, view, refused, message }: FormProps) {
  const { words, paths, desk: own } = desk;
  if (view.suspendedAt) {
    return (
      <Section title={words.suspend.resting(desk.time(view.suspendedAt))}>
        <Text>{words.suspend.rule}</Text>
        <Text>{words.suspend.law}</Text>
        <Text>{words.suspend.later}</Text>
        <Form action={paths.resume(view.number)} csrf={own.csrf}>
          <Button>{words.suspend.resume}</Button>
        </Form>
      </Section>
    );
  }
  return (
    <Section title={words.suspend.title}>
      <Text>{words.suspend.rule}</Text>
      <Text>{words.suspend.law}</Text>
      <Text>{words.suspend.later}</Text>
      <Form action={paths.suspend(view.number)} csrf={own.csrf}>
        <TextArea
          name="ruhegrund"
          label={words.suspend.reason}
          hint={words.suspend.reasonHint}
          rows={2}
          value={refused?.typed.rest ?? ''}
          error={refused?.field === 'ruhegrund' && message ? message : undefined}
        />
        <Button variant="secondary">{words.suspend.button}</Button>
      </Form>
    </Section>
  );
}

/** Proposes to move or end a token; a second person decides. */
export function Repair({ desk, view, refused, message }: FormProps) {
  const { words, paths, desk: own } = desk;
  const { repair } = words;
  const typed = refused?.typed;
  const errorAt = (field: string) => (refused?.field === field && message ? message : undefined);
  const targets = new Map(view.tokens.flatMap((token) => token.targets.map(({ node, name }) => [node, name])));
  return (
    <Section title={repair.title}>
      <Text>{repair.text}</Text>
      {refused && refused.field === null && message ? <Alert tone="warning" level={3} title={message} /> : null}
      <Form action={paths.propose(view.number)} csrf={own.csrf}>
        <Select
          name="marke"
          label={repair.token}
          value={typed?.token ?? view.tokens[0]?.token ?? ''}
          empty={false}
          error={errorAt('marke')}
          choices={view.tokens.map(({ token, name }) => ({ value: token, label: `${name} (${token})` }))}
        />
        <RadioGroup
          name="was"
          label={repair.what}
          value={typed?.kind === 'cancel' ? 'beenden' : 'versetzen'}
          choices={[
            { value: 'versetzen', label: repair.move },
            { value: 'beenden', label: repair.cancel },
          ]}
        />
        <Select
          name="ziel"
          label={repair.target}
          hint={repair.targetHint}
          value={typed?.target ?? ''}
          error={errorAt('ziel')}
          choices={[...targets].map(([value, label]) => ({ value: value ?? '', label: label ?? '' }))}
        />
        <TextArea
          name="grund"
          label={repair.reason}
          hint={words.suspend.reasonHint}
          rows={2}
          value={typed?.reason ?? ''}
          error={errorAt('grund')}
        />
        <Button variant="secondary">{repair.button}</Button>
      </Form>
    </Section>
  );
}

interface FormProps {
  readonly desk: OperationsDesk;
  readonly view: InstanceView;
  readonly refused: Refused | null;
  readonly message: string | null;
}
