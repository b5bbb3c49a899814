import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  DecisionBar,
  Details,
  Fieldset,
  Form,
  InsetText,
  Text,
  TextArea,
  TextField,
} from '#ui';
import { entriesOf } from '../../../domain/entries.ts';
import { askOutcome, outcomesOf } from '../../../domain/outcomes.ts';
import type { OpenedCase } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { entryPrefix } from '../../clerk/typed.ts';
import { GermanTextWarning } from './german-text-section.tsx';

/** Outcome, reason or question, blocks and the answers to correct; preview before, decision at once, all by keys. */
export function DecideForm({ model, open, token, node }: PanelProps & { readonly node: string }) {
  const { desk, found, typed } = model;
  const { words, paths, language } = desk;
  const { row, folder } = found;
  const texts = folder.texts[language].tasks[node];
  const outcomes = outcomesOf(open.attributes);
  const blocks = Object.entries(texts?.blocks ?? {});
  const { isFourEyes } = open;
  const rows = open.sections.flatMap((section) =>
    section.rows.map((answer) => ({
      value: answer.path,
      label: answer.path.includes('.') ? `${section.title}: ${answer.label}` : answer.label,
    })),
  );
  return (
    <DecisionBar title={texts?.title ?? words.decision.title}>
      <GermanTextWarning model={model} open={open} />
      {texts?.help ? <Text size="small">{texts.help}</Text> : null}
      <Form action={paths.act(row.number, 'entscheiden', { aufgabe: token })} csrf={desk.csrf}>
        <input type="hidden" name="aufgabe" value={token} />
        <Outcomes model={model} outcomes={outcomes} labels={texts?.outcomes ?? {}} />
        <Entries model={model} open={open} node={node} />
        <TextArea
          name="deutsch"
          label={
            outcomes.includes(askOutcome) ? `${words.decision.reason} / ${words.decision.ask}` : words.decision.reason
          }
          hint={words.decision.reasonHint}
          rows={4}
          lang="de"
          value={model.typedIn ? '' : typed.german}
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
          <Details summary={words.decision.blocks} open={typed.blocks.length > 0}>
            <CheckboxGroup
              name="bausteine"
              label={words.decision.blocks}
              hint={words.decision.blocksHint}
              values={typed.blocks}
              choices={blocks.map(([value, label]) => ({ value, label }))}
            />
          </Details>
        ) : null}
        {outcomes.includes(askOutcome) ? (
          <Details summary={words.decision.ask} open={typed.questions.length > 0 || model.fieldErrors.has('fragen')}>
            <CheckboxGroup
              name="fragen"
              label={words.decision.questions}
              hint={words.decision.askHint}
              values={typed.questions}
              error={model.fieldErrors.get('fragen')}
              choices={rows}
            />
          </Details>
        ) : null}
        {isFourEyes ? <InsetText>{words.decision.fourEyes}</InsetText> : null}
        {found.task?.heldFor ? (
          <InsetText>{words.decision.heldFor(model.names.get(found.task.heldFor) ?? words.worklist.someone)}</InsetText>
        ) : null}
        <ButtonGroup>
          <Button name="tun" value="entscheiden" shortcut="e" shortcutLabel={words.keys.e}>
            {isFourEyes ? words.decision.propose : words.decision.decide}
          </Button>
          <Button variant="secondary" name="tun" value="vorschau" shortcut="v" shortcutLabel={words.keys.v}>
            {words.decision.preview}
          </Button>
        </ButtonGroup>
        <Text size="small" muted>
          {words.decision.after}
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

/** The fields an outcome wants filled in, under the name of the outcome. */
function Entries({ model, open, node }: Omit<PanelProps, 'token'> & { readonly node: string }) {
  const { desk, found, typed } = model;
  const texts = found.folder.texts[desk.language].tasks[node];
  const fields = entriesOf(open.attributes);
  const [first] = fields;
  if (!first) return null;
  const names = [...new Set(fields.map(({ outcome }) => texts?.outcomes?.[outcome] ?? outcome))].join(', ');
  return (
    <Fieldset
      id="eintraege-gruppe"
      label={desk.words.decision.entries}
      hint={desk.words.decision.entriesHint(names)}
      error={model.fieldErrors.get('eintraege')}
    >
      {[...new Map(fields.map((field) => [field.id, field])).values()].map(({ id, type }, index) => (
        <TextField
          key={id}
          id={index === 0 ? 'eintraege' : `eintraege-${index + 1}`}
          name={`${entryPrefix}${id}`}
          label={texts?.entries?.[id]?.label ?? id}
          hint={texts?.entries?.[id]?.help}
          value={typed.entries[id] ?? ''}
          width={type === 'text' ? 20 : 10}
          inputMode={type === 'money' ? 'decimal' : 'text'}
          autocomplete="off"
        />
      ))}
    </Fieldset>
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
