import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  Details,
  type FormError,
  RadioGroup,
  Section,
  Select,
  Text,
  TextField,
} from '#ui';
import { pagesBeside } from '../../domain/edit/form/edit-pages.ts';
import { type PageView, type QuestionView, textOf, wordsKey } from '../../domain/edit/form/form-view.ts';
import { hasOptions, limitsOf } from '../../domain/edit/form/question-keys.ts';
import { conditionInWords, type FormEditor, pageName, questionName, wordsAt } from '../form-editor.ts';
import {
  ConditionFields,
  EnterSaves,
  type Fields,
  fieldsOf,
  Pair,
  storedPair,
  type TypedFields,
  TypeSelect,
} from './form-fields.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** One question: its words in both languages, its kind, whether it must be answered, when it is shown, and what counts as an answer. */
export function formQuestionPage(
  editor: FormEditor,
  page: PageView,
  question: QuestionView,
  about: FormQuestionAbout = {},
): string {
  const { view, words } = editor;
  const base = `${view.paths.part(view.copy.id, 'form')}/${page.key}`;
  const own = `${base}/frage/${question.id}`;
  const isMain = about.into === undefined || about.into === 'question';
  const fields = fieldsOf(
    storedQuestion(editor, page, question),
    isMain ? (about.typed ?? null) : null,
    about.errors ?? [],
  );
  const name = questionName(editor, page, question.id)[view.language];
  return copyPageHtml(view, {
    title: words.question.heading(name),
    errors: about.errors ?? [],
    back: { href: base, label: pageName(editor, page)[view.language] },
    children: view.mayEdit ? (
      <>
        <CopyForm view={view} action={own}>
          <EnterSaves label={view.words.save} />
          <Section title={words.question.words}>
            <Pair name="frage" labels={words.question.label} fields={fields} />
            <Pair name="hilfe" labels={words.question.help} fields={fields} long optional />
            <Pair name="beispiel" labels={words.question.example} fields={fields} optional />
            <Pair name="kurz" labels={words.question.short} fields={fields} optional />
          </Section>
          <Section title={words.question.kind}>
            <TypeSelect editor={editor} fields={fields} hint={words.question.typeHint} />
            {hasOptions(question.type) ? <Options editor={editor} question={question} fields={fields} /> : null}
            <Limits editor={editor} question={question} fields={fields} typed={isMain && about.typed !== undefined} />
            {question.type === 'info' ? null : <Required editor={editor} page={page} fields={fields} />}
          </Section>
          <ConditionFields editor={editor} name="wann" title={words.question.when} list={page.list} fields={fields} />
          <Button>{view.words.save}</Button>
        </CopyForm>
        <More editor={editor} page={page} question={question} own={own} about={about} />
      </>
    ) : (
      <>
        <Text>{words.types[question.type] ?? question.type}</Text>
        <Text>{question.when ? words.onlyWhen(conditionInWords(editor, page.list, question.when)) : words.always}</Text>
      </>
    ),
  });
}

function Required({
  editor,
  page,
  fields,
}: {
  readonly editor: FormEditor;
  readonly page: PageView;
  readonly fields: Fields;
}) {
  const { words } = editor;
  return (
    <RadioGroup
      name="pflicht"
      label={words.question.required}
      value={fields.get('pflicht') || 'no'}
      error={fields.error('pflicht')}
      choices={(['yes', 'no', 'when'] as const).map((value) => ({
        ...{ value, label: words.question.requiredChoices[value] },
        reveals:
          value === 'when' ? (
            <ConditionFields
              editor={editor}
              name="pflichtwann"
              title={words.question.requiredWhen}
              list={page.list}
              fields={fields}
            />
          ) : undefined,
      }))}
    />
  );
}

function Options({
  editor,
  question,
  fields,
}: {
  readonly editor: FormEditor;
  readonly question: QuestionView;
  readonly fields: Fields;
}) {
  const { words } = editor;
  const rows = optionRows(question);
  return (
    <fieldset class="kern-fieldset city-fieldset city-flow" id="antworten">
      <legend class="kern-label">{words.question.options}</legend>
      <Text>{words.question.optionsHint}</Text>
      {fields.error('antworten') ? <p class="city-field-error kern-body">{fields.error('antworten')}</p> : null}
      {rows.map((id, index) => {
        const title = id === null ? words.question.newOption : words.question.option(index + 1);
        const name = `antwort${index}`;
        return (
          <fieldset key={name} class="kern-fieldset city-fieldset city-flow">
            <legend class="kern-label">{title}</legend>
            {id === null ? null : <input type="hidden" name={`${name}-id`} value={id} />}
            <Pair name={name} labels={words.question.optionLabel} fields={fields} />
            {id === null ? null : (
              <TextField
                name={`${name}-wann`}
                label={words.question.optionWhen}
                value={fields.get(`${name}-wann`)}
                error={fields.error(`${name}-wann`)}
                spellcheck={false}
                optional
              />
            )}
            {id === null ? null : (
              <ButtonGroup>
                {index > 0 ? (
                  <Button small variant="tertiary" name="hoch" value={id}>
                    {words.up}
                    <span class="kern-sr-only">{words.name(title)}</span>
                  </Button>
                ) : null}
                <Button small variant="tertiary" danger name="weg" value={id}>
                  {words.question.optionRemove}
                  <span class="kern-sr-only">{words.name(title)}</span>
                </Button>
              </ButtonGroup>
            )}
          </fieldset>
        );
      })}
    </fieldset>
  );
}

/** The options there are and two empty rows for new ones. */
export const optionRows = (question: QuestionView): readonly (string | null)[] => [
  ...question.options.map(({ id }) => id),
  ...[null, null],
];

function Limits({ editor, question, fields, typed }: LimitsProps) {
  const { words } = editor;
  const { limit } = words.question;
  const own = (limitsOf.get(question.type) ?? []).filter((name) => name in limit) as readonly (keyof typeof limit)[];
  if (own.length === 0) return null;
  const hint = { date: words.question.dateHint, number: words.question.numberHint, money: words.question.moneyHint }[
    question.type as 'date'
  ];
  return (
    <fieldset class="kern-fieldset city-fieldset city-flow">
      <legend class="kern-label">{words.question.limits}</legend>
      {own.map((name) => {
        if (name === 'integer' || name === 'local' || name === 'translate')
          return (
            <Checkbox
              key={name}
              name={name}
              label={limit[name]}
              checked={typed ? fields.get(name) !== '' : fields.get(name) === 'true'}
            />
          );
        if (name === 'width')
          return (
            <Select
              key={name}
              name={name}
              label={limit.width}
              empty={false}
              value={fields.get(name) || 'full'}
              choices={Object.entries(words.question.widths).map(([value, label]) => ({ value, label }))}
            />
          );
        return (
          <TextField
            key={name}
            name={name}
            label={limit[name]}
            hint={name === 'pattern' ? words.question.patternHint : name === 'min' || name === 'max' ? hint : undefined}
            value={fields.get(name)}
            error={fields.error(name)}
            spellcheck={false}
            width={name.startsWith('max') && !['min', 'max'].includes(name) ? 6 : undefined}
            optional
          />
        );
      })}
      {own.includes('pattern') ? (
        <Pair name="muster" labels={words.question.patternError} fields={fields} optional />
      ) : null}
    </fieldset>
  );
}

function More({ editor, page, question, own, about }: MoreProps) {
  const { view, words, form } = editor;
  const others = pagesBeside(form.pages, page);
  const typed = about.into === 'name' ? (about.typed ?? null) : null;
  const naming = fieldsOf({ kennung: question.id }, typed, about.into === 'name' ? (about.errors ?? []) : []);
  return (
    <>
      {others.length > 0 && page.questions.length > 1 ? (
        <Details summary={words.question.move}>
          <CopyForm view={view} action={`${own}/seite`}>
            <Select
              name="seite"
              label={words.question.moveTo}
              empty={false}
              choices={others.map((one) => ({ value: one.key, label: pageName(editor, one)[view.language] }))}
            />
            <Button variant="secondary">{words.question.moveDo}</Button>
          </CopyForm>
        </Details>
      ) : null}
      <Details summary={words.question.rename} open={about.into === 'name'}>
        <CopyForm view={view} action={`${own}/name`}>
          <TextField
            name="kennung"
            label={words.question.id}
            hint={words.question.renameHint}
            spellcheck={false}
            width={20}
            value={naming.get('kennung')}
            error={naming.error('kennung')}
          />
          <Button variant="secondary">{words.question.renameDo}</Button>
        </CopyForm>
      </Details>
      <ButtonGroup>
        <ButtonLink variant="secondary" danger href={`${own}/entfernen`}>
          {words.question.remove}
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}

function storedQuestion(editor: FormEditor, page: PageView, question: QuestionView): Readonly<Record<string, string>> {
  const key = wordsKey(page, question.id);
  const at = (name: string) => wordsAt(editor, 'questions', key, name);
  const code = textOf(question.limits['patternCode']) || 'pattern';
  const limits = Object.entries(question.limits).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : textOf(value),
  ]);
  const options = question.options.map(({ id, when }, index) => ({
    ...storedPair(`antwort${index}`, wordsAt(editor, 'questions', key, 'options', id)),
    [`antwort${index}-wann`]: when,
  }));
  return {
    ...storedPair('frage', at('label')),
    ...storedPair('hilfe', at('help')),
    ...storedPair('beispiel', at('example')),
    ...storedPair('kurz', at('short')),
    ...storedPair('muster', wordsAt(editor, 'questions', key, 'errors', code)),
    ...Object.assign({}, ...options),
    ...Object.fromEntries(limits),
    ...{ art: question.type, wann: question.when },
    pflicht: typeof question.required === 'string' ? 'when' : question.required ? 'yes' : 'no',
    pflichtwann: typeof question.required === 'string' ? question.required : '',
  };
}

interface LimitsProps {
  readonly editor: FormEditor;
  readonly question: QuestionView;
  readonly fields: Fields;
  /** The fields show what was typed. */
  readonly typed: boolean;
}
interface MoreProps {
  readonly editor: FormEditor;
  readonly page: PageView;
  readonly question: QuestionView;
  readonly own: string;
  readonly about: FormQuestionAbout;
}
export interface FormQuestionAbout {
  readonly into?: 'question' | 'name';
  readonly typed?: TypedFields;
  readonly errors?: readonly FormError[];
}
