import type { ExampleRun } from '#cases';
import type { Problem } from '#catalogue';
import { Badge, DenseTable, Link, List, Section, Text } from '#ui';
import { partOfFile } from '../../domain/copy/part-of-file.ts';
import type { ExampleView } from '../../domain/edit/examples/set-examples.ts';
import { exampleWords } from '../../texts/example-editor.ts';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml } from './studio-frame.tsx';

/** Every example with what comes out of it, and what the check says about them. */
export function exampleListPage({ view, examples, runs, problems }: ExampleListProps): string {
  const { paths, copy, language } = view;
  const words = exampleWords[language];
  const own = problems.filter(({ file }) => partOfFile(file) === 'examples');
  return copyPageHtml(view, {
    children: (
      <>
        <Text>{words.intro}</Text>
        <Text>
          {words.addText} <Link href={paths.part(copy.id, 'preview')}>{view.words.part.preview}</Link>
        </Text>
        {runs === null ? <Text>{words.notWhole}</Text> : null}
        {examples.length === 0 ? <Text>{words.none}</Text> : null}
        {examples.length > 0 ? (
          <DenseTable
            caption={view.words.part.examples}
            hideCaption
            columns={(['title', 'state', 'result'] as const).map((key) => ({ key, label: words.columns[key] }))}
            rows={examples.map((example) => {
              const run = runs?.find(({ id }) => id === example.id) ?? null;
              return {
                id: example.id,
                cells: {
                  title: (
                    <Link href={paths.part(copy.id, 'examples', `/${encodeURIComponent(example.id)}`)}>
                      {example.title}
                    </Link>
                  ),
                  state: <State view={view} example={example} run={run} />,
                  result: run ? resultWords(view, run) : '–',
                },
              };
            })}
          />
        ) : null}
        {own.length > 0 ? (
          <Section title={words.problems} id="hinweise">
            <List items={own.map(({ message }) => message[language])} />
          </Section>
        ) : null}
      </>
    ),
  });
}

/** Whether an example comes out as it must. */
export function State({ view, example, run }: StateProps) {
  const words = exampleWords[view.language];
  if (!run) return <>–</>;
  const isFine = isAsExpected(example, run);
  return <Badge tone={isFine ? 'success' : 'danger'}>{isFine ? words.asExpected : words.otherwise}</Badge>;
}

/** What comes out of an example, in one line. */
export function resultWords({ language }: CopyView, run: ExampleRun): string {
  const words = exampleWords[language];
  if (run.exit) return words.exit(run.exit);
  if (!run.walks) return words.doesNotWalk;
  const outcome = run.outcome ? (words.outcomes as Readonly<Record<string, string>>)[run.outcome] : undefined;
  const letters = run.letters.map(({ name }) => name).join(', ');
  return [
    outcome ?? run.outcome ?? words.unfinished,
    run.automatic ? words.byProgram : words.byPerson,
    letters ? words.letters(letters) : words.noLetters,
  ].join(' ');
}

/** True when outcome, letters and who decided are as the example says; the values are for the check. */
function isAsExpected({ expect }: ExampleView, run: ExampleRun): boolean {
  if (run.exit !== null) return true;
  const letters = Array.isArray(expect['letters']) ? expect['letters'].join() : '';
  return (
    run.walks &&
    run.problems.length === 0 &&
    expect['outcome'] === run.outcome &&
    letters === run.letters.map(({ name }) => name).join() &&
    (expect['automatic'] === undefined || expect['automatic'] === run.automatic) &&
    Object.entries((expect['variables'] ?? {}) as Readonly<Record<string, unknown>>).every(
      ([name, value]) => JSON.stringify(valueAt(run, name)) === JSON.stringify(value),
    )
  );
}

/** A value of a run by its name with dots; null when there is none. */
export const valueAt = ({ variables }: ExampleRun, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | null)?.[key] ?? null, variables);

/** Why a change of an example was refused, in words. */
export function refusedWords({ words, language }: CopyView, reason: string): string {
  const own = exampleWords[language].refusals as Readonly<Record<string, string>>;
  const general = words.refusals as Readonly<Record<string, string>>;
  return own[reason] ?? general[reason] ?? words.errors;
}

interface ExampleListProps {
  readonly view: CopyView;
  readonly examples: readonly ExampleView[];
  /** Null while the copy is not whole. */
  readonly runs: readonly ExampleRun[] | null;
  readonly problems: readonly Problem[];
}
interface StateProps {
  readonly view: CopyView;
  readonly example: ExampleView;
  readonly run: ExampleRun | null;
}
