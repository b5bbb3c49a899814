import {
  Alert,
  Button,
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  Diagram,
  Link,
  List,
  ModelerBoard,
  Section,
  Text,
} from '#ui';
import { serviceTitle } from '../../domain/copy/service-title.ts';
import { drawProcess } from '../../domain/drawing/draw-process.ts';
import { processWords } from '../../texts/process.ts';
import type { ProcessFinding } from '../../use-cases/process-findings.ts';
import { conditionInWords, kindInWords, type ProcessView } from '../process-view.ts';
import type { CopyView } from '../studio-http.ts';
import { CopyForm, copyPageHtml } from './studio-frame.tsx';

/** The process of a service: its picture, what keeps it from running, and every step with its ways as a list. */
export function processPage(process: ProcessView, findings: readonly ProcessFinding[], error: string | null): string {
  const { view, words, file, at } = process;
  const { language, copy, shell, mayEdit } = view;
  const isOwn = file.nodes.length > 0;
  return copyPageHtml(view, {
    islands: ['form-comfort', 'process-editor'],
    errors: error ? [{ field: '', message: error }] : [],
    children: (
      <>
        {isOwn ? (
          <Diagram
            drawing={drawProcess(file)}
            title={words.drawingTitle(serviceTitle(copy, language))}
            description={words.drawingText(file.nodes.length)}
            hrefOf={(id) => at.step(id)}
          />
        ) : null}
        <Findings process={process} findings={findings} />
        <Section title={words.more}>
          {mayEdit ? (
            <>
              <ModelerBoard assets={shell.assets} source={`${at.base}/process.bpmn`} words={words.board}>
                <form method="post" action={`${at.base}/zeichnung`} hidden>
                  <input type="hidden" name="csrf" value={view.csrf} />
                  <input type="hidden" name="revision" value={String(copy.revision)} />
                  <input type="hidden" name="xml" value="" />
                  <Button>{words.board.save}</Button>
                </form>
              </ModelerBoard>
              <CopyForm view={view} action={`${at.base}/anordnen`}>
                <Text muted>{words.tidyHint}</Text>
                <Button variant="secondary">{words.tidy}</Button>
              </CopyForm>
            </>
          ) : null}
          <ButtonGroup>
            <ButtonLink href={`${at.base}/process.bpmn`} variant="tertiary" download>
              {words.download}
            </ButtonLink>
            {mayEdit ? (
              <ButtonLink href={`${at.base}/einlesen`} variant="tertiary">
                {words.upload}
              </ButtonLink>
            ) : null}
          </ButtonGroup>
        </Section>
        <Section title={words.steps}>
          <DescriptionList
            items={file.nodes.map((step) => ({
              term: (
                <>
                  <Link href={at.step(step.id)}>{process.nameOf(step.id)}</Link>
                  <Text size="small" muted>
                    {kindInWords(process, step)}
                  </Text>
                </>
              ),
              value: <Ways process={process} step={step.id} />,
            }))}
          />
        </Section>
      </>
    ),
  });
}

/** Where the file of a copy is no process: what to do about it. */
export function brokenProcessPage(view: CopyView): string {
  const words = processWords[view.language];
  return copyPageHtml(view, {
    children: (
      <>
        <Alert tone="danger" title={words.broken}>
          {words.brokenText}
        </Alert>
        {view.mayEdit ? (
          <ButtonLink href={view.paths.part(view.copy.id, 'process', '/einlesen')}>{words.upload}</ButtonLink>
        ) : null}
      </>
    ),
  });
}

function Findings({
  process,
  findings,
}: {
  readonly process: ProcessView;
  readonly findings: readonly ProcessFinding[];
}) {
  const { words, view, at, file } = process;
  if (findings.length === 0) return <Alert tone="success" title={words.noFindings} />;
  const isError = findings.some(({ level }) => level === 'error');
  return (
    <Alert tone={isError ? 'danger' : 'warning'} title={isError ? words.findings : words.hints}>
      <List
        items={findings.map(({ message, element }) => {
          const isWay = file.flows.some(({ id }) => id === element);
          return element ? (
            <Link href={isWay ? at.way(element) : at.step(element)}>{message[view.language]}</Link>
          ) : (
            message[view.language]
          );
        })}
      />
    </Alert>
  );
}

function Ways({ process, step }: { readonly process: ProcessView; readonly step: string }) {
  const { file, words, at, nameOf, view } = process;
  const ways = file.flows.filter(({ source }) => source === step);
  if (ways.length === 0) return <>{words.end}</>;
  return (
    <List
      items={ways.map((flow) => {
        const condition = conditionInWords(process, flow);
        const name = words.wayFromTo(nameOf(step), nameOf(flow.target));
        return (
          <>
            {`${words.to(nameOf(flow.target))}${condition ? `, ${condition}` : ''} · `}
            <Link href={at.way(flow.id)} label={`${words.changeWay} ${name}`}>
              {words.changeWay}
            </Link>
            {view.mayEdit ? (
              <>
                {' · '}
                <Link href={at.way(flow.id, '/einfuegen')} label={`${words.insertHere} ${name}`}>
                  {words.insertHere}
                </Link>
              </>
            ) : null}
          </>
        );
      })}
    />
  );
}
