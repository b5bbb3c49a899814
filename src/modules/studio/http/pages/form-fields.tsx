import type { Bilingual } from '#kernel/language';
import { type FormError, pairClass, Select, Text, TextArea, TextField } from '#ui';
import { choiceKey, choosable, conditionInWords, type FormEditor } from '../form-editor.ts';

/** One text in both languages, side by side where there is room. */
export function Pair({ name, labels, fields, hint, long, optional }: PairProps) {
  return (
    <div class={pairClass}>
      {(['de', 'en'] as const).map((language) => {
        const field = `${name}-${language}`;
        const common = {
          ...{ name: field, label: labels[language], value: fields.get(field), lang: language },
          ...{ error: fields.error(field), hint: language === 'de' ? hint : undefined, optional },
        };
        return long ? <TextArea key={field} {...common} rows={3} /> : <TextField key={field} {...common} />;
      })}
    </div>
  );
}

/** A condition: what it says now, a formula, and an answer that can be chosen instead of writing one. */
export function ConditionFields({ editor, name, title, list, fields }: ConditionProps) {
  const { condition } = editor.words;
  const text = fields.get(name);
  const words = conditionInWords(editor, list, text);
  const answers = choosable(editor, list);
  return (
    <fieldset class="kern-fieldset city-fieldset city-flow">
      <legend class="kern-label">{title}</legend>
      {words ? <Text>{condition.inWords(words)}</Text> : null}
      <TextField
        name={name}
        label={condition.formula}
        hint={condition.hint}
        value={text}
        error={fields.error(name)}
        spellcheck={false}
        optional
      />
      {answers.length > 0 ? (
        <>
          <Select
            name={`${name}-antwort`}
            label={condition.pick}
            empty={condition.pickNone}
            value={fields.get(`${name}-antwort`)}
            choices={answers.map((one) => ({ value: choiceKey(one), label: `${one.name} – ${one.answer}` }))}
          />
          <div class={pairClass}>
            <Select
              name={`${name}-ist`}
              label={condition.how}
              empty={false}
              value={fields.get(`${name}-ist`) || 'ist'}
              choices={[
                { value: 'ist', label: condition.is },
                { value: 'nicht', label: condition.isNot },
              ]}
            />
            <Select
              name={`${name}-verbinden`}
              label={condition.join}
              empty={false}
              value={fields.get(`${name}-verbinden`) || 'and'}
              choices={(['and', 'or', 'instead'] as const).map((value) => ({ value, label: condition.joins[value] }))}
            />
          </div>
        </>
      ) : null}
    </fieldset>
  );
}

/** The Enter key presses the first button of a form; where that would move or remove something, this one stands before it and saves. */
export const EnterSaves = ({ label }: { readonly label: string }) => (
  <button type="submit" class="kern-sr-only" tabIndex={-1} aria-hidden="true">
    {label}
  </button>
);

/** The kinds of questions to choose from. */
export function TypeSelect({ editor, fields, hint, name = 'art' }: TypeProps) {
  return (
    <Select
      name={name}
      label={editor.words.add.type}
      hint={hint}
      value={fields.get(name) || 'text'}
      empty={false}
      error={fields.error(name)}
      choices={Object.entries(editor.words.types).map(([value, label]) => ({ value, label }))}
    />
  );
}

/** Values and errors of fields: what was typed, else what is stored. */
export function fieldsOf(
  stored: Readonly<Record<string, string>>,
  typed: TypedFields | null,
  errors: readonly FormError[],
): Fields {
  return {
    get: (name) => (typed ? typed.get(name) : (stored[name] ?? '')),
    error: (name) => errors.find(({ field }) => field === name)?.message,
  };
}

/** The stored words of a pair of fields. */
export const storedPair = (name: string, words: Bilingual): Readonly<Record<string, string>> => ({
  [`${name}-de`]: words.de,
  [`${name}-en`]: words.en,
});

export interface Fields {
  get(name: string): string;
  error(name: string): string | undefined;
}
export interface TypedFields {
  get(name: string): string;
}
interface PairProps {
  readonly name: string;
  readonly labels: Bilingual;
  readonly fields: Fields;
  readonly hint?: string;
  readonly long?: boolean;
  readonly optional?: boolean;
}
interface ConditionProps {
  readonly editor: FormEditor;
  readonly name: string;
  readonly title: string;
  /** The list the condition stands in. */
  readonly list: string | null;
  readonly fields: Fields;
}
interface TypeProps {
  readonly editor: FormEditor;
  readonly fields: Fields;
  readonly hint?: string;
  readonly name?: string;
}
