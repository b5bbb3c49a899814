import {
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  type FormError,
  Hidden,
  Link,
  Section,
  Select,
  Table,
  Text,
} from '#ui';
import type { PageView } from '../../domain/edit/form/form-view.ts';
import { conditionInWords, type FormEditor, pageName, questionName } from '../form-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { type Fields, fieldsOf, Pair, type TypedFields, TypeSelect } from './form-fields.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** The pages of a form in their order, with what each asks and when; pages move, and new ones and lists are put in. */
export function formOverviewPage(editor: FormEditor, about: FormOverviewAbout = {}): string {
  const { view, words, form } = editor;
  const { paths, copy } = view;
  const base = paths.part(copy.id, 'form');
  const forPage = fieldsOf({}, about.into === 'page' ? (about.typed ?? null) : null, about.errors ?? []);
  const forList = fieldsOf({}, about.into === 'list' ? (about.typed ?? null) : null, about.errors ?? []);
  return copyPageHtml(view, {
    errors: about.errors ?? [],
    children: (
      <>
        <Text>{words.intro}</Text>
        {form.pages.length === 0 ? <Text>{words.empty}</Text> : <Pages editor={editor} />}
        {form.pages.length > 0 ? (
          <ButtonGroup>
            <ButtonLink variant="secondary" href={paths.part(copy.id, 'preview')}>
              {words.preview}
            </ButtonLink>
          </ButtonGroup>
        ) : null}
        {view.mayEdit ? (
          <>
            <Section title={words.add.page}>
              <CopyForm view={view} action={`${base}/neue-seite`}>
                <After editor={editor} fields={forPage} lists />
                <TypeSelect editor={editor} fields={forPage} />
                <Pair name="frage" labels={words.add.label} fields={forPage} />
                <Button>{words.add.do}</Button>
              </CopyForm>
            </Section>
            <Details summary={words.add.list} open={about.into === 'list'}>
              <Text>{words.add.listHint}</Text>
              <CopyForm view={view} action={`${base}/neue-liste`}>
                <After editor={editor} fields={forList} id="liste-nach" />
                {(['title', 'item', 'add', 'none'] as const).map((name) => (
                  <Pair key={name} name={`liste-${name}`} labels={words.page.listWords[name]} fields={forList} />
                ))}
                <Pair name="liste-frage" labels={words.add.firstLabel} fields={forList} />
                <Button>{words.add.do}</Button>
              </CopyForm>
            </Details>
          </>
        ) : null}
      </>
    ),
  });
}

/** Instead of the form when its file cannot be read. */
export const formBrokenPage = (view: CopyView, text: string): string =>
  copyPageHtml(view, { children: <Text>{text}</Text> });

function Pages({ editor }: { readonly editor: FormEditor }) {
  const { view, words, form } = editor;
  const base = view.paths.part(view.copy.id, 'form');
  const hasOrder = view.mayEdit && [form.pages, ...form.pages.map((page) => page.pages)].some((own) => own.length > 1);
  const rows = form.pages.flatMap((page) => [page, ...page.pages]);
  const columns = (['page', 'questions', 'when', 'move'] as const).filter((key) => key !== 'move' || hasOrder);
  const table = (
    <Table
      caption={words.pages}
      columns={columns.map((key) => ({ key, label: words.columns[key] }))}
      rows={rows.map((page) => ({
        id: page.key,
        cells: {
          page: <PageLink editor={editor} page={page} base={base} />,
          questions: page.repeat
            ? '–'
            : page.questions.map(({ id }) => questionName(editor, page, id)[view.language]).join(' · '),
          when: page.when ? words.onlyWhen(conditionInWords(editor, page.list, page.when)) : words.always,
          move: (
            <Move
              name={pageName(editor, page)[view.language]}
              value={page.key}
              editor={editor}
              {...placeOf(form.pages, page)}
            />
          ),
        },
      }))}
    />
  );
  return hasOrder ? (
    <CopyForm view={view} action={`${base}/neue-reihe`}>
      {table}
    </CopyForm>
  ) : (
    table
  );
}

function placeOf(pages: readonly PageView[], page: PageView): { readonly index: number; readonly of: number } {
  const beside = pages.includes(page) ? pages : (pages.find((one) => one.pages.includes(page))?.pages ?? []);
  return { index: beside.indexOf(page), of: beside.length };
}

function PageLink({
  editor,
  page,
  base,
}: {
  readonly editor: FormEditor;
  readonly page: PageView;
  readonly base: string;
}) {
  const { words, view } = editor;
  const name = pageName(editor, page)[view.language];
  return (
    <>
      <Link plain href={`${base}/${page.key}`}>
        {page.repeat ? words.listOf(name) : name}
      </Link>
      {page.list ? ` (${words.inList})` : null}
    </>
  );
}

/** Buttons that move something one place, where there is one; they say what. */
export function Move({ editor, name, value, index, of }: MoveProps) {
  const ways = [...(index > 0 ? (['up'] as const) : []), ...(index < of - 1 ? (['down'] as const) : [])];
  return (
    <>
      {ways.map((way) => (
        <Button key={way} small variant="tertiary" name={way === 'up' ? 'hoch' : 'runter'} value={value}>
          {editor.words[way]}
          <Hidden>{editor.words.name(name)}</Hidden>
        </Button>
      ))}
    </>
  );
}

function After({ editor, fields, lists, id }: AfterProps) {
  const { words, form, view } = editor;
  const name = (page: PageView) => pageName(editor, page)[view.language];
  const choices = form.pages.flatMap((page) => [
    { value: page.key, label: page.repeat ? words.listOf(name(page)) : name(page) },
    ...(lists && page.repeat
      ? [
          ...page.pages.map((inner) => ({ value: inner.key, label: `${name(inner)} (${words.inList})` })),
          { value: `in:${page.key}`, label: words.add.inside(name(page)) },
        ]
      : []),
  ]);
  return (
    <Select
      name="nach"
      id={id}
      label={words.add.after}
      empty={words.add.end}
      value={fields.get('nach')}
      choices={choices}
    />
  );
}

interface MoveProps {
  readonly editor: FormEditor;
  readonly name: string;
  readonly value: string;
  /** Its place among its neighbours, and how many they are. */
  readonly index: number;
  readonly of: number;
}
interface AfterProps {
  readonly editor: FormEditor;
  readonly fields: Fields;
  /** Also the places inside lists. */
  readonly lists?: boolean;
  readonly id?: string;
}
export interface FormOverviewAbout {
  readonly into?: 'page' | 'list';
  readonly typed?: TypedFields;
  readonly errors?: readonly FormError[];
}
