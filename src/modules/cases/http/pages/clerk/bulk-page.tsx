import type { StaffMember } from '#accounts';
import {
  Button,
  ButtonGroup,
  DenseTable,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  NumberText,
  Section,
  Select,
  Text,
} from '#ui';
import type { BulkResult, BulkStep, FoundTask } from '../../../use-cases/clerk/act-on-many.ts';
import type { Desk } from '../../clerk/desk.ts';
import { deskPage } from './desk-frame.tsx';

/** Several chosen tasks and what may be done with all of them; deciding only where the service allows it. */
export function bulkPage(view: BulkView): string {
  const { desk, chosen, step } = view;
  const { words, paths } = desk;
  const { bulk } = words;
  return deskPage(desk, {
    title: bulk.title,
    error: view.errors.length > 0,
    back: { href: paths.list(), label: words.case.back },
    keys: [],
    children: (
      <>
        <ErrorSummary errors={view.errors} title={words.errors} />
        <Heading level={1}>{bulk.title}</Heading>
        {chosen.length === 0 ? (
          <EmptyState title={bulk.empty} action={<Link href={paths.list()}>{words.case.back}</Link>}>
            {bulk.emptyText}
          </EmptyState>
        ) : (
          <>
            <Chosen view={view} />
            <Form action={paths.bulkAct} csrf={desk.csrf}>
              <input type="hidden" name="einmal" value={view.once} />
              <input
                type="hidden"
                name="aufgaben"
                value={chosen.map(({ number, token }) => `${number}~${token}`).join(' ')}
              />
              <ButtonGroup>
                <Button small name="tun" value="take">
                  {bulk.take}
                </Button>
                <Button small variant="secondary" name="tun" value="give-back">
                  {bulk.giveBack}
                </Button>
              </ButtonGroup>
              {view.colleagues.length > 0 ? <HandOver view={view} /> : null}
              {step && step.outcomes.length > 0 ? <Decide view={view} step={step} /> : null}
            </Form>
            {step && step.outcomes.length === 0 ? <InsetText>{bulk.refusals['not-for-many']}</InsetText> : null}
            {step === null ? <InsetText>{bulk.refusals['not-the-same']}</InsetText> : null}
          </>
        )}
      </>
    ),
  });
}

/** What came of it: one line for each case. */
export function bulkResultPage(view: BulkView & { readonly results: readonly BulkResult[] }): string {
  const { desk, results } = view;
  const { words, paths } = desk;
  const { bulk } = words;
  const done = results.filter(({ refused }) => refused === null).length;
  return deskPage(desk, {
    title: bulk.resultTitle,
    back: { href: paths.list(), label: words.case.back },
    keys: [],
    children: (
      <>
        <Heading level={1}>{bulk.resultTitle}</Heading>
        <Text size="lead">{bulk.result(done, results.length)}</Text>
        <DenseTable
          caption={bulk.resultTitle}
          hideCaption
          columns={[
            { key: 'number', label: words.worklist.columns.number },
            { key: 'result', label: bulk.resultColumn },
          ]}
          rows={results.map(({ number, token, task, refused }) => ({
            id: `${number}-${token}`,
            cells: {
              number: task ? (
                <Link href={paths.case(number)}>
                  <NumberText>{number}</NumberText>
                </Link>
              ) : (
                <NumberText>{number}</NumberText>
              ),
              result: refused === null ? bulk.done : (bulk.caseRefusals[refused] ?? words.refusals['not-possible-now']),
            },
          }))}
        />
        <Link href={paths.list()}>{words.case.back}</Link>
      </>
    ),
  });
}

function Chosen({ view }: { readonly view: BulkView }) {
  const { desk, chosen } = view;
  const { words, language, paths } = desk;
  return (
    <DenseTable
      caption={words.bulk.chosen(chosen.length)}
      columns={(['number', 'service', 'step'] as const).map((key) => ({ key, label: words.worklist.columns[key] }))}
      rows={chosen.map(({ number, token, folder, task, gated }) => ({
        id: `${number}-${token}`,
        cells: {
          number: <Link href={paths.case(number, { aufgabe: token })}>{number}</Link>,
          service: folder ? folder.texts[language].title : words.bulk.caseRefusals['already-done'],
          step: (
            <>
              {(task && folder?.texts[language].tasks[task.node]?.title) ??
                (task?.node === 'objection' ? words.objection.title : '')}
              {gated ? ` · ${words.bulk.caseRefusals['purpose-missing']}` : ''}
            </>
          ),
        },
      }))}
    />
  );
}

function HandOver({ view }: { readonly view: BulkView }) {
  const { words } = view.desk;
  return (
    <>
      <Select
        name="an"
        label={words.tools.handOverTo}
        empty={words.tools.choose}
        value={view.typedTo}
        error={view.errors.find(({ field }) => field === 'an')?.message}
        choices={view.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ButtonGroup>
        <Button small variant="secondary" name="tun" value="hand-over">
          {words.bulk.handOver}
        </Button>
      </ButtonGroup>
    </>
  );
}

function Decide({ view, step }: { readonly view: BulkView; readonly step: BulkStep }) {
  const { words, language } = view.desk;
  const labels = step.folder.texts[language].tasks[step.node.id]?.outcomes ?? {};
  return (
    <Section title={words.bulk.decide}>
      <Text>{words.bulk.decideText}</Text>
      <ButtonGroup>
        {step.outcomes.map((outcome) => (
          <Button key={outcome} small variant="secondary" name="tun" value={`decide:${outcome}`}>
            {words.bulk.decideAll(labels[outcome] ?? outcome)}
          </Button>
        ))}
      </ButtonGroup>
    </Section>
  );
}

export interface BulkView {
  readonly desk: Desk;
  readonly chosen: readonly FoundTask[];
  /** Null when the tasks are not of one step. */
  readonly step: BulkStep | null;
  readonly colleagues: readonly StaffMember[];
  readonly once: string;
  readonly typedTo: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}
