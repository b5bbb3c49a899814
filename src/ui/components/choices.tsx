import type { ComponentChildren } from 'preact';
import { Fragment } from '../jsx-runtime.ts';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { describedBy, FieldError, FieldHint, FieldLabel, type FieldProps, fieldId } from './field.tsx';
import { Fieldset } from './fieldset.tsx';

/** Gives a choice of one; the first radio button carries the id of the field, so an error link lands on it. */
export function RadioGroup(props: RadioGroupProps) {
  return <Group {...props} kind="radio" chosen={props.value === undefined ? [] : [props.value]} />;
}

/** Gives a choice of any number; every box sends the same name. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  return <Group {...props} kind="checkbox" chosen={props.values ?? []} />;
}

/** Gives one box to agree to or confirm something. */
export function Checkbox(props: CheckboxProps) {
  const id = props.id ?? fieldId(props.name);
  return (
    <div class={props.error ? 'city-choice-field--error' : undefined}>
      {props.error ? <FieldError id={id}>{props.error}</FieldError> : null}
      <Choice
        kind="checkbox"
        id={id}
        name={props.name}
        checked={props.checked ?? false}
        error={Boolean(props.error)}
        describedby={describedBy(id, { error: props.error })}
        choice={{ value: props.value ?? 'yes', label: props.label, hint: props.hint }}
      />
    </div>
  );
}

/** Gives a drop-down list; for up to about ten choices prefer `RadioGroup`. */
export function Select(props: SelectProps) {
  const texts = useTexts();
  const id = props.id ?? fieldId(props.name);
  return (
    <div class={props.error ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <FieldLabel htmlFor={id} heading={props.heading} optional={props.optional}>
        {props.label}
      </FieldLabel>
      {props.hint ? <FieldHint id={id}>{props.hint}</FieldHint> : null}
      {props.error ? <FieldError id={id}>{props.error}</FieldError> : null}
      <select
        class={props.error ? 'city-select city-select--error' : 'city-select'}
        id={id}
        name={props.name}
        autocomplete={props.autocomplete}
        aria-describedby={describedBy(id, props)}
        aria-invalid={props.error ? 'true' : undefined}
      >
        {props.empty === false ? null : <option value="">{props.empty ?? texts.choose}</option>}
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Group(props: GroupProps) {
  const texts = useTexts();
  const id = props.id ?? fieldId(props.name);
  return (
    <Fieldset {...props} id={id} inline={props.inline}>
      {props.choices.map((choice, index) => (
        <Fragment key={choice.value}>
          {choice.divider ? <p class="kern-body city-choice-or">{texts.or}</p> : null}
          <Choice
            kind={props.kind}
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={props.name}
            checked={props.chosen.includes(choice.value)}
            error={Boolean(props.error)}
            choice={choice}
          />
          {choice.reveals ? <div class="city-reveals">{choice.reveals}</div> : null}
        </Fragment>
      ))}
    </Fieldset>
  );
}

function Choice({ kind, id, name, choice, checked, error, describedby }: ChoiceElementProps) {
  const hintId = choice.hint ? `${id}-item-hint` : '';
  const described = [describedby ?? '', hintId].filter(Boolean).join(' ') || undefined;
  return (
    <div class="kern-form-check city-choice">
      <input
        class={error ? `${controlClass[kind]} ${controlClass[kind]}--error` : controlClass[kind]}
        type={kind}
        id={id}
        name={name}
        value={choice.value}
        checked={checked}
        disabled={choice.disabled}
        aria-describedby={described}
      />
      <label class="kern-label" for={id} lang={choice.lang}>
        {choice.label}
      </label>
      {choice.hint ? (
        <div class="kern-hint city-choice__hint" id={hintId}>
          {choice.hint}
        </div>
      ) : null}
    </div>
  );
}

const controlClass = { radio: 'kern-form-check__radio', checkbox: 'kern-form-check__checkbox' };

/** One choice of a group. */
export type ChoiceItem = Props<{
  value: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** Puts the word "or" before this choice ("none of these"). */
  divider?: boolean;
  /** A field that belongs to this choice, shown beneath it; hidden by script-free CSS until chosen. */
  reveals?: ComponentChildren;
  disabled?: boolean;
  lang?: string;
}>;

export type RadioGroupProps = Props<
  FieldProps & { choices: readonly ChoiceItem[]; value?: string /** Side by side, for yes and no. */; inline?: boolean }
>;
export type CheckboxGroupProps = Props<FieldProps & { choices: readonly ChoiceItem[]; values?: readonly string[] }>;
export type CheckboxProps = Props<Omit<FieldProps, 'heading' | 'optional'> & { checked?: boolean; value?: string }>;
export type SelectProps = Props<
  FieldProps & {
    choices: readonly { value: string; label: string }[];
    value?: string;
    /** Text of the empty first choice, or `false` for none. */
    empty?: string | false;
    autocomplete?: string;
  }
>;

type GroupProps = Props<
  FieldProps & {
    kind: 'radio' | 'checkbox';
    choices: readonly ChoiceItem[];
    chosen: readonly string[];
    inline?: boolean;
  }
>;
type ChoiceElementProps = Props<{
  kind: 'radio' | 'checkbox';
  id: string;
  name: string;
  choice: ChoiceItem;
  checked: boolean;
  error: boolean;
  describedby?: string;
}>;
