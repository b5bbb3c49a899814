import { formatDateTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { Button, ButtonGroup, Card, Form, Hidden } from '#ui';
import { texts } from '../../texts/index.ts';
import type { OwnSession } from '../../use-cases/own-sessions.ts';

/** Every device that is signed in, since when and last used when, each but this one with a button that ends it. */
export function SessionList({ language, sessions, action, csrf }: SessionListProps) {
  const words = texts[language].sessions;
  return (
    <>
      {sessions.map(({ id, device, signedInAt, usedAt, isThis }) => {
        const name = device ?? words.unknown;
        const when = words.since(formatDateTime(signedInAt, language), formatDateTime(usedAt, language));
        return (
          <Card
            key={id}
            title={isThis ? words.thisOne(name) : name}
            meta={isThis ? words.sinceOnly(formatDateTime(signedInAt, language)) : when}
            footer={
              isThis ? undefined : (
                <Form action={action} csrf={csrf}>
                  <input type="hidden" name="id" value={id} />
                  <ButtonGroup>
                    <Button small variant="secondary">
                      {words.end}
                      <Hidden>: {`${name}, ${formatDateTime(signedInAt, language)}`}</Hidden>
                    </Button>
                  </ButtonGroup>
                </Form>
              )
            }
          />
        );
      })}
    </>
  );
}

interface SessionListProps {
  readonly language: Language;
  readonly sessions: readonly OwnSession[];
  /** Where the buttons send the id. */
  readonly action: string;
  readonly csrf: string;
}
