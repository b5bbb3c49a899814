import type { Props } from '../props.ts';
import { describedBy, FieldError, FieldHint, FieldLabel, type FieldProps, fieldId } from './field.tsx';

/** Gives a one-line input with label, hint and error; no browser validation, no placeholder. */
export function TextField(props: TextFieldProps) {
  const id = props.id ?? fieldId(props.name);
  return (
    <div class={props.error ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <FieldLabel htmlFor={id} heading={props.heading} optional={props.optional}>
        {props.label}
      </FieldLabel>
      {props.hint ? <FieldHint id={id}>{props.hint}</FieldHint> : null}
      {props.error ? <FieldError id={id}>{props.error}</FieldError> : null}
      <div class={props.prefix || props.suffix ? 'city-affix' : 'city-control'}>
        {props.prefix ? (
          <span class="kern-body city-affix__text" aria-hidden="true">
            {props.prefix}
          </span>
        ) : null}
        <input
          class={inputClass(props)}
          id={id}
          name={props.name}
          type={(props.type ?? 'text') as 'text'}
          value={props.value ?? ''}
          inputMode={props.inputMode}
          autocomplete={props.autocomplete}
          {...(props.spellcheck === undefined ? {} : { spellcheck: props.spellcheck })}
          lang={props.lang}
          disabled={props.disabled}
          data-options={props.options}
          aria-describedby={describedBy(id, props)}
          aria-invalid={props.error ? 'true' : undefined}
        />
        {props.suffix ? (
          <span class="kern-body city-affix__text" aria-hidden="true">
            {props.suffix}
          </span>
        ) : null}
      </div>
    </div>
  );
}

function inputClass({ width, error }: Pick<TextFieldProps, 'width' | 'error'>): string {
  const base = error ? 'kern-form-input__input kern-form-input__input--error' : 'kern-form-input__input';
  return width ? `${base} city-width-${width}` : base;
}

export type TextFieldProps = Props<
  FieldProps & {
    value?: string;
    type?: 'text' | 'email' | 'tel' | 'password' | 'url' | 'search';
    inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel';
    autocomplete?: string;
    spellcheck?: boolean;
    /** Width in characters that the answer is expected to have; full width if left out. */
    width?: 2 | 4 | 6 | 10 | 20;
    prefix?: string;
    suffix?: string;
    lang?: string;
    disabled?: boolean;
    /** Address that answers `?anfang=` with a list of links; the browser offers them while typing, where script runs. */
    options?: string;
  }
>;
