import { formatShortDate } from '#kernel/format';
import { Button, ButtonLink, Csrf, Details, Form, RadioGroup, Select, TextArea, TextField, Toolbar } from '#ui';
import { contactChannels } from '../../../use-cases/clerk/note-contact.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { AskOffice } from './ask-office-form.tsx';

/** The tools above a case: next case, list, give back; always in the same order. */
export function CaseTools({ model }: { readonly model: CaseDesk }) {
  const { desk, found, isMine } = model;
  const { words, paths, csrf } = desk;
  const { row, task } = found;
  const token = task?.token;
  return (
    <Toolbar>
      <ButtonLink small variant="secondary" href={paths.next} shortcut="n" shortcutLabel={words.keys.n}>
        {words.worklist.nextCase}
      </ButtonLink>
      <ButtonLink small variant="tertiary" href={paths.list()} shortcut="l" shortcutLabel={words.keys.l}>
        {words.case.back}
      </ButtonLink>
      {model.mayWork && token && model.colleagues.length > 0 ? (
        <ButtonLink
          small
          variant="tertiary"
          href={paths.handOver(row.number, token)}
          shortcut="g"
          shortcutLabel={words.keys.g}
        >
          {words.handOverWords.link}
        </ButtonLink>
      ) : null}
      {model.mayWork ? (
        <ButtonLink small variant="tertiary" href={paths.joint(row.number)}>
          {model.joint > 0 ? words.joint.count(model.joint) : words.joint.open}
        </ButtonLink>
      ) : null}
      {isMine && token ? (
        <form method="post" action={paths.act(row.number, 'zuruecklegen', { aufgabe: token })}>
          <Csrf token={csrf} />
          <input type="hidden" name="aufgabe" value={token} />
          <Button small variant="tertiary" shortcut="z" shortcutLabel={words.keys.z}>
            {words.tools.giveBack}
          </Button>
        </form>
      ) : null}
    </Toolbar>
  );
}

/** What one can do besides deciding, folded: hand over, note, message. */
export function CaseForms({ model }: { readonly model: CaseDesk }) {
  const token = model.found.task?.token;
  return (
    <>
      {model.mayWork && token && model.colleagues.length > 0 ? <HandOver model={model} token={token} /> : null}
      {model.mayWork && model.found.open ? (
        <>
          <Note model={model} />
          <Contact model={model} />
          <AskOffice model={model} />
          <Message model={model} />
        </>
      ) : null}
    </>
  );
}

function HandOver({ model, token }: { readonly model: CaseDesk; readonly token: string }) {
  const { desk, found } = model;
  const { words, paths } = desk;
  return (
    <Details summary={words.tools.handOver} open={model.fieldErrors.has('an')}>
      <Form action={paths.act(found.row.number, 'weitergeben', { aufgabe: token })} csrf={desk.csrf}>
        <HandOverFields model={model} token={token} />
        <Button small variant="secondary">
          {words.tools.handOver}
        </Button>
      </Form>
    </Details>
  );
}

/** To whom, and a word about it. */
export function HandOverFields({ model, token }: { readonly model: CaseDesk; readonly token: string }) {
  const { desk, colleagues, typed } = model;
  const { words } = desk;
  return (
    <>
      <input type="hidden" name="aufgabe" value={token} />
      <Select
        name="an"
        label={words.tools.handOverTo}
        empty={words.tools.choose}
        value={typed.to}
        error={model.fieldErrors.get('an')}
        choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea
        id="uebergabe"
        name="deutsch"
        label={words.handOverWords.note}
        hint={words.handOverWords.noteHint}
        rows={3}
        value={model.typedIn === 'weitergeben' ? typed.german : ''}
        optional
      />
    </>
  );
}

function Note({ model }: { readonly model: CaseDesk }) {
  const { desk, found, typed, typedIn } = model;
  const { words, paths } = desk;
  return (
    <Details summary={words.tools.note} open={typedIn === 'vermerk'}>
      <Form action={paths.act(found.row.number, 'vermerk', { aufgabe: found.task?.token })} csrf={desk.csrf}>
        <TextArea
          id="vermerk"
          name="deutsch"
          label={words.tools.noteText}
          hint={words.tools.noteHint}
          rows={3}
          value={typedIn === 'vermerk' ? typed.german : ''}
          error={model.fieldErrors.get('vermerk')}
        />
        <Button small variant="secondary">
          {words.tools.saveNote}
        </Button>
      </Form>
    </Details>
  );
}

function Contact({ model }: { readonly model: CaseDesk }) {
  const { desk, found, typed, typedIn } = model;
  const { words, paths } = desk;
  const isHere = typedIn === 'kontakt';
  return (
    <Details summary={words.tools.contact} open={isHere}>
      <Form action={paths.act(found.row.number, 'kontakt', { aufgabe: found.task?.token })} csrf={desk.csrf}>
        <RadioGroup
          id="kontakt-weg"
          name="weg"
          label={words.tools.contactWay}
          value={isHere ? (typed.channel ?? undefined) : 'phone'}
          choices={contactChannels.map((value) => ({ value, label: words.tools.contactWays[value] }))}
          error={model.fieldErrors.get('kontakt-weg')}
          inline
        />
        <TextField
          id="kontakt-tag"
          name="tag"
          label={words.tools.contactDay}
          hint={words.post.dayHint}
          width={10}
          value={isHere ? typed.day : formatShortDate(desk.today, 'de')}
          error={model.fieldErrors.get('kontakt-tag')}
        />
        <TextArea
          id="kontakt"
          name="deutsch"
          label={words.tools.contactText}
          hint={words.tools.contactHint}
          rows={3}
          value={isHere ? typed.german : ''}
          error={model.fieldErrors.get('kontakt')}
        />
        <Button small variant="secondary">
          {words.tools.saveContact}
        </Button>
      </Form>
    </Details>
  );
}

function Message({ model }: { readonly model: CaseDesk }) {
  const { desk, found, typed, typedIn } = model;
  const { words, paths } = desk;
  const isHere = typedIn === 'nachricht';
  return (
    <Details summary={words.tools.message} open={isHere}>
      <Form action={paths.act(found.row.number, 'nachricht', { aufgabe: found.task?.token })} csrf={desk.csrf}>
        <TextArea
          id="nachricht"
          name="deutsch"
          label={words.tools.messageGerman}
          lang="de"
          rows={4}
          value={isHere ? typed.german : ''}
          error={model.fieldErrors.get('nachricht')}
        />
        {found.row.language === 'en' ? (
          <TextArea
            id="nachricht-englisch"
            name="englisch"
            label={words.tools.messageEnglish}
            lang="en"
            rows={4}
            value={isHere ? typed.english : ''}
            error={model.fieldErrors.get('nachricht-englisch')}
          />
        ) : null}
        <Button small variant="secondary">
          {words.tools.sendMessage}
        </Button>
      </Form>
    </Details>
  );
}
