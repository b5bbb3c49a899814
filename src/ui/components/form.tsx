import type { ComponentChildren } from 'preact';
import type { Props } from '../props.ts';

/** Gives a form that the server checks: POST, no browser validation, double sending guarded where scripts run. */
export function Form({ action, csrf, upload, children, id }: FormProps) {
  return (
    <form
      class="city-form"
      id={id}
      method="post"
      action={action}
      enctype={upload ? 'multipart/form-data' : undefined}
      noValidate
      data-comfort
    >
      {csrf ? <Csrf token={csrf} /> : null}
      {children}
    </form>
  );
}

/** Gives the hidden field that proves the form came from our own page. */
export function Csrf({ token, name = 'csrf' }: Props<{ token: string; name?: string }>) {
  return <input type="hidden" name={name} value={token} />;
}

export type FormProps = Props<{
  action?: string;
  csrf?: string;
  /** The form sends files. */
  upload?: boolean;
  id?: string;
  children?: ComponentChildren;
}>;
