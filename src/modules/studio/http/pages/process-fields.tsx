import { RadioGroup, Select, TextField } from '#ui';
import type { ErrorsByField, Typed } from '../process-typed.ts';
import { askableOutcomes, type ProcessView } from '../process-view.ts';

/** Two fields for the same words, German and English. */
export function BothLanguages({ name, labels, values, typed, errors, hint, optional }: BothProps) {
  return (
    <>
      {(['de', 'en'] as const).map((language) => (
        <TextField
          key={language}
          name={`${name}-${language}`}
          label={labels[language]}
          hint={language === 'de' ? hint : undefined}
          value={typed?.get(`${name}-${language}`) ?? values[language]}
          error={errors[`${name}-${language}`]}
          optional={optional}
        />
      ))}
    </>
  );
}

/** When a way is taken: in all other cases, for an outcome, or under a condition in FEEL. */
export function ConditionFields({ process, typed, errors, known, isDefault }: ConditionProps) {
  const { words } = process;
  const outcomes = askableOutcomes(process);
  const isAsked = outcomes.some(({ value }) => value === known);
  const kind = isDefault ? 'default' : isAsked ? 'outcome' : known === '' && outcomes.length > 0 ? 'outcome' : 'own';
  return (
    <RadioGroup
      name="bedingung"
      label={words.condition}
      value={typed?.get('bedingung') ?? kind}
      error={errors['bedingung']}
      choices={[
        ...(outcomes.length > 0
          ? [
              {
                value: 'outcome',
                label: words.conditions.outcome,
                reveals: (
                  <Select
                    name="ergebnis"
                    label={words.whichOutcome}
                    choices={outcomes}
                    value={typed?.get('ergebnis') ?? (isAsked ? known : '')}
                    error={errors['ergebnis']}
                  />
                ),
              },
            ]
          : []),
        {
          value: 'own',
          label: words.conditions.own,
          reveals: (
            <TextField
              name="feel"
              label={words.feel}
              hint={words.feelHint}
              value={typed?.get('feel') ?? known}
              error={errors['feel']}
              spellcheck={false}
            />
          ),
        },
        { value: 'default', label: words.conditions.default },
      ]}
    />
  );
}

/** Where a way leads: to a step of the process, or with `withEnd` to a new end that gets a name. */
export function TargetFields({ process, typed, errors, known, withEnd }: TargetProps) {
  const { words, file, nameOf } = process;
  const steps = file.nodes.filter(({ type }) => type !== 'startEvent' && type !== 'boundaryEvent');
  return (
    <>
      <Select
        name="ziel"
        label={words.target}
        choices={steps.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        value={typed?.get('ziel') ?? known}
        empty={withEnd ? words.newEnd : false}
        error={errors['ziel']}
      />
      {withEnd ? (
        <>
          <BothLanguages
            name="ende"
            labels={{ de: words.endDe, en: words.endEn }}
            values={{ de: '', en: '' }}
            typed={typed}
            errors={errors}
            optional
          />
          <OutcomeField process={process} typed={typed} known={withEnd === 'case' ? 'done' : ''} />
        </>
      ) : null}
    </>
  );
}

/** How a case ends at an end. */
export function OutcomeField({ process: { words }, typed, known }: Pick<TargetProps, 'process' | 'typed' | 'known'>) {
  return (
    <Select
      name="ausgang"
      label={words.outcome}
      choices={Object.entries(words.caseOutcomes).map(([value, label]) => ({ value, label }))}
      value={typed?.get('ausgang') ?? known}
      empty={words.outcomeNone}
    />
  );
}

interface FieldsProps {
  readonly process: ProcessView;
  readonly typed: Typed;
  readonly errors: ErrorsByField;
}
interface BothProps extends Omit<FieldsProps, 'process'> {
  readonly name: string;
  readonly labels: { readonly de: string; readonly en: string };
  readonly values: { readonly de: string; readonly en: string };
  readonly hint?: string;
  readonly optional?: boolean;
}
interface ConditionProps extends FieldsProps {
  readonly known: string;
  readonly isDefault: boolean;
}
interface TargetProps extends FieldsProps {
  readonly known: string;
  /** `case` when the new end most likely ends the case. */
  readonly withEnd?: 'case' | 'aside';
}
