import { Button, Csrf, DecisionBar, Text } from '#ui';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { ApprovalForm } from './approval-form.tsx';
import { DecideForm } from './decide-form.tsx';
import { ObjectionForm } from './objection-form.tsx';

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
  if (task.kind === 'approval') return <ApprovalForm model={model} open={open} token={task.token} />;
  const title = task.node === 'objection' ? words.objection.title : words.decision.title;
  if (!model.mayWork) return <DecisionBar title={title}>{null}</DecisionBar>;
  if (!isMine) return <Take model={model} title={title} token={task.token} />;
  return task.node === 'objection' ? (
    <ObjectionForm model={model} open={open} token={task.token} />
  ) : (
    <DecideForm model={model} open={open} token={task.token} node={task.node} />
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
