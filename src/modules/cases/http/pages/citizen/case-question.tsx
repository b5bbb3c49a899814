import { Button, ButtonGroup, Form, Section, Text } from '#ui';
import type { CitizenCase } from '../../citizen/with-view.ts';

/** What a module above asks after the case, answered with one tap; nothing where nothing is asked. */
export function CaseQuestionForm({ opened }: { readonly opened: CitizenCase }) {
  const { question, csrf } = opened;
  if (!question) return null;
  return (
    <Section title={question.title} id="zufriedenheit">
      <Text>{question.text}</Text>
      {question.action === null ? null : (
        <Form action={question.action} csrf={csrf}>
          <ButtonGroup>
            {question.buttons.map(({ value, label, isChosen }) => (
              <Button key={value} name={question.name} value={value} variant={isChosen ? 'primary' : 'secondary'}>
                {label}
              </Button>
            ))}
          </ButtonGroup>
        </Form>
      )}
    </Section>
  );
}
