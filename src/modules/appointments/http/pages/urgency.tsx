import { Button, ButtonGroup, FileField, Form, Section, Text } from '#ui';
import type { ProofRefusal } from '../../domain/wishes/index.ts';
import type { Words } from '../../texts/index.ts';

/** What a person shows for not being able to wait, and what came of it. */
export function Urgency({ words, csrf, base, urgent }: UrgencyProps) {
  const t = words.wishes.urgent;
  if (urgent.state === 'proved')
    return (
      <Section title={t.section}>
        <Text>{t.proved}</Text>
      </Section>
    );
  if (urgent.state === 'none')
    return urgent.refused ? (
      <Section title={t.refusedTitle}>
        <Text>{t.refusedTexts[urgent.refused]}</Text>
      </Section>
    ) : null;
  return (
    <Section title={t.section}>
      <Text>{t.asked(urgent.proof)}</Text>
      {urgent.count > 0 ? <Text>{t.shown(urgent.count)}</Text> : null}
      {urgent.count < urgent.most ? (
        <Form action={`${base}/nachweis`} csrf={csrf} upload>
          <FileField
            name="nachweis"
            label={t.upload}
            hint={t.uploadHint}
            error={urgent.error ?? undefined}
            accept=".pdf,.jpg,.jpeg,.png,.heic"
          />
          <ButtonGroup>
            <Button variant="secondary">{t.add}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
    </Section>
  );
}

export interface ShownUrgency {
  readonly state: 'none' | 'asked' | 'proved';
  /** What the city wants to see. */
  readonly proof: string;
  readonly count: number;
  readonly most: number;
  readonly refused: ProofRefusal | null;
  readonly error: string | null;
}
interface UrgencyProps {
  readonly words: Words;
  readonly csrf: string;
  readonly base: string;
  readonly urgent: ShownUrgency;
}
