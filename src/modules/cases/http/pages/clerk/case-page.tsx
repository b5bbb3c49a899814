import { formatDate } from '#kernel/format';
import { Alert, DescriptionList, ErrorSummary, Heading, InsetText, NumberText, SplitView, TextArea } from '#ui';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { historyOf, lastDone } from '../../clerk/history.ts';
import { AnswerSections } from './answer-sections.tsx';
import { CaseLog } from './case-log.tsx';
import { CaseForms, CaseTools } from './case-tools.tsx';
import { DeskVisits } from './case-visits.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { deskPage } from './desk-frame.tsx';
import { GermanTextSections } from './german-text-section.tsx';
import { Landing, SkipLinks } from './landing.tsx';
import { PreviewSection } from './preview-section.tsx';
import { RegisterTable } from './register-table.tsx';
import { SuggestionSection } from './suggestion-section.tsx';
import { DueBadge, TaskList } from './task-list.tsx';

/** The clerk's screen: the list stays left, the case in the middle, the decision always at the same spot. */
export function casePage(model: CaseDesk): string {
  const { desk, found } = model;
  const { words, paths } = desk;
  const { row, folder, task, open } = found;
  const title = folder.texts[desk.language].title;
  return deskPage(desk, {
    title: `${title} · ${row.number}`,
    error: model.errors.length > 0 || model.refused !== null,
    back: { href: paths.list(), label: words.case.back },
    done: model.done,
    keys: keysOf(model),
    children: (
      <>
        <SkipLinks label={words.skip.label} links={skipsOf(model)} />
        <SplitView
          listLabel={words.worklist.title}
          label={`${title} ${row.number}`}
          list={
            <div id="aufgaben">
              <TaskList
                desk={desk}
                list={model.list}
                current={task ? { number: row.number, token: task.token } : null}
              />
            </div>
          }
          decision={<DecisionPanel model={model} />}
        >
          <div class="city-flow">
            <ErrorSummary errors={model.errors} title={words.errors} />
            <Refused model={model} />
            <Heading level={1} size="l">
              {title} · <NumberText>{row.number}</NumberText>
            </Heading>
            <CaseTools model={model} />
            <Arrived model={model} />
            <Facts model={model} />
            <DeskVisits model={model} />
            {open ? (
              <>
                <PreviewSection model={model} />
                <SuggestionSection model={model} suggestions={open.suggestions} />
                {open.register ? <RegisterTable model={model} register={open.register} /> : null}
                <GermanTextSections model={model} open={open} />
                <AnswerSections model={model} open={open} />
                <CaseForms model={model} />
                <CaseLog model={model} open={open} entries={historyOf(desk, found, open, model.names)} />
              </>
            ) : (
              <InsetText>{words.case.erased}</InsetText>
            )}
          </div>
        </SplitView>
      </>
    ),
  });
}

/** The word with which a colleague handed the case over, as long as the task is here. */
function Arrived({ model }: { readonly model: CaseDesk }) {
  const { desk, found, isMine } = model;
  const from = found.task?.handedBy;
  if (!isMine || !from) return null;
  const { words } = desk;
  const word = found.open?.log.findLast(({ event }) => event.type === 'case.handed-over')?.body?.['text'];
  return (
    <InsetText>
      <strong>{words.handOverWords.arrived(model.names.get(from) ?? words.worklist.someone)}</strong>{' '}
      {typeof word === 'string' ? word : ''}
    </InsetText>
  );
}

function Facts({ model }: { readonly model: CaseDesk }) {
  const { desk, found, office } = model;
  const { words, language } = desk;
  const { row, open, due, folder } = found;
  const { deadline } = folder.service;
  const day = (text: string): string => formatDate(Temporal.PlainDate.from(text.slice(0, 10)), language);
  const sent = Temporal.Instant.from(row.submittedAt).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const applicant = open?.state.applicant;
  const born =
    applicant?.birthDate && (found.task || open?.isAll) ? `, ${words.case.born} ${day(applicant.birthDate)}` : '';
  const outcome = row.outcome ? ` (${words.outcome[row.outcome as keyof typeof words.outcome] ?? row.outcome})` : '';
  return (
    <DescriptionList
      dense
      items={[
        ...(applicant ? [{ term: words.case.person, value: `${applicant.name}${born}` }] : []),
        {
          term: words.case.state,
          value: (
            <>
              {words.status[row.status]}
              {outcome} {due ? <DueBadge desk={desk} due={due} /> : null}
            </>
          ),
        },
        { term: words.case.sentOn, value: `${formatDate(sent, language)} · ${office}` },
        ...(row.promisedOn
          ? [{ term: words.case.promisedOn, value: `${day(row.promisedOn)} · ${words.due.promise}` }]
          : []),
        ...(row.legalOn
          ? [
              {
                term: words.case.legalOn,
                value: [day(row.legalOn), deadline.legal?.reference].filter(Boolean).join(' · '),
              },
            ]
          : []),
        { term: words.case.language, value: words.case.languages[row.language] },
      ]}
    />
  );
}

/** A clear answer to the second of two: who was faster, what is done, and the own text unharmed. */
function Refused({ model }: { readonly model: CaseDesk }) {
  const { desk, found, refused, typed } = model;
  const { refusals, worklist } = desk.words;
  if (!refused) return null;
  const done = lastDone(desk, found.open, model.names);
  const holder = found.task?.assignee ? (model.names.get(found.task.assignee) ?? worklist.someone) : null;
  const text =
    refused === 'already-done' && done
      ? refusals.doneBy(done.name, done.when)
      : refused === 'taken-by-another' && holder
        ? refusals.takenBy(holder)
        : (refusals[refused as 'already-done'] ?? refusals['not-possible-now']);
  const kept = [typed.german, typed.english].filter((part) => part.trim() !== '').join('\n\n');
  return (
    <>
      <Landing>
        <Alert tone="warning" title={text}>
          {kept ? refusals.kept : null}
        </Alert>
      </Landing>
      {kept && !model.isMine ? (
        <TextArea name="behalten" label={refusals.keptTitle} hint={refusals.keptText} value={kept} rows={4} />
      ) : null}
    </>
  );
}

/** Past the list to what the case is about, and to the place of the decision. */
const skipsOf = ({ desk, found }: CaseDesk) => [
  { to: 'decision-title', text: desk.words.skip.decision },
  ...(found.open ? [{ to: 'angaben', text: desk.words.skip.answers }] : []),
  { to: 'aufgaben', text: desk.words.skip.list },
];

function keysOf({ desk, found }: CaseDesk): (readonly [string, string])[] {
  const { keys, decision } = desk.words;
  const outcomes = found.open ? [['1–9', decision.outcome] as const] : [];
  return [
    ['j', keys.j],
    ['k', keys.k],
    ['t', keys.t],
    ...outcomes,
    ['v', keys.v],
    ['e', keys.e],
    ['f', keys.f],
    ['a', keys.a],
    ['m', keys.m],
    ['z', keys.z],
    ['g', keys.g],
    ['n', keys.n],
    ['l', keys.l],
  ];
}
