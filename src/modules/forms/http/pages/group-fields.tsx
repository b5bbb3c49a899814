import type { Language } from '#kernel/language';
import { AddressFields, type AddressPart, Checkbox, TextArea } from '#ui';
import type { Question, QuestionWords } from '../../domain/form-model.ts';
import type { FieldIssue } from '../../texts/field-issues.ts';
import { formsTexts } from '../../texts/index.ts';
import { draftPaths } from '../paths.ts';
import type { QuestionFieldsProps } from './question-fields.tsx';

/** Gives a long text; where the city needs German, a second field for it beside any other language. */
export function LongText({ question, fields, language, words, common }: PartProps & { words: QuestionWords }) {
  const own = formsTexts(language).question;
  const limit = question.maxLength ?? undefined;
  const written = fields.get(`${question.id}-language`) || language;
  const area = (
    <TextArea
      {...common}
      hint={hintOf(words, language)}
      value={fields.get(question.id)}
      limit={limit}
      lang={question.translate && written !== language ? written : undefined}
    />
  );
  if (!question.translate) return area;
  return (
    <>
      {area}
      <input type="hidden" name={`${question.id}-language`} value={written} />
      {written === 'de' ? null : (
        <TextArea
          name={`${question.id}-german`}
          label={own.germanLabel}
          hint={own.germanHint}
          lang={language === 'de' ? undefined : 'de'}
          value={fields.get(`${question.id}-german`)}
          limit={limit}
          optional
        />
      )}
    </>
  );
}

/** Gives the fields of an address, and a box to confirm a house number that the city's list does not know. */
export function Address({ question, fields, language, issues, common }: PartProps & { issues: readonly FieldIssue[] }) {
  const part = (name: string): string => fields.get(`${question.id}-${name}`);
  const confirmed = part('confirmed') !== '';
  return (
    <>
      <AddressFields
        {...common}
        error={undefined}
        errors={Object.fromEntries(issues.map((issue) => [issue.part ?? 'street', issue.message]))}
        value={{
          street: part('street'),
          houseNumber: part('houseNumber'),
          addition: part('addition'),
          postcode: part('postcode'),
          city: part('city'),
        }}
        parts={question.local ? localParts : undefined}
        streets={question.local ? draftPaths(language).streets : undefined}
      />
      {confirmed || issues.some((issue) => issue.code === 'house-number-unknown') ? (
        <Checkbox
          name={`${question.id}-confirmed`}
          value="true"
          label={formsTexts(language).question.confirmNumber}
          checked={confirmed}
        />
      ) : null}
    </>
  );
}

/** The one sentence of help with its example. */
export function hintOf(words: QuestionWords, language: Language): string | undefined {
  const own = formsTexts(language);
  if (words.help && words.example) return own.examplesAfter(words.help, words.example);
  return words.example ? own.example(words.example) : words.help;
}

const localParts: readonly AddressPart[] = ['street', 'houseNumber', 'addition', 'postcode'];

/** What the parts of a question's field share. */
export type PartProps = QuestionFieldsProps & {
  readonly question: Question;
  readonly common: {
    readonly name: string;
    readonly label: string;
    readonly error: string | undefined;
    readonly heading: boolean;
    readonly optional: boolean;
  };
};
