import { useLanguage, useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { describedBy, FieldError, FieldHint, FieldLabel, type FieldProps, fieldId } from './field.tsx';
import { formatBytes } from './format.tsx';
import { Icon } from './icon.tsx';

/** Gives a file input with the list of files already added; each is removed by a button that sends its id. */
export function FileField(props: FileFieldProps) {
  const texts = useTexts();
  const language = useLanguage();
  const id = props.id ?? fieldId(props.name);
  return (
    <div class={props.error ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <FieldLabel htmlFor={id} heading={props.heading} optional={props.optional}>
        {props.label}
      </FieldLabel>
      {props.hint ? (
        <FieldHint id={id}>
          {props.hint}
          {props.more ? <span class="city-hint__more">{props.more}</span> : null}
        </FieldHint>
      ) : null}
      {props.error ? <FieldError id={id}>{props.error}</FieldError> : null}
      {props.files && props.files.length > 0 ? (
        <ul class="city-files" aria-label={texts.filesChosen}>
          {props.files.map((file) => (
            <li key={file.id} class="city-files__item">
              <Icon name="draft" />
              <span class="city-files__name">
                {file.name} <span class="city-muted">({formatBytes(file.bytes, language)})</span>
                {file.note ? <span class="city-files__note">{file.note}</span> : null}
              </span>
              <button
                class="city-linkbutton"
                type="submit"
                name={props.removeName ?? 'remove'}
                value={file.id}
                aria-label={texts.removeFile(file.name)}
              >
                {texts.remove}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        class="kern-form-input__input city-file"
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        aria-describedby={describedBy(id, props)}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </div>
  );
}

export type FileFieldProps = Props<
  FieldProps & {
    /** A second part of the hint, set apart. */
    more?: string;
    files?: readonly FileItem[];
    accept?: string;
    multiple?: boolean;
    /** Name of the button that removes a file; its value is the id of the file. */
    removeName?: string;
  }
>;

export type FileItem = Props<{
  id: string;
  name: string;
  bytes: number /** What the city knows: "checked". */;
  note?: string;
}>;
