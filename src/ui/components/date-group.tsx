import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { type FieldProps, fieldId } from './field.tsx';
import { Fieldset } from './fieldset.tsx';

/**
 * Gives three fields `<name>-day`, `<name>-month`, `<name>-year`; the first also takes one whole pasted date.
 * The day field carries the id of the field, so one error message per date links to it.
 */
export function DateGroup(props: DateGroupProps) {
  const texts = useTexts();
  const id = props.id ?? fieldId(props.name);
  const wrong = props.wrong ?? ['day', 'month', 'year'];
  return (
    <Fieldset {...props} id={id} hint={props.hint ?? texts.date.hint}>
      <div class="city-date" data-date>
        {dateParts.map((part) => (
          <div key={part} class="kern-form-input">
            <label class="kern-label city-date__label" for={partId(id, part)}>
              {texts.date[part]}
            </label>
            <input
              class={
                props.error && wrong.includes(part)
                  ? 'kern-form-input__input kern-form-input__input--error'
                  : 'kern-form-input__input'
              }
              id={partId(id, part)}
              name={`${props.name}-${part}`}
              type="text"
              inputMode="numeric"
              value={props.value?.[part] ?? ''}
              autocomplete={props.birthday ? `bday-${part}` : undefined}
              data-part={part}
              aria-invalid={props.error && wrong.includes(part) ? 'true' : undefined}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  );
}

function partId(id: string, part: DatePart): string {
  return part === 'day' ? id : `${id}-${part}`;
}

const dateParts = ['day', 'month', 'year'] as const;

export type DatePart = (typeof dateParts)[number];
/** The date as typed; nothing is parsed here. */
export type DateValue = Partial<Record<DatePart, string | undefined>>;
export type DateGroupProps = Props<
  FieldProps & {
    value?: DateValue;
    /** The parts the error is about; all three if left out. */
    wrong?: readonly DatePart[];
    /** Offers the birth date stored in the browser. */
    birthday?: boolean;
  }
>;
