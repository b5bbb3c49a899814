import { formatNumber } from '#kernel/format';
import { useLanguage, useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { describedBy, FieldError, FieldHint, FieldLabel, type FieldProps, fieldId } from './field.tsx';

/** Gives a multi-line input; with `limit` it says how many characters fit, counted live where scripts run. */
export function TextArea(props: TextAreaProps) {
  const texts = useTexts();
  const language = useLanguage();
  const id = props.id ?? fieldId(props.name);
  const countId = props.limit ? `${id}-count` : '';
  return (
    <div class={props.error ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <FieldLabel htmlFor={id} heading={props.heading} optional={props.optional}>
        {props.label}
      </FieldLabel>
      {props.hint ? <FieldHint id={id}>{props.hint}</FieldHint> : null}
      {props.error ? <FieldError id={id}>{props.error}</FieldError> : null}
      <textarea
        class={
          props.error
            ? 'kern-form-input__input kern-form-input__input--error city-textarea'
            : 'kern-form-input__input city-textarea'
        }
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        lang={props.lang}
        autocomplete={props.autocomplete}
        aria-describedby={describedBy(id, props, countId)}
        aria-invalid={props.error ? 'true' : undefined}
        data-limit={props.limit}
      >
        {props.value ?? ''}
      </textarea>
      {props.limit ? (
        <p class="kern-hint city-count" id={countId} data-left={texts.count.left} data-over={texts.count.over}>
          {texts.count.limit(formatNumber(props.limit, language))}
        </p>
      ) : null}
    </div>
  );
}

export type TextAreaProps = Props<
  FieldProps & {
    value?: string;
    rows?: number;
    /** Most characters the answer may have; shown, never enforced while typing. */
    limit?: number;
    lang?: string;
    autocomplete?: string;
  }
>;
