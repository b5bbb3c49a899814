import type { ExampleRun } from '#cases';
import { Alert, Button, DescriptionList, Details, Link, List, Section, Select, Text, TextArea, TextField } from '#ui';
import type { ExampleView } from '../../domain/edit/examples/set-examples.ts';
import { exampleWords } from '../../texts/example-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { refusedWords, resultWords, State, valueAt } from './example-list-page.tsx';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** One example: what comes out, what must come out, and what people do in it. */
export function examplePage(about: ExampleProps): string {
  const { view, example, run, isWhole, refused } = about;
  const { paths, copy } = view;
  const words = exampleWords[view.language];
  const field = { 'title-missing': 'titel', 'day-wrong': 'tag' }[refused ?? ''] ?? '';
  return copyPageHtml(view, {
    title: words.example(example.title),
    errors: refused ? [{ field, message: refusedWords(view, refused) }] : [],
    back: { href: paths.part(copy.id, 'examples'), label: words.back },
    children: (
      <>
        <Section title={words.result} id="ergebnis">
          {isWhole ? null : <Text>{words.notWhole}</Text>}
          {run ? <Result view={view} example={example} run={run} /> : null}
        </Section>
        <Section title={words.about} id="angaben">
          <Head {...about} />
        </Section>
        {view.mayEdit ? (
          <Details summary={words.remove}>
            <CopyForm view={view} action={addressOf(view, example)}>
              <Text>{words.removeText}</Text>
              <Button name="tun" value="weg" variant="secondary" danger>
                {words.remove}
              </Button>
            </CopyForm>
          </Details>
        ) : null}
      </>
    ),
  });
}

function Result({
  view,
  example,
  run,
}: {
  readonly view: CopyView;
  readonly example: ExampleView;
  readonly run: ExampleRun;
}) {
  const { paths, copy, language } = view;
  const words = exampleWords[language];
  const wanted = Object.entries((example.expect['variables'] ?? {}) as Readonly<Record<string, unknown>>);
  return (
    <>
      <Text>
        <State view={view} example={example} run={run} /> {resultWords(view, run)}
      </Text>
      {run.problems.length > 0 ? (
        <Alert tone="warning" title={words.stopped}>
          <List items={run.problems.map((problem) => problem[language])} />
        </Alert>
      ) : null}
      {wanted.length > 0 ? (
        <DescriptionList
          dense
          items={wanted.map(([name, value]) => ({
            term: name,
            value: words.value(JSON.stringify(valueAt(run, name)), JSON.stringify(value)),
          }))}
        />
      ) : null}
      {run.letters.length > 0 ? (
        <List
          items={run.letters.map(({ name }) => (
            <Link
              key={name}
              href={`${paths.part(copy.id, 'letters', `/${name}/ansehen`)}?beispiel=${encodeURIComponent(run.id)}`}
            >
              {words.letter(name)}
            </Link>
          ))}
        />
      ) : null}
      {view.mayEdit && run.walks && run.exit === null && run.problems.length === 0 ? (
        <CopyForm view={view} action={addressOf(view, example)}>
          <Text>{words.takeOverText}</Text>
          <Button name="tun" value="erwartung" variant="secondary">
            {words.takeOver}
          </Button>
        </CopyForm>
      ) : null}
    </>
  );
}

function Head({ view, example, typed, refused }: ExampleProps) {
  const words = exampleWords[view.language];
  const shown = typed ?? { ...example, day: example.on };
  const choices = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([value, label]) => ({ value, label }));
  return (
    <CopyForm view={view} action={addressOf(view, example)}>
      <TextField
        name="titel"
        label={words.title}
        value={shown.title}
        lang="de"
        error={refused === 'title-missing' ? words.refusals['title-missing'] : undefined}
      />
      <TextField
        name="tag"
        label={words.day}
        hint={words.dayHint}
        width={10}
        value={shown.day}
        error={refused === 'day-wrong' ? words.refusals['day-wrong'] : undefined}
      />
      <Select
        name="anmeldung"
        label={words.identity}
        choices={choices(words.identities)}
        value={shown.identity}
        empty={words.notGiven}
      />
      <Select
        name="register"
        label={words.register}
        choices={choices(words.registers)}
        value={shown.register}
        empty={words.notGiven}
      />
      {example.tasks === null ? (
        <Text muted>{words.tasksMore}</Text>
      ) : (
        <TextArea
          name="aufgaben"
          label={words.tasks}
          hint={words.tasksHint}
          value={shown.tasks ?? ''}
          rows={4}
          optional
        />
      )}
      {view.mayEdit ? (
        <Button name="tun" value="angaben">
          {view.words.save}
        </Button>
      ) : null}
    </CopyForm>
  );
}

const addressOf = ({ paths, copy }: CopyView, { id }: ExampleView): string =>
  paths.part(copy.id, 'examples', `/${encodeURIComponent(id)}`);

export interface ExampleTyped {
  readonly title: string;
  readonly day: string;
  readonly identity: string;
  readonly register: string;
  readonly tasks: string | null;
}
interface ExampleProps {
  readonly view: CopyView;
  readonly example: ExampleView;
  readonly run: ExampleRun | null;
  readonly isWhole: boolean;
  readonly typed: ExampleTyped | null;
  readonly refused: string | null;
}
