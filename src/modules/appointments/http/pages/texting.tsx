import { Button, ButtonGroup, Form, Section, Text, TextField } from '#ui';
import type { Words } from '../../texts/index.ts';

/** The code that came to the telephone, or that messages come there. */
export function Texting({ words, csrf, base, state, error }: TextingProps) {
  const t = words.wishes.texting;
  if (state === 'on')
    return (
      <Section title={t.title}>
        <Text>{t.on}</Text>
      </Section>
    );
  return (
    <Section title={t.title}>
      <Text>{t.asked}</Text>
      <Form action={`${base}/sms`} csrf={csrf}>
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          value=""
          width={6}
          error={error ?? undefined}
          autocomplete="one-time-code"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button variant="secondary">{t.send}</Button>
        </ButtonGroup>
      </Form>
    </Section>
  );
}

interface TextingProps {
  readonly words: Words;
  readonly csrf: string;
  readonly base: string;
  readonly state: 'asked' | 'on';
  readonly error: string | null;
}
