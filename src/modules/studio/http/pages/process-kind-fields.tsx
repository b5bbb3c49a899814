import { Checkbox, CheckboxGroup, Fieldset, RadioGroup, Select, Text, TextField } from '#ui';
import type { Step } from '../../domain/edit/process/process-file.ts';
import { listed, type ProcessView } from '../process-view.ts';
import { BothLanguages, OutcomeField } from './process-fields.tsx';
import type { Sent } from './process-way-page.tsx';

/** The fields that only this kind of step has. */
export function KindFields({ process, step, sent }: KindProps) {
  if (step.type === 'userTask') return <TaskFields {...{ process, step, sent }} />;
  if (step.type === 'businessRuleTask') return <DecisionFields {...{ process, step, sent }} />;
  if (step.type === 'serviceTask') return <ActionFields {...{ process, step, sent }} />;
  if (step.timer) return <TimerFields {...{ process, step, sent }} />;
  if (step.type === 'endEvent' && !step.trigger)
    return <OutcomeField process={process} typed={sent.typed} known={step.attributes['outcome'] ?? ''} />;
  return null;
}

function TaskFields({ process, step, sent: { typed, errors } }: KindProps) {
  const { words, known, view } = process;
  const { id, attributes } = step;
  const both = (...path: readonly string[]) => ({ de: known.word('de', ...path), en: known.word('en', ...path) });
  const role = typed?.get('rolle') ?? attributes['role'] ?? 'clerk';
  const data = listed(attributes['data']);
  return (
    <>
      <RadioGroup
        name="rolle"
        label={words.role}
        value={role}
        choices={[
          { value: 'clerk', label: words.roles.clerk },
          { value: 'citizen', label: words.roles.citizen, hint: words.citizenHint },
        ]}
      />
      <BothLanguages
        name="titel"
        labels={{ de: words.titleDe, en: words.titleEn }}
        values={both('tasks', id, 'title')}
        {...{ typed, errors }}
      />
      <BothLanguages
        name="hilfe"
        labels={{ de: words.helpDe, en: words.helpEn }}
        values={both('tasks', id, 'help')}
        {...{ typed, errors }}
        optional
      />
      {attributes['role'] === 'citizen' ? null : (
        <>
          <Fieldset id="ergebnisse" label={words.outcomes}>
            {listed(attributes['outcomes']).map((outcome) => (
              <Outcome key={outcome} {...{ process, step, outcome, typed, errors }} />
            ))}
            <BothLanguages
              name="neu"
              labels={{ de: words.newOutcomeDe, en: words.newOutcomeEn }}
              values={{ de: '', en: '' }}
              hint={words.newOutcomeHint}
              {...{ typed, errors }}
              optional
            />
          </Fieldset>
          <ResultField {...{ process, step, typed, errors }} />
          {known.questions.length > 0 ? (
            <CheckboxGroup
              name="angaben"
              label={words.data}
              hint={words.dataHint}
              values={typed ? typed.all('angaben') : data}
              choices={known.questions.map(({ id: question, isList }) => ({
                value: question,
                label:
                  (isList
                    ? known.word(view.language, 'repeats', question, 'title')
                    : known.word(view.language, 'questions', question, 'short') ||
                      known.word(view.language, 'questions', question, 'label')) || question,
              }))}
            />
          ) : null}
          <Checkbox
            name="vieraugen"
            label={words.fourEyes}
            checked={typed ? typed.has('vieraugen') : attributes['fourEyes'] === 'true'}
          />
        </>
      )}
    </>
  );
}

function Outcome({ process, step, outcome, typed, errors }: FieldProps & { readonly outcome: string }) {
  const { words, known, view } = process;
  const word = (language: 'de' | 'en') => known.word(language, 'tasks', step.id, 'outcomes', outcome);
  const shown = word(view.language) || outcome;
  return (
    <>
      <BothLanguages
        name={`ergebnis-${outcome}`}
        labels={{ de: words.outcomeDe(shown), en: words.outcomeEn(shown) }}
        values={{ de: word('de'), en: word('en') }}
        {...{ typed, errors }}
      />
      <Checkbox
        name={`weg-${outcome}`}
        label={words.outcomeRemove(shown)}
        checked={typed?.has(`weg-${outcome}`) ?? false}
        error={errors[`weg-${outcome}`]}
      />
    </>
  );
}

function ResultField({ process: { words }, step, typed, errors }: FieldProps) {
  return (
    <TextField
      name="variable"
      label={words.result}
      hint={words.resultHint}
      value={typed?.get('variable') ?? step.attributes['result'] ?? ''}
      error={errors['variable']}
      spellcheck={false}
    />
  );
}

function DecisionFields({ process, step, sent: { typed, errors } }: KindProps) {
  const { words, known } = process;
  const own = step.attributes['decision'] ?? '';
  const names = [...new Set([...known.decisions, ...(own ? [own] : [])])];
  return (
    <>
      {names.length > 0 ? (
        <Select
          name="tabelle"
          label={words.decision}
          choices={names.map((value) => ({ value, label: value }))}
          value={typed?.get('tabelle') ?? own}
        />
      ) : (
        <Text>{words.decisionsMissing}</Text>
      )}
      <ResultField {...{ process, step, typed, errors }} />
    </>
  );
}

function ActionFields({ process, step, sent: { typed, errors } }: KindProps) {
  const { words, known } = process;
  const { attributes } = step;
  const field = (name: string, label: string, attribute: string, hint: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={typed?.get(name) ?? attributes[attribute] ?? ''}
      error={errors[name]}
      spellcheck={false}
    />
  );
  const letters = [...new Set([...known.letters, ...(attributes['letter'] ? [attributes['letter']] : [])])];
  const reveals: Readonly<Record<string, ReturnType<typeof field>>> = {
    'letter.issue':
      letters.length > 0 ? (
        <Select
          name="brief"
          label={words.letter}
          choices={letters.map((value) => ({ value, label: value }))}
          value={typed?.get('brief') ?? attributes['letter']}
        />
      ) : (
        <Text>{words.lettersMissing}</Text>
      ),
    'message.send': field('baustein', words.textKey, 'text', words.textKeyHint),
    'payment.open': (
      <>
        {field('betrag', words.amount, 'amount', words.amountHint)}
        {field('zweck', words.purpose, 'purpose', words.purposeHint)}
      </>
    ),
  };
  return (
    <>
      <RadioGroup
        name="aktion"
        label={words.action}
        value={typed?.get('aktion') ?? attributes['action']}
        choices={Object.entries(words.actions).map(([value, label]) => ({ value, label, reveals: reveals[value] }))}
      />
      <ResultField {...{ process, step, typed, errors }} />
    </>
  );
}

function TimerFields({ process, step, sent: { typed, errors } }: KindProps) {
  const { words } = process;
  const { timer, isInterrupting, type } = step;
  const kind = typed?.get('zeit') ?? timer?.kind ?? 'timeDuration';
  const known = (of: string): string => (timer?.kind === of ? timer.text : '');
  return (
    <>
      <RadioGroup
        name="zeit"
        label={words.time}
        value={kind}
        choices={[
          {
            value: 'timeDuration',
            label: words.timeKinds.timeDuration,
            reveals: (
              <TextField
                name="frist"
                label={words.period}
                hint={words.periodHint}
                width={10}
                value={typed?.get('frist') ?? known('timeDuration')}
                error={errors['frist']}
              />
            ),
          },
          {
            value: 'timeDate',
            label: words.timeKinds.timeDate,
            reveals: (
              <TextField
                name="tag"
                label={words.day}
                hint={words.dayHint}
                value={typed?.get('tag') ?? known('timeDate')}
                error={errors['tag']}
                spellcheck={false}
              />
            ),
          },
        ]}
      />
      {type === 'boundaryEvent' ? (
        <RadioGroup
          name="abbruch"
          label={words.interrupts}
          hint={words.interruptsHint}
          inline
          value={typed?.get('abbruch') ?? (isInterrupting ? 'ja' : 'nein')}
          choices={[
            { value: 'ja', label: words.yes },
            { value: 'nein', label: words.no },
          ]}
        />
      ) : null}
    </>
  );
}

interface KindProps {
  readonly process: ProcessView;
  readonly step: Step;
  readonly sent: Sent;
}
interface FieldProps extends Omit<KindProps, 'sent'>, Pick<Sent, 'typed' | 'errors'> {}
