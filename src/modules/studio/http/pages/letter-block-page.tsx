import { languages } from '#kernel/language';
import { Button, Fieldset, type FormError, pairTopClass, Text, TextArea, TextField } from '#ui';
import type { BlockView, RowView } from '../../domain/edit/letters/letter-view.ts';
import { letterWords } from '../../texts/letter-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { refusalText } from './letter-list-page.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** One block of a letter in both languages, with the condition under which it stands. */
export function letterBlockPage({ view, name, index, block, refused }: LetterBlockProps): string {
  const { paths, copy } = view;
  const words = letterWords[view.language];
  const field = refused === 'when-wrong' ? 'wenn' : '';
  const errors: FormError[] = refused ? [{ field, message: refusalText(view, refused) }] : [];
  const back = paths.part(copy.id, 'letters', `/${name}`);
  return copyPageHtml(view, {
    title: `${words.letter(name)}, ${words.block(index + 1, words.blockKinds[block.kind])}`,
    errors,
    back: { href: back, label: words.letter(name) },
    children: (
      <CopyForm view={view} action={`${back}/baustein/${index + 1}`}>
        <Text>{words.placeholders}</Text>
        {block.kind === 'legal' || block.kind === 'qr' ? (
          <Pair
            view={view}
            name="ueberschrift"
            label={block.kind === 'qr' ? words.caption : words.heading}
            words={block.heading}
          />
        ) : null}
        {hasText.has(block.kind) ? (
          <Pair view={view} name="text" label={words.text} words={block.text} isLong={block.kind !== 'heading'} />
        ) : null}
        {block.kind === 'qr' ? <TextField name="text:de" label={words.code} value={block.text.de} /> : null}
        {block.kind === 'table' ? (
          <TextField name="jeder" label={words.each} hint={words.eachHint} value={block.each} spellcheck={false} />
        ) : null}
        {block.kind === 'list' || block.kind === 'facts' || block.kind === 'table' ? (
          <Rows view={view} block={block} />
        ) : null}
        <TextField
          name="wenn"
          label={words.when}
          hint={words.whenHint}
          value={block.when}
          spellcheck={false}
          optional
          error={field === 'wenn' ? errors[0]?.message : undefined}
        />
        {view.mayEdit ? <Button>{view.words.save}</Button> : null}
      </CopyForm>
    ),
  });
}

function Pair({ view, name, label, words: both, isLong }: PairProps) {
  const words = letterWords[view.language];
  return (
    <Fieldset id={`${name}-beide`} label={label}>
      <div class={pairTopClass}>
        {languages.map((language) =>
          isLong ? (
            <TextArea
              key={language}
              name={`${name}:${language}`}
              label={words.languages[language]}
              value={both[language]}
              rows={Math.min(12, Math.max(3, Math.ceil(both[language].length / 45)))}
              lang={language}
            />
          ) : (
            <TextField
              key={language}
              name={`${name}:${language}`}
              label={words.languages[language]}
              value={both[language]}
              lang={language}
            />
          ),
        )}
      </div>
    </Fieldset>
  );
}

/** The rows as they are, and an empty one. */
function Rows({ view, block }: { readonly view: CopyView; readonly block: BlockView }) {
  const words = letterWords[view.language];
  const empty: RowView = { label: { de: '', en: '' }, value: { de: '', en: '' }, when: '' };
  const rows = [...block.rows, empty];
  const field = (name: string, value: string, label: string, lang?: string) => (
    <TextField name={name} label={label} value={value} {...(lang ? { lang } : {})} />
  );
  return (
    <>
      {rows.map((row, index) => (
        <Fieldset
          key={String(index)}
          id={`zeile-${index}`}
          label={index < block.rows.length ? words.row(block.kind, index + 1) : words.newRow(block.kind)}
          hint={index < block.rows.length ? words.rowGoes : undefined}
        >
          <div class={pairTopClass}>
            {field(`zeile.${index}:de`, row.label.de, words.languages.de, 'de')}
            {field(`zeile.${index}:en`, row.label.en, words.languages.en, 'en')}
            {block.kind === 'list' ? null : (
              <>
                {field(`wert.${index}:de`, row.value.de, words.valueDe)}
                {field(`wert.${index}:en`, row.value.en, words.valueEn)}
              </>
            )}
            {block.kind === 'facts' ? field(`zeile.${index}:wenn`, row.when, words.when) : null}
          </div>
        </Fieldset>
      ))}
    </>
  );
}

const hasText: ReadonlySet<string> = new Set(['paragraph', 'heading', 'legal']);

interface LetterBlockProps {
  readonly view: CopyView;
  readonly name: string;
  readonly index: number;
  readonly block: BlockView;
  readonly refused: string | null;
}
interface PairProps {
  readonly view: CopyView;
  readonly name: string;
  readonly label: string;
  readonly words: { readonly de: string; readonly en: string };
  readonly isLong?: boolean;
}
