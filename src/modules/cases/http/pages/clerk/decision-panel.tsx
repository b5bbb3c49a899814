import { formatDateTime } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  Csrf,
  DecisionBar,
  Fieldset,
  Form,
  InsetText,
  RadioGroup,
  Text,
  TextArea,
} from '#ui';
import { askOutcome, outcomesOf } from '../../../domain/outcomes.ts';
import { objectionOutcomes } from '../../../use-cases/answer-objection.ts';
import type { OpenedCase } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';

/** The place of the decision, always at the same spot: take, decide or ask, approve, answer an objection, or why nothing is to do. */
export function DecisionPanel({ model }: { readonly model: CaseDesk }) {
  const { desk, found, isMine } = model;
  const { words } = desk;
  const { task, open } = found;
  if (!task || task.kind === 'citizen' || !open)
    return (
      <DecisionBar title={words.case.closed}>
        <Text>{words.case.closedText}</Text>
      </DecisionBar>
    );
  if (task.kind === 'approval') return <Approval model={model} open={open} token={task.token} />;
  const title = task.node === 'objection' ? words.objection.title : words.decision.title;
  if (!model.mayWork) return <DecisionBar title={title}>{null}</DecisionBar>;
  if (!isMine) return <Take model={model} title={title} token={task.token} />;
  return task.node === 'objection' ? (
    <Objection model={model} open={open} token={task.token} />
  ) : (
    <Decide model={model} open={open} token={task.token} node={task.node} />
  );
}

function Take({ model, title, token }: { readonly model: CaseDesk; readonly title: string; readonly token: string }) {
  const { desk, found, absent } = model;
  const { words, paths } = desk;
  const { assignee } = found.task ?? { assignee: null };
  const mayTake = assignee === null || absent.includes(assignee);
  return (
    <DecisionBar title={title}>
      <Text>
        {assignee === null
          ? words.decision.takeText
          : words.decision.takenBy(model.names.get(assignee) ?? words.worklist.someone)}{' '}
        {assignee !== null && mayTake ? words.decision.standInText : ''}
      </Text>
      {mayTake ? (
        <form method="post" action={paths.act(found.row.number, 'uebernehmen', { aufgabe: token })}>
          <Csrf token={desk.csrf} />
          <input type="hidden" name="aufgabe" value={token} />
          <Button shortcut="t" shortcutLabel={words.keys.t}>
            {words.decision.take}
          </Button>
        </form>
      ) : null}
    </DecisionBar>
  );
}

function Decide({ model, open, token, node }: PanelProps & { readonly node: string }) {
  const { desk, found, typed } = model;
  const { words, paths, language } = desk;
  const { row, folder } = found;
  const texts = folder.texts[language].tasks[node];
  const outcomes = outcomesOf(open.attributes);
  const blocks = Object.entries(texts?.blocks ?? {});
  const isFourEyes = open.attributes['fourEyes'] === 'true';
  const rows = open.sections.flatMap((section) =>
    section.rows.map((answer) => ({
      value: answer.path,
      label: answer.path.includes('.') ? `${section.title}: ${answer.label}` : answer.label,
    })),
  );
  return (
    <DecisionBar title={texts?.title ?? words.decision.title}>
      {texts?.help ? <Text size="small">{texts.help}</Text> : null}
      <Form action={paths.act(row.number, 'entscheiden', { aufgabe: token })} csrf={desk.csrf}>
        <input type="hidden" name="aufgabe" value={token} />
        <Outcomes model={model} outcomes={outcomes} labels={texts?.outcomes ?? {}} />
        <TextArea
          name="deutsch"
          label={
            outcomes.includes(askOutcome) ? `${words.decision.reason} / ${words.decision.ask}` : words.decision.reason
          }
          hint={words.decision.reasonHint}
          rows={4}
          lang="de"
          value={typed.german}
          error={model.fieldErrors.get('deutsch')}
        />
        {row.language === 'en' && outcomes.includes(askOutcome) ? (
          <TextArea
            name="englisch"
            label={words.decision.english}
            hint={words.decision.askHint}
            rows={4}
            lang="en"
            value={typed.english}
            error={model.fieldErrors.get('englisch')}
          />
        ) : null}
        {blocks.length > 0 ? (
          <CheckboxGroup
            name="bausteine"
            label={words.decision.blocks}
            hint={words.decision.blocksHint}
            values={typed.blocks}
            choices={blocks.map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        {outcomes.includes(askOutcome) ? (
          <CheckboxGroup
            name="fragen"
            label={words.decision.questions}
            hint={words.decision.askHint}
            values={typed.questions}
            error={model.fieldErrors.get('fragen')}
            choices={rows}
          />
        ) : null}
        {isFourEyes ? <InsetText>{words.decision.fourEyes}</InsetText> : null}
        <ButtonGroup>
          <Button name="tun" value="entscheiden" shortcut="e" shortcutLabel={words.keys.e}>
            {isFourEyes ? words.decision.propose : words.decision.decide}
          </Button>
          <Button variant="secondary" name="tun" value="vorschau" shortcut="v" shortcutLabel={words.keys.v}>
            {words.decision.preview}
          </Button>
        </ButtonGroup>
        <Text size="small" muted>
          {words.decision.then}
        </Text>
      </Form>
    </DecisionBar>
  );
}

/** One radio button per outcome, pressed by its number. */
function Outcomes({ model, outcomes, labels }: OutcomesProps) {
  const { desk, typed } = model;
  return (
    <Fieldset id="ergebnis" label={desk.words.decision.outcome} error={model.fieldErrors.get('ergebnis')}>
      {outcomes.map((outcome, index) => {
        const id = index === 0 ? 'ergebnis' : `ergebnis-${index + 1}`;
        return (
          <div key={outcome} class="kern-form-check city-choice">
            <input
              class="kern-form-check__radio"
              type="radio"
              id={id}
              name="ergebnis"
              value={outcome}
              checked={typed.outcome === outcome}
              data-key={String(index + 1)}
              data-key-label={labels[outcome] ?? outcome}
            />
            <label class="kern-label" for={id}>
              {labels[outcome] ?? outcome} <kbd>{index + 1}</kbd>
            </label>
          </div>
        );
      })}
    </Fieldset>
  );
}

function Approval({ model, open, token }: PanelProps) {
  const { desk, found, typed } = model;
  const { words, paths, language } = desk;
  const { proposal } = open.state;
  const task = found.task;
  const by = (proposal && model.names.get(proposal.by)) || words.worklist.someone;
  const outcomes = found.folder.texts[language].tasks[task?.node ?? '']?.outcomes ?? {};
  const isOwn = proposal?.by === desk.actor.id;
  const act = (
    <Form action={paths.act(found.row.number, 'freigeben', { aufgabe: token })} csrf={desk.csrf}>
      <input type="hidden" name="aufgabe" value={token} />
      <TextArea
        name="deutsch"
        label={words.approval.reason}
        rows={3}
        value={typed.german}
        error={model.fieldErrors.get('deutsch')}
      />
      <ButtonGroup>
        <Button name="tun" value="freigeben" shortcut="f" shortcutLabel={words.keys.f}>
          {words.approval.approve}
        </Button>
        <Button variant="secondary" name="tun" value="zurueckgeben">
          {words.approval.sendBack}
        </Button>
      </ButtonGroup>
    </Form>
  );
  return (
    <DecisionBar title={words.approval.title}>
      <Text>{words.approval.proposed(by)}</Text>
      <InsetText>
        <Text>
          <strong>{outcomes[proposal?.outcome ?? ''] ?? proposal?.outcome}</strong>
        </Text>
        {proposal?.reason ? <Text>{proposal.reason}</Text> : null}
      </InsetText>
      {isOwn ? <Text>{words.approval.own}</Text> : model.mayApprove ? act : <Text>{words.approval.noRight}</Text>}
    </DecisionBar>
  );
}

function Objection({ model, open, token }: PanelProps) {
  const { desk, found, typed } = model;
  const { words, paths, language } = desk;
  const notice = token.slice('objection:'.length);
  const filed = open.log.findLast(
    ({ event, body }) => event.type === 'case.objection-filed' && (body?.['notice'] ?? notice) === notice,
  );
  const reasons = String(filed?.body?.['reasons'] ?? '');
  return (
    <DecisionBar title={words.objection.title}>
      {filed ? (
        <Text>
          {words.objection.filed(formatDateTime(Temporal.Instant.from(filed.event.at), language))}{' '}
          {filed.event.public['late'] === true ? words.objection.late : ''}
        </Text>
      ) : null}
      <InsetText>
        <Text>
          <strong>{words.objection.reasons}</strong>
        </Text>
        <Text>{reasons || words.objection.noReasons}</Text>
      </InsetText>
      <Form action={paths.act(found.row.number, 'widerspruch', { aufgabe: token })} csrf={desk.csrf}>
        <input type="hidden" name="aufgabe" value={token} />
        <RadioGroup
          name="ergebnis"
          label={words.objection.outcome}
          value={typed.outcome || undefined}
          error={model.fieldErrors.get('ergebnis')}
          choices={objectionOutcomes.map((value) => ({ value, label: words.objection.outcomes[value] }))}
        />
        <TextArea
          name="deutsch"
          label={words.objection.text}
          rows={5}
          lang="de"
          value={typed.german}
          error={model.fieldErrors.get('deutsch')}
        />
        {found.row.language === 'en' ? (
          <TextArea
            name="englisch"
            label={words.objection.english}
            rows={5}
            lang="en"
            value={typed.english}
            error={model.fieldErrors.get('englisch')}
          />
        ) : null}
        <ButtonGroup>
          <Button shortcut="e" shortcutLabel={words.keys.e}>
            {words.objection.answer}
          </Button>
        </ButtonGroup>
      </Form>
    </DecisionBar>
  );
}

interface PanelProps {
  readonly model: CaseDesk;
  readonly open: OpenedCase;
  readonly token: string;
}
interface OutcomesProps {
  readonly model: CaseDesk;
  readonly outcomes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}
