import { Button, ButtonGroup, ButtonLink, Checkbox, Link, List, Section, Text, TextField } from '#ui';
import type { Step } from '../../domain/edit/process/process-file.ts';
import { conditionInWords, kindInWords, type ProcessView } from '../process-view.ts';
import { BothLanguages } from './process-fields.tsx';
import { KindFields } from './process-kind-fields.tsx';
import { errorList, type Sent } from './process-way-page.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** A step with everything the platform reads of it and its words in both languages; its ways; taking it away. */
export function stepPage(process: ProcessView, step: Step, sent: Sent): string {
  const { view, words, at, nameOf } = process;
  return copyPageHtml(view, {
    title: words.stepTitle(nameOf(step.id)),
    back: { href: at.base, label: words.back },
    errors: errorList(sent.errors, sent.refused),
    children: (
      <>
        <Text muted>{kindInWords(process, step)}</Text>
        {view.mayEdit ? (
          <CopyForm view={view} action={at.step(step.id)}>
            <StepFields {...{ process, step, sent }} />
            <Button>{view.words.save}</Button>
          </CopyForm>
        ) : null}
        <Section title={words.ways}>
          <Ways {...{ process, step }} />
          {view.mayEdit ? (
            <ButtonGroup>
              {step.type.endsWith('Gateway') ? (
                <ButtonLink href={at.step(step.id, '/weg')} variant="secondary">
                  {words.addWay}
                </ButtonLink>
              ) : null}
              {step.type === 'userTask' || step.type === 'receiveTask' ? (
                <ButtonLink href={at.step(step.id, '/frist')} variant="secondary">
                  {words.addTimer}
                </ButtonLink>
              ) : null}
            </ButtonGroup>
          ) : null}
        </Section>
        {view.mayEdit && step.type !== 'startEvent' ? (
          <CopyForm view={view} action={at.step(step.id, '/entfernen')}>
            <Text muted>{words.removeStepHint}</Text>
            <Button variant="tertiary" danger>
              {words.removeStep}
            </Button>
          </CopyForm>
        ) : null}
      </>
    ),
  });
}

function StepFields({ process, step, sent }: { process: ProcessView; step: Step; sent: Sent }) {
  const { words, known } = process;
  const { typed, errors } = sent;
  const isShown = typed ? typed.has('zeitleiste') : step.attributes['step'] === 'true';
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        value={typed?.get('name') ?? step.name}
        error={errors['name']}
        optional={step.type.endsWith('Gateway')}
      />
      <KindFields {...{ process, step, sent }} />
      {step.type.endsWith('Gateway') || step.type === 'boundaryEvent' ? null : (
        <>
          <Checkbox name="zeitleiste" label={words.visible} checked={isShown} />
          <BothLanguages
            name="text"
            labels={{ de: words.timelineDe, en: words.timelineEn }}
            values={{ de: known.word('de', 'steps', step.id), en: known.word('en', 'steps', step.id) }}
            {...{ typed, errors }}
            optional
          />
        </>
      )}
    </>
  );
}

function Ways({ process, step }: { process: ProcessView; step: Step }) {
  const { file, words, at, nameOf } = process;
  const ways = file.flows.filter(({ source }) => source === step.id);
  const timers = file.nodes.filter(({ attachedTo }) => attachedTo === step.id);
  const items = [
    ...ways.map((flow) => {
      const condition = conditionInWords(process, flow);
      return (
        <Link href={at.way(flow.id)}>{`${words.to(nameOf(flow.target))}${condition ? `, ${condition}` : ''}`}</Link>
      );
    }),
    ...timers.map(({ id }) => <Link href={at.step(id)}>{`${words.kinds.boundaryEvent}: ${nameOf(id)}`}</Link>),
  ];
  return items.length > 0 ? <List items={items} /> : <Text>{words.end}</Text>;
}
