import {
  Button,
  Checkbox,
  CheckboxGroup,
  Fieldset,
  type FormError,
  pairClass,
  RadioGroup,
  Select,
  Text,
  TextArea,
  TextField,
} from '#ui';
import { type BasicField, fieldsOf, type SectionName } from '../../domain/edit/basics/sections.ts';
import {
  basicWords,
  lawsOf,
  nameOfField,
  type TypedBasics,
  type TypedValue,
} from '../../domain/edit/basics/set-basics.ts';
import { basicsWords } from '../../texts/basics-editor.ts';
import type { Choices } from '../../use-cases/basics-choices.ts';
import type { CopyView, Refusal } from '../studio-http.ts';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** One section of the basics, to be changed. */
export function basicsSectionPage(about: BasicsSectionProps): string {
  const { view, section } = about;
  const { paths, copy } = view;
  const words = basicsWords[view.language];
  const errors = errorsOf(about);
  return copyPageHtml(view, {
    title: words.sections[section],
    errors,
    back: { href: paths.part(copy.id, 'basics'), label: view.words.part.basics },
    children: (
      <CopyForm view={view} action={paths.part(copy.id, 'basics', `/${section}`)}>
        <Text>{words.about[section]}</Text>
        {fieldsOf(section).map((field) => (
          <Field key={nameOfField(field)} {...about} field={field} errors={errors} />
        ))}
        {view.mayEdit ? <Button>{view.words.save}</Button> : null}
      </CopyForm>
    ),
  });
}

function Field({ view, field, choices, typed, errors }: FieldProps) {
  const words = basicsWords[view.language];
  const name = nameOfField(field);
  const key = name as keyof typeof words.fields;
  const saved = basicWords(view.copy.files, field);
  const value: TypedValue = typed
    ? { text: typed.text(name) ?? '', all: typed.all(name), unit: typed.text(`${name}.unit`) ?? 'D' }
    : saved;
  const label = words.fields[key];
  const hint = (words.hints as Readonly<Record<string, string>>)[name];
  const error = errors.find((one) => one.field === name)?.message;
  const common = { name, label, hint, error, optional: field.isNeeded !== true };
  const options = field.from ? choices[field.from] : [];
  switch (field.kind) {
    case 'many':
      return options.length === 0 ? (
        <Text muted>
          {label}: {words.none}
        </Text>
      ) : (
        <CheckboxGroup {...common} optional={false} choices={options} values={value.all ?? []} />
      );
    case 'choice':
      return field.isNeeded && options.length <= 4 ? (
        <RadioGroup {...common} choices={options} {...(value.text ? { value: value.text } : {})} />
      ) : (
        <Select
          {...common}
          choices={withOwn(options, value.text ?? '')}
          value={value.text ?? ''}
          empty={words.nothing}
        />
      );
    case 'yesno':
      return <Checkbox name={name} label={label} hint={hint} checked={value.text === 'yes'} />;
    case 'period':
      return <Period {...common} field={field} value={value} view={view} />;
    case 'law':
      return <Laws view={view} typed={typed} />;
    case 'pairs':
      return <TextArea {...common} value={value.text ?? ''} rows={6} />;
    default:
      return <TextField {...common} value={value.text ?? ''} />;
  }
}

function Period({ name, label, hint, error, field, value, view }: PeriodProps) {
  const words = basicsWords[view.language];
  const units = Object.entries(words.units)
    .filter(([unit]) => unit !== 'WD' || field.hasWorkingDays)
    .map(([unit, text]) => ({ value: unit, label: text }));
  const all = value.unit === 'other' ? [...units, { value: 'other', label: words.asWritten }] : units;
  return (
    <Fieldset id={`${name.replaceAll('.', '-')}-dauer`} label={label} hint={hint} optional={field.isNeeded !== true}>
      <div class={pairClass}>
        <TextField
          name={name}
          label={words.count}
          inputMode={value.unit === 'other' ? 'text' : 'numeric'}
          width={6}
          value={value.text ?? ''}
          error={error}
        />
        <Select name={`${name}.unit`} label={words.unit} choices={all} value={value.unit ?? 'D'} empty={false} />
      </div>
    </Fieldset>
  );
}

function Laws({ view, typed }: { readonly view: CopyView; readonly typed: TypedBasics | null }) {
  const words = basicsWords[view.language];
  const rows = [...(typed?.laws() ?? lawsOf(view.copy.files)), { id: '', reference: '', source: '', asOf: '' }];
  return (
    <>
      {rows.map((row, index) => (
        <Fieldset
          key={`${row.id}-${index}`}
          id={`recht-${index}`}
          label={index < rows.length - 1 ? words.law(index + 1) : words.newLaw}
          hint={index < rows.length - 1 ? words.lawGoes : undefined}
        >
          <input type="hidden" name={`law.${index}.id`} value={row.id} />
          <TextField name={`law.${index}.reference`} label={words.reference} value={row.reference} />
          <TextField name={`law.${index}.source`} label={words.source} value={row.source} />
          <TextField name={`law.${index}.asOf`} label={words.asOf} hint={words.asOfHint} width={10} value={row.asOf} />
        </Fieldset>
      ))}
    </>
  );
}

/** A value that cannot be chosen any more stays visible. */
const withOwn = (options: readonly { readonly value: string; readonly label: string }[], value: string) =>
  value === '' || options.some((one) => one.value === value) ? options : [...options, { value, label: value }];

function errorsOf({ view, refused }: BasicsSectionProps): FormError[] {
  if (!refused) return [];
  const words = basicsWords[view.language];
  if (refused.reason === 'period-wrong')
    return [{ field: String(refused.details['field'] ?? ''), message: words.periodWrong }];
  const general = view.words.refusals as Readonly<Record<string, string>>;
  const field = refused.reason === 'office-foreign' ? 'office' : '';
  return [{ field, message: general[refused.reason] ?? words.broken }];
}

interface BasicsSectionProps {
  readonly view: CopyView;
  readonly section: SectionName;
  readonly choices: Choices;
  readonly typed: TypedBasics | null;
  readonly refused: Refusal<'file-broken' | 'period-wrong'> | null;
}
interface FieldProps extends BasicsSectionProps {
  readonly field: BasicField;
  readonly errors: readonly FormError[];
}
interface PeriodProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly field: BasicField;
  readonly value: TypedValue;
  readonly view: CopyView;
}
