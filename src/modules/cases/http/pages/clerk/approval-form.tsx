import { Button, ButtonGroup, DecisionBar, Form, InsetText, Text, TextArea } from '#ui';
import type { OpenedCase } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';

/** A proposed decision for the second pair of eyes: approve it, or send it back with a reason. */
export function ApprovalForm({ model, open, token }: PanelProps) {
  const { desk, found, typed } = model;
  const { words, paths, language } = desk;
  const { proposal } = open.state;
  const task = found.task;
  const by = (proposal && model.names.get(proposal.by)) || words.worklist.someone;
  const outcomes = found.folder.texts[language].tasks[task?.node ?? '']?.outcomes ?? {};
  const entries = found.folder.texts[language].tasks[task?.node ?? '']?.entries ?? {};
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
        {Object.entries(proposal?.entries ?? {}).map(([id, value]) => (
          <Text key={id}>
            {entries[id]?.label ?? id}: {value}
          </Text>
        ))}
        {proposal?.reason ? <Text>{proposal.reason}</Text> : null}
      </InsetText>
      {isOwn ? <Text>{words.approval.own}</Text> : model.mayApprove ? act : <Text>{words.approval.noRight}</Text>}
    </DecisionBar>
  );
}

interface PanelProps {
  readonly model: CaseDesk;
  readonly open: OpenedCase;
  readonly token: string;
}
