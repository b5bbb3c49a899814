import type { ComponentChildren } from 'preact';
import type { Props } from '../props.ts';
import { describedBy, FieldError, FieldHint, FieldLegend } from './field.tsx';

/** Gives a group of controls under one legend, with hint and error read out for the group. */
export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      class={props.error ? 'kern-fieldset kern-fieldset--error city-fieldset' : 'kern-fieldset city-fieldset'}
      aria-describedby={describedBy(props.id, props)}
    >
      <FieldLegend heading={props.heading} optional={props.optional}>
        {props.label}
      </FieldLegend>
      {props.hint ? <FieldHint id={props.id}>{props.hint}</FieldHint> : null}
      {props.error ? <FieldError id={props.id}>{props.error}</FieldError> : null}
      <div class={props.inline ? 'kern-fieldset__body kern-fieldset__body--horizontal' : 'kern-fieldset__body'}>
        {props.children}
      </div>
    </fieldset>
  );
}

export type FieldsetProps = Props<{
  /** Base of the ids of hint and error. */
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  heading?: boolean;
  optional?: boolean;
  inline?: boolean;
  children?: ComponentChildren;
}>;
