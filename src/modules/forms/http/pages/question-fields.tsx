import { formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import { CheckboxGroup, DateGroup, type DatePart, FileField, Heading, RadioGroup, Select, Text, TextField } from '#ui';
import { isRequired, openOptions } from '../../domain/check-value.ts';
import type {
  FileRef,
  FileType,
  FormWords,
  Question,
  QuestionWords,
  RepeatPage,
  Scope,
} from '../../domain/form-model.ts';
import { textKey } from '../../domain/form-model.ts';
import type { Fields } from '../../domain/read-input.ts';
import type { FieldIssue } from '../../texts/field-issues.ts';
import { formsTexts } from '../../texts/index.ts';
import { typeNames } from '../../texts/type-names.ts';
import { countries } from './countries.ts';
import { Address, hintOf, LongText } from './group-fields.tsx';

/** Gives the fields of some questions with what was typed and what is wrong with it; a single question is the page's heading. */
export function QuestionFields(props: QuestionFieldsProps) {
  return (
    <>
      {props.questions.map((question) => (
        <QuestionField key={question.id} {...props} question={question} />
      ))}
    </>
  );
}

function QuestionField(props: QuestionFieldsProps & { question: Question }) {
  const { question, texts, fields, language, scope } = props;
  const words: QuestionWords = texts.questions[textKey(props.repeat ?? null, question.id)] ?? { label: question.id };
  const issues = (props.issues ?? []).filter((issue) => issue.question === question.id);
  const error = issues.map((issue) => issue.message).join(' ') || undefined;
  const heading = props.heading === true;
  const common = {
    name: question.id,
    label: words.label,
    hint: hintOf(words, language),
    error,
    heading,
    optional: !isRequired(question, scope),
  };
  const choices = openOptions(question, scope).map((id) => ({ value: id, label: words.options?.[id] ?? id }));
  const value = fields.get(question.id);
  const own = formsTexts(language);
  switch (question.type) {
    case 'info':
      return (
        <>
          {heading ? <Heading level={1}>{words.label}</Heading> : <Text>{words.label}</Text>}
          {words.help ? <Text>{words.help}</Text> : null}
        </>
      );
    case 'yesno':
      return (
        <RadioGroup
          {...common}
          value={value || undefined}
          choices={[
            { value: 'true', label: words.options?.true ?? own.yes },
            { value: 'false', label: words.options?.false ?? own.no },
          ]}
        />
      );
    case 'choice':
      return <RadioGroup {...common} value={value || undefined} choices={choices} />;
    case 'choices':
      return <CheckboxGroup {...common} values={fields.all(question.id)} choices={choices} />;
    case 'country':
      return <Select {...common} value={value || undefined} choices={countries(language)} autocomplete="country" />;
    case 'longtext':
      return <LongText {...props} words={words} common={common} />;
    case 'date':
      return (
        <DateGroup
          {...common}
          value={{
            day: fields.get(`${question.id}-day`),
            month: fields.get(`${question.id}-month`),
            year: fields.get(`${question.id}-year`),
          }}
          wrong={issues[0]?.part ? [issues[0].part as DatePart] : undefined}
          birthday={props.autofill?.[question.id] === 'bday'}
        />
      );
    case 'address':
      return <Address {...props} issues={issues} common={common} />;
    case 'file':
      return (
        <FileField
          {...common}
          hint={[words.help, fileHint(question, language)].filter(Boolean).join(' ')}
          more={foreignHint(language, props.hasDeadline === true)}
          accept={question.files.types.map((type) => accepted[type]).join(',')}
          multiple={question.files.max > 1}
          removeName="_remove"
          files={(props.files?.[question.id] ?? []).map(({ id, name, size }) => ({ id, name, bytes: size }))}
        />
      );
    default:
      return (
        <TextField
          {...common}
          value={value}
          type={question.type === 'email' ? 'email' : question.type === 'phone' ? 'tel' : 'text'}
          inputMode={question.type === 'number' || question.type === 'money' ? 'decimal' : undefined}
          suffix={question.type === 'money' ? '€' : undefined}
          autocomplete={props.autofill?.[question.id] ?? autofillOfType[question.type]}
          spellcheck={question.type === 'text' ? undefined : false}
          width={question.width === 'short' ? 6 : question.width === 'medium' ? 20 : undefined}
        />
      );
  }
}

function fileHint(question: Question, language: Language): string {
  const { types, max, maxBytes } = question.files;
  const own = formsTexts(language).question;
  const count = formatNumber(max, language);
  const hint = own.files(typeNames(types, language), formatNumber(maxBytes / 1_000_000, language, 1), count);
  return max > 1 ? `${hint} ${own.together}` : hint;
}

/** What holds for a document in another language (VwVfG § 23(2) and (4), AO § 87(2) and (4)). */
function foreignHint(language: Language, hasDeadline: boolean): string {
  const own = formsTexts(language).question;
  return hasDeadline ? `${own.foreign} ${own.foreignInTime}` : own.foreign;
}

const accepted: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf,.pdf',
  jpeg: 'image/jpeg,.jpg,.jpeg',
  png: 'image/png,.png',
  heic: 'image/heic,.heic',
};
const autofillOfType: Readonly<Partial<Record<Question['type'], string>>> = { email: 'email', phone: 'tel' };

export interface QuestionFieldsProps {
  readonly questions: readonly Question[];
  readonly texts: FormWords;
  readonly fields: Fields;
  readonly language: Language;
  /** What the conditions of the questions see. */
  readonly scope: Scope;
  readonly issues?: readonly FieldIssue[];
  /** The list the questions belong to. */
  readonly repeat?: RepeatPage | null;
  /** The only question is the heading of the page. */
  readonly heading?: boolean;
  /** Files that were uploaded, by question. */
  readonly files?: Readonly<Record<string, readonly FileRef[]>>;
  /** A deadline of the person is running, which the answers are to keep. */
  readonly hasDeadline?: boolean;
  /** What the browser may fill in, by question. */
  readonly autofill?: Readonly<Record<string, string>>;
}
