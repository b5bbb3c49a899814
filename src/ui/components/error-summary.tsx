import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { fieldId } from './field.tsx';

/** Gives the list of errors at the top of the page, each a link to its field, in the same words as there. */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  const texts = useTexts();
  if (errors.length === 0) return null;
  return (
    <div class="city-error-summary" data-error-summary tabIndex={-1} aria-labelledby="error-summary-title" role="alert">
      <h2 class="kern-heading-medium" id="error-summary-title">
        {title ?? texts.errorSummary}
      </h2>
      <ul class="city-error-summary__list">
        {errors.map(({ field, message }) => (
          <li key={`${field}${message}`}>{field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}

export type ErrorSummaryProps = Props<{ errors: readonly FormError[]; title?: string }>;

/** One error; `field` is the name of the field it is about, empty if it is about the whole page. */
export type FormError = { field: string; message: string };
