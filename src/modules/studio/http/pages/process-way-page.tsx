import { Button, ButtonGroup, ButtonLink, RadioGroup, Select, TextField } from '#ui';
import { insertable } from '../../domain/edit/process/new-step.ts';
import type { Flow, Step } from '../../domain/edit/process/process-file.ts';
import type { ErrorsByField, Typed } from '../process-typed.ts';
import type { ProcessView } from '../process-view.ts';
import { BothLanguages, ConditionFields, TargetFields } from './process-fields.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** A way between two steps: its word, when it is taken, where it leads; taking it away. */
export function wayPage(process: ProcessView, flow: Flow, { typed, errors, refused }: Sent): string {
  const { view, words, file, at, nameOf } = process;
  const source = file.nodes.find(({ id }) => id === flow.source);
  const isChoice = source?.type === 'exclusiveGateway' || source?.type === 'inclusiveGateway';
  return copyPageHtml(view, {
    title: words.wayTitle(nameOf(flow.source), nameOf(flow.target)),
    back: { href: at.base, label: words.back },
    errors: errorList(errors, refused),
    children: view.mayEdit ? (
      <>
        <CopyForm view={view} action={at.way(flow.id)}>
          <TextField
            name="name"
            label={words.wayName}
            value={typed?.get('name') ?? flow.name}
            optional
            error={errors['name']}
          />
          {isChoice ? (
            <ConditionFields
              {...{ process, typed, errors }}
              known={flow.condition?.text ?? ''}
              isDefault={source.defaultFlow === flow.id}
            />
          ) : null}
          <TargetFields {...{ process, typed, errors }} known={flow.target} />
          <ButtonGroup>
            <Button>{view.words.save}</Button>
            <ButtonLink href={at.way(flow.id, '/einfuegen')} variant="secondary">
              {words.insertHere}
            </ButtonLink>
          </ButtonGroup>
        </CopyForm>
        {isChoice || source?.type.endsWith('Gateway') ? (
          <CopyForm view={view} action={at.way(flow.id, '/entfernen')}>
            <Button variant="tertiary" danger>
              {words.removeWay}
            </Button>
          </CopyForm>
        ) : null}
      </>
    ) : null,
  });
}

/** What may be put between two steps; the fields a choice needs show with it. */
export function insertPage(process: ProcessView, flow: Flow, { typed, errors, refused }: Sent): string {
  const { view, words, at, nameOf, known } = process;
  const reveals = {
    decision:
      known.decisions.length > 0 ? (
        <Select
          name="tabelle"
          label={words.decision}
          choices={known.decisions.map((name) => ({ value: name, label: name }))}
          value={typed?.get('tabelle') ?? known.decisions[0]}
          empty={false}
        />
      ) : (
        words.decisionsMissing
      ),
    letter:
      known.letters.length > 0 ? (
        <Select
          name="brief"
          label={words.letter}
          choices={known.letters.map((name) => ({ value: name, label: name }))}
          value={typed?.get('brief') ?? known.letters[0]}
          empty={false}
        />
      ) : (
        words.lettersMissing
      ),
    wait: (
      <TextField
        name="frist"
        label={words.period}
        hint={words.periodHint}
        width={10}
        value={typed?.get('frist') ?? 'WD5'}
        error={errors['frist']}
      />
    ),
  };
  return copyPageHtml(view, {
    title: words.insertTitle(nameOf(flow.source), nameOf(flow.target)),
    back: { href: at.base, label: words.back },
    errors: errorList(errors, refused),
    children: view.mayEdit ? (
      <CopyForm view={view} action={at.way(flow.id, '/einfuegen')}>
        <RadioGroup
          name="art"
          label={words.what}
          value={typed?.get('art')}
          error={errors['art']}
          choices={insertable.map((kind) => ({
            value: kind,
            label: words.insertable[kind],
            reveals: kind === 'decision' || kind === 'letter' || kind === 'wait' ? reveals[kind] : undefined,
          }))}
        />
        <BothLanguages
          name="name"
          labels={{ de: words.nameDe, en: words.nameEn }}
          values={{ de: '', en: '' }}
          {...{ typed, errors }}
        />
        <Button>{words.insert}</Button>
      </CopyForm>
    ) : null,
  });
}

/** A new way out of a branching. */
export function branchPage(process: ProcessView, gateway: Step, { typed, errors, refused }: Sent): string {
  const { view, words, at, nameOf } = process;
  return copyPageHtml(view, {
    title: words.branchTitle(nameOf(gateway.id)),
    back: { href: at.step(gateway.id), label: words.stepTitle(nameOf(gateway.id)) },
    errors: errorList(errors, refused),
    children: view.mayEdit ? (
      <CopyForm view={view} action={at.step(gateway.id, '/weg')}>
        <TextField name="name" label={words.wayName} value={typed?.get('name') ?? ''} error={errors['name']} optional />
        {gateway.type === 'exclusiveGateway' || gateway.type === 'inclusiveGateway' ? (
          <ConditionFields {...{ process, typed, errors }} known="" isDefault={false} />
        ) : null}
        <TargetFields {...{ process, typed, errors }} known="" withEnd="case" />
        <Button>{words.add}</Button>
      </CopyForm>
    ) : null,
  });
}

/** A new time limit on the border of a step. */
export function timerPage(process: ProcessView, host: Step, { typed, errors, refused }: Sent): string {
  const { view, words, at, nameOf } = process;
  return copyPageHtml(view, {
    title: words.timerTitle(nameOf(host.id)),
    back: { href: at.step(host.id), label: words.stepTitle(nameOf(host.id)) },
    errors: errorList(errors, refused),
    children: view.mayEdit ? (
      <CopyForm view={view} action={at.step(host.id, '/frist')}>
        <BothLanguages
          name="name"
          labels={{ de: words.nameDe, en: words.nameEn }}
          values={{ de: '', en: '' }}
          {...{ typed, errors }}
        />
        <TextField
          name="frist"
          label={words.period}
          hint={words.periodHint}
          width={10}
          value={typed?.get('frist') ?? 'WD5'}
          error={errors['frist']}
        />
        <RadioGroup
          name="abbruch"
          label={words.interrupts}
          hint={words.interruptsHint}
          inline
          value={typed?.get('abbruch') ?? 'ja'}
          choices={[
            { value: 'ja', label: words.yes },
            { value: 'nein', label: words.no },
          ]}
        />
        <TargetFields {...{ process, typed, errors }} known="" withEnd="aside" />
        <Button>{words.add}</Button>
      </CopyForm>
    ) : null,
  });
}

/** Errors at their fields, then what was refused as a whole. */
export const errorList = (errors: ErrorsByField, refused: string | null) => [
  ...Object.entries(errors).map(([field, message]) => ({ field, message })),
  ...(refused ? [{ field: '', message: refused }] : []),
];

/** What was typed and why it was not saved. */
export interface Sent {
  readonly typed: Typed;
  readonly errors: ErrorsByField;
  readonly refused: string | null;
}
export const nothingSent: Sent = { typed: null, errors: {}, refused: null };
