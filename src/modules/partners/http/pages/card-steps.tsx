import { Button, ButtonGroup, ButtonLink, Checkbox, List, Section, Text } from '#ui';
import type { OpenReading } from '../../use-cases/card/begin-reading.ts';
import { Post, type VisitForm } from './visit-form.tsx';

/** Before a card is read: what the clerk has done and what the person has said (PAuswG § 18a(2)). */
export function BeginCard(props: CardProps) {
  const { words, error } = props;
  const t = words.desk.card;
  const of = (field: string): string | undefined => (error?.field === field ? error.message : undefined);
  return (
    <Section title={t.title} level={3}>
      <Text>{t.lead}</Text>
      <Text>{t.law}</Text>
      <Post {...props} to="karte" id="karte">
        <Checkbox name="foto" label={t.photo} error={of('foto')} />
        <Checkbox name="einverstanden" label={t.consent} error={of('einverstanden')} />
        <Checkbox name="uebernehmen" label={t.takeOver} />
        <ButtonGroup>
          <Button>{t.begin}</Button>
        </ButtonGroup>
      </Post>
    </Section>
  );
}

/** While a card is read: the way to the program at the reader, the result, and the way out. */
export function WaitForCard(props: CardProps & { readonly reading: OpenReading }) {
  const { words, reading } = props;
  const t = words.desk.card;
  return (
    <Section title={t.waiting} level={3}>
      {reading.isStarted ? (
        <Text>{t.started}</Text>
      ) : (
        <>
          <List kind="number" items={t.steps} />
          <ButtonGroup>
            <ButtonLink href={reading.startUrl}>{t.open}</ButtonLink>
          </ButtonGroup>
        </>
      )}
      <Post {...props} to="karte-ergebnis" id="karte">
        <ButtonGroup>
          <Button variant={reading.isStarted ? 'primary' : 'secondary'}>{t.fetch}</Button>
        </ButtonGroup>
      </Post>
      <Post {...props} to="karte-beenden" id="karte-beenden">
        <ButtonGroup>
          <Button variant="tertiary">{t.stop}</Button>
        </ButtonGroup>
      </Post>
    </Section>
  );
}

interface CardProps extends VisitForm {
  readonly error: { readonly message: string; readonly field: string | null } | null;
}
