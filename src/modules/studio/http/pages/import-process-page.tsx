import { Alert, Button, DenseTable, Diagram, FileField, Form, List, Section, Text } from '#ui';
import { drawProcess } from '../../domain/drawing/draw-process.ts';
import { readProcessFile } from '../../domain/edit/process/process-file.ts';
import { importWords } from '../../texts/import.ts';
import { processWords } from '../../texts/process.ts';
import type { ProcessFileAnswer } from '../../use-cases/check-process-file.ts';
import type { CopyView } from '../studio-http.ts';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** Where a BPMN or DMN file is sent; after that what of it runs here, and a button that takes it over. */
export function importProcessPage(view: CopyView, { report, errors }: ImportProcessProps): string {
  const words = importWords[view.language].process;
  const action = view.paths.part(view.copy.id, 'process', '/einlesen');
  return copyPageHtml(view, {
    title: words.title,
    back: { href: view.paths.part(view.copy.id, 'process'), label: processWords[view.language].back },
    errors: Object.entries(errors).map(([field, message]) => ({ field, message })),
    children: (
      <>
        {report ? <Report view={view} report={report} /> : <Text>{words.intro}</Text>}
        {view.mayEdit ? (
          <Form action={action} csrf={view.csrf} upload>
            <FileField
              name="datei"
              label={words.file}
              hint={words.fileHint}
              accept=".bpmn,.dmn,.xml"
              error={errors['datei']}
            />
            <Button variant={report ? 'secondary' : 'primary'}>{words.check}</Button>
          </Form>
        ) : null}
      </>
    ),
  });
}

function Report({ view, report: { name, answer } }: { readonly view: CopyView; readonly report: ProcessReport }) {
  const words = importWords[view.language].process;
  const { changes, refused, toDecide, kind, text } = answer;
  const drawn = kind === 'bpmn' ? readProcessFile(text) : null;
  const isClean = changes.length === 0 && refused.length === 0;
  return (
    <>
      <Alert
        tone={isClean ? 'success' : refused.length > 0 ? 'danger' : 'warning'}
        title={isClean ? words.runs : words.withChanges(changes.length)}
      />
      {drawn?.ok ? (
        <Diagram
          drawing={drawProcess(drawn.file)}
          title={words.drawing(name)}
          description={processWords[view.language].drawingText(drawn.file.nodes.length)}
        />
      ) : null}
      {changes.length > 0 ? (
        <>
          <Text>{words.changesText}</Text>
          <DenseTable
            caption={words.withChanges(changes.length)}
            columns={(['line', 'owner', 'what', 'advice'] as const).map((key) => ({ key, label: words.columns[key] }))}
            rows={changes.map(({ line, owner, what, advice }, at) => ({
              id: String(at),
              cells: { line: String(line), owner, what, advice: advice[view.language] },
            }))}
          />
        </>
      ) : null}
      {[[words.refused, refused] as const, [words.toDecide, toDecide] as const].map(([title, problems]) =>
        problems.length > 0 ? (
          <Section key={title} title={title}>
            <List
              items={problems.map(({ message, line }) => `${words.columns.line} ${line}: ${message[view.language]}`)}
            />
          </Section>
        ) : null,
      )}
      {view.mayEdit ? <TakeOver view={view} answer={answer} /> : null}
    </>
  );
}

function TakeOver({ view, answer }: { readonly view: CopyView; readonly answer: ReadAnswer }) {
  const words = importWords[view.language].process;
  const { kind, text, changes } = answer;
  if (text.length > mostTaken) return <Text>{words.tooLarge}</Text>;
  const callsCode = changes.some(({ what, advice }) => /^condition/.test(what) && !advice.en.startsWith('Write FEEL:'));
  const rest = kind === 'bpmn' ? '/zeichnung' : '/tabelle';
  return (
    <CopyForm view={view} action={view.paths.part(view.copy.id, 'process', rest)}>
      <input type="hidden" name="xml" value={text} />
      <Text>{words.takeText}</Text>
      {callsCode ? <Text>{words.untranslated}</Text> : null}
      <Button>{kind === 'bpmn' ? words.take : words.takeTable}</Button>
    </CopyForm>
  );
}

/** Most letters of a file that is taken over. */
export const mostTaken = 2_000_000;

type ReadAnswer = Extract<ProcessFileAnswer, { readonly ok: true }>;
interface ProcessReport {
  /** Of the file. */
  readonly name: string;
  readonly answer: ReadAnswer;
}
interface ImportProcessProps {
  readonly report: ProcessReport | null;
  readonly errors: Readonly<Record<string, string>>;
}
