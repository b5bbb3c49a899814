import type { GlossaryTerm } from '#catalogue';
import { type Language, languages } from '#kernel/language';
import {
  Button,
  ButtonGroup,
  Details,
  Fieldset,
  type FormError,
  TextField as LineField,
  List,
  pairTopClass,
  Text,
  TextArea,
} from '#ui';
import { glossaryHints, readingOf } from '../../domain/edit/texts/hints.ts';
import { type TextEntry, type TextField, wordsAt } from '../../domain/edit/texts/text-entries.ts';
import { keyWord } from '../../texts/places.ts';
import { textWords } from '../../texts/text-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** What belongs together, in both languages side by side, with how it reads. */
export function textEntryPage(about: TextEntryProps): string {
  const { view, entry, refused } = about;
  const words = textWords[view.language];
  const { paths, copy } = view;
  const address = paths.part(copy.id, 'texts', `/${encodeURIComponent(entry.slug)}`);
  const errors: FormError[] = refused ? [{ field: '', message: refusalWords(view, refused) }] : [];
  return copyPageHtml(view, {
    title: words.entry(entry.group, entry.id),
    errors,
    back: { href: paths.part(copy.id, 'texts'), label: words.back },
    children: (
      <CopyForm view={view} action={address}>
        {entry.isUnused ? <Text>{words.unusedText}</Text> : null}
        {entry.fields.map((field) => (
          <Fieldset key={field.path.join('/')} id={`feld-${field.path.join('-')}`} label={labelOf(view, field)}>
            <div class={pairTopClass}>
              {languages.map((language) => (
                <div key={language} class="city-flow">
                  <Field {...about} field={field} language={language} />
                </div>
              ))}
            </div>
          </Fieldset>
        ))}
        <Glossary {...about} />
        {view.mayEdit ? (
          <ButtonGroup>
            <Button>{view.words.save}</Button>
            {entry.isUnused ? (
              <Button name="entfernen" value="ja" variant="secondary" danger>
                {words.remove}
              </Button>
            ) : null}
          </ButtonGroup>
        ) : null}
      </CopyForm>
    ),
  });
}

/** The name under which a form sends the words of a field. */
export const fieldName = (language: Language, { path }: TextField): string => `${language}:${path.join('/')}`;

function Field({ view, field, language, typed, allowed }: FieldProps) {
  const words = textWords[view.language];
  const name = fieldName(language, field);
  const value = typed?.(language, field) ?? wordsAt(view.copy.files, language, field);
  const hint = { list: words.listHint, ways: words.waysHint, line: undefined, text: undefined }[field.kind];
  const label = `${words.languages[language]}${field.isNeeded ? '' : ` (${words.voluntary})`}`;
  const isShort = field.kind === 'line' && value.length < 70;
  return (
    <>
      {isShort ? (
        <LineField name={name} label={label} value={value} lang={language} hint={hint} />
      ) : (
        <TextArea
          name={name}
          label={label}
          value={value}
          lang={language}
          hint={hint}
          rows={Math.min(12, Math.max(2, Math.ceil(value.length / 45), value.split('\n').length + 1))}
        />
      )}
      {field.path[0] === 'search' || field.kind === 'ways' || value === '' ? null : (
        <Reads view={view} text={value} language={language} allowed={allowed} isShort={isShort} />
      )}
    </>
  );
}

/** How the words read as they were saved or typed last. */
function Reads({ view, text, language, allowed, isShort }: ReadsProps) {
  const words = textWords[view.language];
  const { findings, longest, level } = readingOf(text, language, allowed);
  return (
    <>
      {isShort ? null : (
        <Text size="small" muted>
          {words.longest(longest)} {level === null ? '' : words.level(level)}
        </Text>
      )}
      {findings.length > 0 ? (
        <List
          items={findings.map(({ rule, sentence, value }) =>
            words.finding(words.rules[rule], value, sentence.length > 70 ? `${sentence.slice(0, 70)}…` : sentence),
          )}
        />
      ) : null}
    </>
  );
}

function Glossary({ view, entry, glossary }: TextEntryProps) {
  const words = textWords[view.language];
  const german = entry.fields.map((field) => wordsAt(view.copy.files, 'de', field)).join('\n');
  const hints = glossaryHints(german, glossary);
  if (hints.length === 0) return null;
  return (
    <Details summary={words.glossary}>
      <List items={hints.map(({ term, english }) => words.term(term, english))} />
    </Details>
  );
}

function labelOf({ language }: CopyView, { path }: TextField): string {
  const words = textWords[language];
  if (path.length === 1) return keyWord(path[0] ?? '', language);
  const [, , key = '', inner, last] = path;
  if (key === '') return words.inTimeline;
  const name = words.inner[key as keyof typeof words.inner];
  return inner === undefined || !name
    ? keyWord(key, language)
    : `${name} „${inner}“${last ? `: ${keyWord(last, language)}` : ''}`;
}

const refusalWords = ({ words }: CopyView, reason: string): string =>
  words.refusals[reason as keyof typeof words.refusals] ?? words.errors;

interface TextEntryProps {
  readonly view: CopyView;
  readonly entry: TextEntry;
  readonly allowed: ReadonlySet<string>;
  readonly glossary: readonly GlossaryTerm[];
  /** What was typed and not saved. */
  readonly typed: ((language: Language, field: TextField) => string | null) | null;
  readonly refused: string | null;
}
interface FieldProps extends TextEntryProps {
  readonly field: TextField;
  readonly language: Language;
}
interface ReadsProps {
  /** A label has no sentences. */
  readonly isShort: boolean;
  readonly view: CopyView;
  readonly text: string;
  readonly language: Language;
  readonly allowed: ReadonlySet<string>;
}
