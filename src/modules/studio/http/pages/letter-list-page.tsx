import type { Bilingual } from '#kernel/language';
import { Button, DenseTable, type FormError, Link, Section, Text, TextField } from '#ui';
import { letterNames, readLetter } from '../../domain/edit/letters/letter-view.ts';
import { letterWords } from '../../texts/letter-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** The letters of a service, and how a new one begins. */
export function letterListPage({ view, refused, typed }: LetterListProps): string {
  const { paths, copy, language } = view;
  const words = letterWords[language];
  const names = letterNames(copy.files);
  const errors: FormError[] = refused ? [{ field: 'name', message: refusalText(view, refused) }] : [];
  return copyPageHtml(view, {
    errors,
    children: (
      <>
        <Text>{words.intro}</Text>
        {names.length === 0 ? <Text>{words.noLetters}</Text> : null}
        {names.length > 0 ? (
          <DenseTable
            caption={view.words.part.letters}
            hideCaption
            columns={(['name', 'subject', 'blocks'] as const).map((key) => ({ key, label: words.columns[key] }))}
            rows={names.map((name) => {
              const letter = readLetter(copy.files, name);
              return {
                id: name,
                cells: {
                  name: <Link href={paths.part(copy.id, 'letters', `/${name}`)}>{name}</Link>,
                  subject: letter?.subject[language] ?? words.broken,
                  blocks: String(letter?.blocks.length ?? '–'),
                },
              };
            })}
          />
        ) : null}
        {view.mayEdit ? (
          <Section title={words.add} id="neu">
            <CopyForm view={view} action={paths.part(copy.id, 'letters')}>
              <TextField
                name="name"
                label={words.name}
                hint={words.nameHint}
                width={20}
                value={typed.name}
                spellcheck={false}
                error={errors[0]?.message}
              />
              <TextField name="betreff:de" label={words.subjectDe} value={typed.subject.de} lang="de" />
              <TextField name="betreff:en" label={words.subjectEn} value={typed.subject.en} lang="en" />
              <Button>{words.addButton}</Button>
            </CopyForm>
          </Section>
        ) : null}
      </>
    ),
  });
}

/** Why a change of a letter was refused, in words. */
export function refusalText({ words, language }: CopyView, reason: string): string {
  const own = letterWords[language].refusals as Readonly<Record<string, string>>;
  const general = words.refusals as Readonly<Record<string, string>>;
  return own[reason] ?? general[reason] ?? letterWords[language].broken;
}

interface LetterListProps {
  readonly view: CopyView;
  readonly refused: string | null;
  readonly typed: { readonly name: string; readonly subject: Bilingual };
}
