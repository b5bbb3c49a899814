import type { ComponentChildren } from 'preact';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';

/** Gives the element id of a field, so that an error summary can link to it: `pets.0.name` becomes `pets-0-name`. */
export function fieldId(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_-]+/g, '-').replace(/^(?=[^A-Za-z])/, 'f-');
}

/** Gives the ids that describe a field (hint, error, further), as the value of `aria-describedby`. */
export function describedBy(id: string, field: { hint?: unknown; error?: unknown }, ...more: string[]) {
  const ids = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : '', ...more].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Gives the visible label of one control; as `heading` the label is also the heading of the page. */
export function FieldLabel({ htmlFor, children, heading, optional }: LabelProps) {
  const label = (
    <label class={heading ? 'kern-heading-large' : 'kern-label'} for={htmlFor}>
      {children}
      {optional ? <OptionalMark /> : null}
    </label>
  );
  return heading ? <h1 class="city-question">{label}</h1> : label;
}

/** Gives the legend of a group of controls; as `heading` it is also the heading of the page. */
export function FieldLegend({ children, heading, optional }: Omit<LabelProps, 'htmlFor'>) {
  if (!heading) {
    return (
      <legend class="kern-label">
        {children}
        {optional ? <OptionalMark /> : null}
      </legend>
    );
  }
  return (
    <legend>
      <h1 class="city-question kern-heading-large">
        {children}
        {optional ? <OptionalMark /> : null}
      </h1>
    </legend>
  );
}

/** Gives the one sentence of help of a field. */
export function FieldHint({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <div class="kern-hint city-hint" id={`${id}-hint`}>
      {children}
    </div>
  );
}

/** Gives the error at the field: a word for screen readers, then what is wrong and how to mend it. */
export function FieldError({ id, children }: { id: string; children: ComponentChildren }) {
  const texts = useTexts();
  return (
    <p class="kern-body city-field-error" id={`${id}-error`}>
      <span class="kern-sr-only">{texts.errorWord} </span>
      {children}
    </p>
  );
}

function OptionalMark() {
  return <span class="city-optional"> ({useTexts().optional})</span>;
}

/** What every field of a form takes. */
export type FieldProps = {
  /** Name of the value in the form data. */
  name: string;
  label: ComponentChildren;
  /** Element id; `fieldId(name)` if left out. */
  id?: string;
  hint?: ComponentChildren;
  error?: string;
  /** The label is the heading (h1) of the page: one question per page. */
  heading?: boolean;
  /** Marks the field as voluntary; everything else is needed. */
  optional?: boolean;
};

type LabelProps = Props<{ htmlFor: string; children: ComponentChildren; heading?: boolean; optional?: boolean }>;
