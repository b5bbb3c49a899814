import { Button, ButtonGroup, Form, Prepared, Text, TextArea, Thread } from '#ui';
import type { Message } from '../../../use-cases/view-case.ts';
import type { CitizenCase } from '../../citizen/with-view.ts';
import { SaidByCity } from './said-by-city.tsx';

/** The messages in both directions and the form for the next one; a double click sends one message. */
export function MessageThread({ opened, typed }: { readonly opened: CitizenCase; readonly typed: TypedMessage }) {
  const { words, view, paths, csrf } = opened;
  const { messages } = view;
  const variant = view.todo.kind === 'nothing' ? 'primary' : 'secondary';
  return (
    <>
      {messages.length === 0 ? (
        <Text>{words.messages.none}</Text>
      ) : (
        <Thread
          label={words.case.sections.messages}
          messages={messages.map((message) => ({
            id: `nachricht-${message.seq}`,
            from: sender(opened, message),
            at: Temporal.Instant.from(message.at),
            own: message.from !== 'city',
            children: message.from === 'city' ? <SaidByCity opened={opened} said={message} /> : message.text,
          }))}
        />
      )}
      {typed.text === '' && typed.error === null ? (
        <Prepared of={words} by={['message', variant]} holes={{ action: paths.message, csrf, once: typed.once }}>
          {(own) => <MessageForm words={words} variant={variant} own={own} />}
        </Prepared>
      ) : (
        <MessageForm words={words} variant={variant} own={{ action: paths.message, csrf, ...typed }} />
      )}
    </>
  );
}

function MessageForm({ words, variant, own }: MessageFormProps) {
  return (
    <Form action={own.action} csrf={own.csrf}>
      <input type="hidden" name="once" value={own.once} />
      <TextArea
        name="text"
        label={words.messages.label}
        hint={words.messages.hint}
        value={own.text ?? ''}
        error={own.error ?? undefined}
        limit={messageLimit}
        rows={5}
      />
      <ButtonGroup>
        <Button variant={variant}>{words.messages.send}</Button>
      </ButtonGroup>
    </Form>
  );
}

const sender = ({ words, office }: CitizenCase, { from }: Message): string =>
  from === 'city'
    ? words.messages.city(office)
    : from === 'citizen'
      ? words.messages.you
      : words.messages.representative;

/** Characters of one message. */
export const messageLimit = 4_000;

export interface TypedMessage {
  readonly text: string;
  readonly error: string | null;
  /** Makes a repeat of the same sending one message. */
  readonly once: string;
}
interface MessageFormProps {
  readonly words: CitizenCase['words'];
  readonly variant: 'primary' | 'secondary';
  readonly own: { readonly action: string; readonly csrf: string } & Partial<TypedMessage>;
}
