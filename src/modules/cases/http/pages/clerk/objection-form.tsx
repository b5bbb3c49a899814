import { formatDateTime } from '#kernel/format';
import { Button, ButtonGroup, DecisionBar, Form, InsetText, RadioGroup, Text, TextArea } from '#ui';
import { objectionOutcomes } from '../../../use-cases/answer-objection.ts';
import type { OpenedCase } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';

/** An objection with the person's reasons, and the office's answer to it. */
export function ObjectionForm({ model, open, token }: PanelProps) {
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
