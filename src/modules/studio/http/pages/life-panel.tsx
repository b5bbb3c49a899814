import type { ComponentChildren } from 'preact';
import { formatDate } from '#kernel/format';
import { Button, ButtonGroup, Details, Link, Section, Text, TextArea, TextField } from '#ui';
import { authorsOf, type Move } from '../../domain/copy/moves.ts';
import type { CopyView } from '../studio-http.ts';
import type { OverviewProps } from './overview-page.tsx';
import { CopyForm } from './studio-frame.tsx';

/** What can be done with a copy in its state, by whom it is looked at. */
export function LifePanel(about: LifeProps) {
  const { view, reviewer } = about;
  const { words, copy } = view;
  if (copy.state === 'discarded') return null;
  return (
    <Section title={words.overview.next} id="weiter">
      {reviewer && copy.state !== 'in-review' ? <Text>{words.life.reviewer(reviewer)}</Text> : null}
      {copy.reviewNote && copy.state !== 'in-review' ? <Text>{words.life.reviewNote(copy.reviewNote)}</Text> : null}
      {copy.state === 'draft' ? <OfDraft {...about} /> : null}
      {copy.state === 'in-review' ? <OfReview {...about} /> : null}
      {copy.state === 'approved' ? <OfApproved {...about} /> : null}
      {copy.state === 'published' && copy.fromDay ? (
        <>
          <Text>{words.life.published(formatDate(copy.fromDay, view.language))}</Text>
          <Text>{words.life.publishedText}</Text>
        </>
      ) : null}
    </Section>
  );
}

function OfDraft({ view, isSound }: LifeProps) {
  const { words, paths, copy } = view;
  return (
    <>
      {isSound ? (
        <MoveForm view={view}>
          <Text>{words.life.submitText}</Text>
          <MoveButton move="submit" view={view} />
        </MoveForm>
      ) : (
        <Text>
          {words.life.submitNot} <Link href={paths.part(copy.id, 'check')}>{words.life.toCheck}</Link>
        </Text>
      )}
      <Details summary={words.life.discard}>
        <MoveForm view={view}>
          <Text>{words.life.discardText}</Text>
          <MoveButton move="discard" view={view} isDanger />
        </MoveForm>
      </Details>
    </>
  );
}

function OfReview({ view, history, me, errors, note }: LifeProps) {
  const { words } = view;
  const isAuthor = me !== null && authorsOf(history).has(me);
  const error = errors.find(({ field }) => field === 'hinweis')?.message;
  return isAuthor ? (
    <MoveForm view={view}>
      <Text>{words.life.waits}</Text>
      <MoveButton move="take-back" view={view} isSecondary />
    </MoveForm>
  ) : (
    <MoveForm view={view}>
      <Text>{words.life.approveText}</Text>
      <TextArea name="hinweis" label={words.life.note} hint={words.life.noteHint} value={note} rows={3} error={error} />
      <ButtonGroup>
        <MoveButton move="approve" view={view} />
        <MoveButton move="return" view={view} isSecondary />
      </ButtonGroup>
    </MoveForm>
  );
}

function OfApproved({ view, errors, day }: LifeProps) {
  const { words, paths, copy } = view;
  const error = errors.find(({ field }) => field === 'tag')?.message;
  return (
    <>
      <CopyForm view={view} action={`${paths.copy(copy.id)}/veroeffentlichen`}>
        <Text>{words.life.publishText}</Text>
        <TextField name="tag" label={words.life.day} hint={words.life.dayHint} width={10} value={day} error={error} />
        <Button>{words.life.publish}</Button>
      </CopyForm>
      <MoveForm view={view}>
        <MoveButton move="take-back" view={view} isSecondary />
      </MoveForm>
    </>
  );
}

const MoveForm = ({ view, children }: { readonly view: CopyView; readonly children: ComponentChildren }) => (
  <CopyForm view={view} action={`${view.paths.copy(view.copy.id)}/schritt`}>
    {children}
  </CopyForm>
);

const MoveButton = ({ move, view, isSecondary, isDanger }: MoveButtonProps) => (
  <Button name="schritt" value={move} variant={isSecondary || isDanger ? 'secondary' : 'primary'} danger={isDanger}>
    {view.words.life[move]}
  </Button>
);

interface LifeProps extends OverviewProps {
  readonly isSound: boolean;
}
interface MoveButtonProps {
  readonly move: Move;
  readonly view: CopyView;
  readonly isSecondary?: boolean;
  readonly isDanger?: boolean;
}
