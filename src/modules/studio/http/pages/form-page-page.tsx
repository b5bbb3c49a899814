import {
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  type FormError,
  Link,
  pairClass,
  Section,
  Select,
  Table,
  Text,
  TextField,
} from '#ui';
import { pageWords } from '../../domain/edit/form/edit-pages.ts';
import type { PageView } from '../../domain/edit/form/form-view.ts';
import { conditionInWords, type FormEditor, pageName, questionName, wordsAt } from '../form-editor.ts';
import {
  ConditionFields,
  type Fields,
  fieldsOf,
  Pair,
  storedPair,
  type TypedFields,
  TypeSelect,
} from './form-fields.tsx';
import { Move } from './form-overview-page.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** One page of a form: when it is asked, what it says, its questions in order, and its ways out. */
export function formPagePage(editor: FormEditor, page: PageView, about: FormPageAbout = {}): string {
  const { view, words } = editor;
  const base = view.paths.part(view.copy.id, 'form');
  const own = `${base}/${page.key}`;
  const name = pageName(editor, page)[view.language];
  const fieldsFor = (into: NonNullable<FormPageAbout['into']>, stored: Readonly<Record<string, string>>): Fields =>
    fieldsOf(
      stored,
      about.into === into ? (about.typed ?? null) : null,
      about.into === into ? (about.errors ?? []) : [],
    );
  return copyPageHtml(view, {
    title: page.repeat ? words.listOf(name) : words.page.heading(name),
    errors: about.errors ?? [],
    back: { href: base, label: view.words.part.form },
    children: (
      <>
        {page.repeat ? null : <Questions editor={editor} page={page} own={own} />}
        {view.mayEdit ? (
          <>
            {page.repeat ? null : (
              <Details summary={words.add.question} open={about.into === 'question'}>
                <CopyForm view={view} action={`${own}/frage`}>
                  <TypeSelect editor={editor} fields={fieldsFor('question', {})} />
                  <Pair name="frage" labels={words.add.label} fields={fieldsFor('question', {})} />
                  <Button>{words.add.do}</Button>
                </CopyForm>
              </Details>
            )}
            <Section title={words.page.settings}>
              <CopyForm view={view} action={own}>
                <ConditionFields
                  editor={editor}
                  name="wann"
                  title={words.page.when}
                  list={page.list}
                  fields={fieldsFor('page', storedPage(editor, page))}
                />
                {page.repeat ? (
                  <ListFields editor={editor} page={page} fields={fieldsFor('page', storedPage(editor, page))} />
                ) : (
                  <PageWords editor={editor} fields={fieldsFor('page', storedPage(editor, page))} />
                )}
                <Button>{view.words.save}</Button>
              </CopyForm>
            </Section>
            {page.repeat ? null : <Exits editor={editor} page={page} own={own} about={about} />}
            <Details summary={words.page.rename} open={about.into === 'name'}>
              <CopyForm view={view} action={`${own}/name`}>
                <TextField
                  name="kennung"
                  label={words.page.id}
                  hint={words.page.renameHint}
                  spellcheck={false}
                  width={20}
                  value={fieldsFor('name', { kennung: page.id }).get('kennung')}
                  error={fieldsFor('name', {}).error('kennung')}
                />
                <Button variant="secondary">{words.question.renameDo}</Button>
              </CopyForm>
            </Details>
            <ButtonGroup>
              <ButtonLink variant="secondary" danger href={`${own}/entfernen`}>
                {words.page.remove}
              </ButtonLink>
            </ButtonGroup>
          </>
        ) : null}
      </>
    ),
  });
}

function PageWords({ editor, fields }: { readonly editor: FormEditor; readonly fields: Fields }) {
  const { words } = editor;
  return (
    <>
      <Pair name="titel" labels={words.page.title} fields={fields} hint={words.page.titleHint} optional />
      <Pair name="hilfe" labels={words.page.help} fields={fields} long optional />
    </>
  );
}

function ListFields({
  editor,
  page,
  fields,
}: {
  readonly editor: FormEditor;
  readonly page: PageView;
  readonly fields: Fields;
}) {
  const { words, view } = editor;
  const answers = page.pages.flatMap((inner) =>
    inner.questions.map(({ id }) => ({ value: id, label: questionName(editor, inner, id)[view.language] })),
  );
  return (
    <>
      {(['title', 'item', 'add', 'none'] as const).map((name) => (
        <Pair key={name} name={`liste-${name}`} labels={words.page.listWords[name]} fields={fields} />
      ))}
      <div class={pairClass}>
        {(['min', 'max'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={words.page[name]}
            inputMode="numeric"
            width={4}
            value={fields.get(name)}
            error={fields.error(name)}
          />
        ))}
      </div>
      <Select name="benennt" label={words.page.label} empty={false} value={fields.get('benennt')} choices={answers} />
    </>
  );
}

function Questions({
  editor,
  page,
  own,
}: {
  readonly editor: FormEditor;
  readonly page: PageView;
  readonly own: string;
}) {
  const { view, words } = editor;
  const hasOrder = view.mayEdit && page.questions.length > 1;
  const columns = (['questions', 'page', 'when', 'move'] as const).filter((key) => key !== 'move' || hasOrder);
  const labels = {
    questions: words.page.questions,
    page: words.question.type,
    when: words.columns.when,
    move: words.columns.move,
  };
  const table = (
    <Table
      caption={words.page.questions}
      columns={columns.map((key) => ({ key, label: labels[key] }))}
      rows={page.questions.map((question, index) => ({
        id: question.id,
        cells: {
          questions: (
            <Link plain href={`${own}/frage/${question.id}`}>
              {questionName(editor, page, question.id)[view.language]}
            </Link>
          ),
          page: words.types[question.type] ?? question.type,
          when: question.when ? words.onlyWhen(conditionInWords(editor, page.list, question.when)) : words.always,
          move: (
            <Move
              editor={editor}
              name={questionName(editor, page, question.id)[view.language]}
              value={question.id}
              index={index}
              of={page.questions.length}
            />
          ),
        },
      }))}
    />
  );
  return hasOrder ? (
    <CopyForm view={view} action={`${own}/reihe`}>
      {table}
    </CopyForm>
  ) : (
    table
  );
}

function Exits({ editor, page, own, about }: ExitsProps) {
  const { view, words } = editor;
  const fieldsFor = (id: string, stored: Readonly<Record<string, string>>): Fields =>
    about.into === 'exit' && about.exit === id
      ? fieldsOf(stored, about.typed ?? null, about.errors ?? [])
      : fieldsOf(stored, null, []);
  const form = (id: string, stored: Readonly<Record<string, string>>, number: number) => (
    <CopyForm view={view} action={`${own}/ausgang`}>
      <input type="hidden" name="ausgang" value={id} />
      <input type="hidden" name="nummer" value={String(number)} />
      <ConditionFields
        editor={editor}
        name={`ausgang${number}`}
        title={words.exit.when}
        list={page.list}
        fields={fieldsFor(id, stored)}
      />
      <Pair name={`ausgang${number}-titel`} labels={words.exit.heading} fields={fieldsFor(id, stored)} />
      <Pair name={`ausgang${number}-text`} labels={words.exit.text} fields={fieldsFor(id, stored)} long />
      <ButtonGroup>
        <Button variant={id ? 'primary' : 'secondary'}>{id ? view.words.save : words.add.do}</Button>
        {id ? (
          <Button variant="tertiary" danger name="tun" value="entfernen">
            {words.exit.remove}
          </Button>
        ) : null}
      </ButtonGroup>
    </CopyForm>
  );
  return (
    <Section title={words.exit.title}>
      <Text>{page.exits.length === 0 ? words.exit.none : words.exit.hint}</Text>
      {page.exits.map(({ id, when }, index) => (
        <Details
          key={id}
          summary={words.exit.one(wordsAt(editor, 'exits', id, 'title')[view.language] || id)}
          open={about.into === 'exit' && about.exit === id}
        >
          {form(
            id,
            {
              [`ausgang${index + 1}`]: when,
              ...storedPair(`ausgang${index + 1}-titel`, wordsAt(editor, 'exits', id, 'title')),
              ...storedPair(`ausgang${index + 1}-text`, wordsAt(editor, 'exits', id, 'text')),
            },
            index + 1,
          )}
        </Details>
      ))}
      <Details summary={words.exit.add} open={about.into === 'exit' && about.exit === ''}>
        {form('', {}, 0)}
      </Details>
    </Section>
  );
}

function storedPage(editor: FormEditor, page: PageView): Readonly<Record<string, string>> {
  const key = pageWords(editor.view.copy.files, page);
  const list = page.repeat;
  return {
    wann: page.when,
    ...storedPair('titel', wordsAt(editor, 'pages', key, 'title')),
    ...storedPair('hilfe', wordsAt(editor, 'pages', key, 'help')),
    ...(list
      ? {
          ...{ min: String(list.min), max: String(list.max), benennt: list.label },
          ...Object.assign(
            {},
            ...(['title', 'item', 'add', 'none'] as const).map((name) =>
              storedPair(`liste-${name}`, wordsAt(editor, 'repeats', list.id, name)),
            ),
          ),
        }
      : {}),
  };
}

interface ExitsProps {
  readonly editor: FormEditor;
  readonly page: PageView;
  readonly own: string;
  readonly about: FormPageAbout;
}
export interface FormPageAbout {
  /** The form of the page that what was typed belongs to. */
  readonly into?: 'page' | 'question' | 'exit' | 'name';
  readonly exit?: string;
  readonly typed?: TypedFields;
  readonly errors?: readonly FormError[];
}
