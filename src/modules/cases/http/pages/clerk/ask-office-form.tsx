import { Button, CheckboxGroup, Details, Form, Select, TextArea } from '#ui';
import { consultationWords } from '../../../texts/consultation.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';

/** Asks another office: which, what, and exactly which of the answers on this page go along. */
export function AskOffice({ model }: { readonly model: CaseDesk }) {
  const { desk, found, typed, typedIn } = model;
  const words = consultationWords[desk.language].ask;
  const isHere = typedIn === 'beteiligung';
  const rows = (found.open?.sections ?? []).flatMap((section) => section.rows).filter(({ lines }) => lines.length > 0);
  return (
    <Details summary={words.title} open={isHere}>
      <Form action={desk.paths.act(found.row.number, 'beteiligung', { aufgabe: found.task?.token })} csrf={desk.csrf}>
        <Select
          id="beteiligung-amt"
          name="amt"
          label={words.office}
          empty={words.choose}
          value={isHere ? typed.office : ''}
          error={model.fieldErrors.get('beteiligung-amt')}
          choices={model.otherOffices.map(({ id, name }) => ({ value: id, label: name[desk.language] }))}
        />
        <TextArea
          id="beteiligung"
          name="deutsch"
          label={words.text}
          lang="de"
          rows={3}
          value={isHere ? typed.german : ''}
          error={model.fieldErrors.get('beteiligung')}
        />
        {rows.length > 0 ? (
          <CheckboxGroup
            id="beteiligung-angaben"
            name="angaben"
            label={words.data}
            hint={words.dataHint}
            values={isHere ? typed.data : []}
            choices={rows.map(({ path, label }) => ({ value: path, label }))}
          />
        ) : null}
        <Button small variant="secondary">
          {words.send}
        </Button>
      </Form>
    </Details>
  );
}
