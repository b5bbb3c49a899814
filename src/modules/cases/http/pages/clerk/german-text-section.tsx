import { formatDateTime } from '#kernel/format';
import { Button, ButtonGroup, Form, InsetText, Section, Text, TextArea } from '#ui';
import type { GermanText } from '../../../domain/german-texts.ts';
import { germanTextWords } from '../../../texts/german-text.ts';
import type { OpenedCase } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { germanField } from '../../clerk/german-field.ts';

/** Each free text in another language with its German text: who gave it, whether it is confirmed, or the field to write it. */
export function GermanTextSections({ model, open }: GermanTextProps) {
  return (
    <>
      {open.germanTexts.map((text) => (
        <One key={text.path} model={model} text={text} />
      ))}
    </>
  );
}

/** Beside the decision: a German text is missing or not confirmed; deciding stays possible. */
export function GermanTextWarning({ model, open }: GermanTextProps) {
  const isOpen = open.germanTexts.some(({ state }) => state === 'missing' || state === 'proposed');
  return isOpen ? <InsetText>{germanTextWords[model.desk.language].clerk.warning}</InsetText> : null;
}

function One({ model, text }: { readonly model: CaseDesk; readonly text: GermanText }) {
  const { desk, found, typed } = model;
  const { language, paths } = desk;
  const words = germanTextWords[language].clerk;
  const question = found.folder.texts[language].questions[text.path.replace(/\.\d+\./, '.')];
  const label = question?.short ?? question?.label ?? text.path;
  const when = (at: string | null): string => (at ? formatDateTime(Temporal.Instant.from(at), language) : '');
  const isDone = text.state === 'sent' || text.state === 'confirmed';
  const field = germanField(text.path);
  return (
    <Section title={text.state === 'missing' ? words.missing(label) : words.title(label)} id={`text-${field}`}>
      <InsetText>
        <Text>
          <strong>{words.written}:</strong>
        </Text>
        <Text>
          <span lang={text.language}>{text.text}</span>
        </Text>
      </InsetText>
      {isDone ? (
        <>
          <Text>
            <strong>{words.label}:</strong> <span lang="de">{text.german}</span>
          </Text>
          <Text muted>{text.state === 'sent' ? words.sent : words.confirmed(when(text.confirmedAt))}</Text>
        </>
      ) : model.mayWork ? (
        <>
          <Text>{text.state === 'missing' ? words.why : words.proposed(when(text.proposedAt))}</Text>
          <Form action={paths.act(found.row.number, 'uebersetzung', { aufgabe: found.task?.token })} csrf={desk.csrf}>
            <input type="hidden" name="aufgabe" value={found.task?.token ?? ''} />
            <input type="hidden" name="angabe" value={text.path} />
            <TextArea
              id={field}
              name="uebertragung"
              label={words.label}
              hint={words.hint}
              lang="de"
              rows={4}
              value={typed.path === text.path ? typed.translated : text.german}
              error={model.fieldErrors.get(field)}
            />
            <ButtonGroup>
              <Button small variant="secondary">
                {text.state === 'missing' ? words.send : words.again}
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ) : null}
    </Section>
  );
}

interface GermanTextProps {
  readonly model: CaseDesk;
  readonly open: OpenedCase;
}
