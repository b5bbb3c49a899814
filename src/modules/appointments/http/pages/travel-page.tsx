import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Heading,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
  TextField,
} from '#ui';
import type { Words } from '../../texts/index.ts';

/** Which offices are within so many minutes of a postcode, by estimate; the form of the wish then has them ticked. */
export function travelPage({ shell, words, typed, modes, near, error }: TravelProps): string {
  const { language } = shell;
  const t = words.wishes.travel;
  const form = `/${language}/termin/wunsch`;
  const chosen = new URLSearchParams([
    ...typed.services.map((id) => ['leistung', id]),
    ...(near ?? []).map(({ id }) => ['buero', id]),
  ]);
  const how = modes.find(({ value }) => value === typed.mode)?.label ?? '';
  return renderDocument(
    <Page {...shell} title={t.title} error={error !== null} back={{ href: form, label: words.wishes.form.title }}>
      <ErrorSummary errors={error ? [{ field: 'plz', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <form class="city-form" method="get" action={`${form}/wege`}>
        {typed.services.map((id) => (
          <input key={id} type="hidden" name="leistung" value={id} />
        ))}
        <TextField
          name="plz"
          label={t.postcode}
          hint={t.postcodeHint}
          value={typed.postcode}
          error={error ?? undefined}
          width={6}
          autocomplete="postal-code"
        />
        <Select name="mit" label={t.mode} value={typed.mode} empty={false} choices={modes} />
        <Select
          name="minuten"
          label={t.most}
          value={String(typed.most)}
          empty={false}
          choices={[15, 30, 45, 60].map((minutes) => ({ value: String(minutes), label: t.minutes(minutes) }))}
        />
        <ButtonGroup>
          <Button variant={near && near.length > 0 ? 'secondary' : 'primary'}>{t.show}</Button>
        </ButtonGroup>
      </form>
      {near ? (
        <Section title={t.found(near.length)}>
          {near.length > 0 ? (
            <>
              <List items={near.map(({ name, minutes }) => t.about(name, minutes, how))} />
              <Text muted>{t.estimate}</Text>
              <ButtonGroup>
                <ButtonLink href={`${form}?${chosen}`}>{t.take}</ButtonLink>
              </ButtonGroup>
            </>
          ) : (
            <Text>{t.none}</Text>
          )}
        </Section>
      ) : null}
      <Text muted>{t.privacy}</Text>
    </Page>,
  );
}

interface TravelProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly typed: {
    readonly postcode: string;
    readonly mode: string;
    readonly most: number;
    readonly services: readonly string[];
  };
  readonly modes: readonly { readonly value: string; readonly label: string }[];
  /** Null before anything was asked. */
  readonly near: readonly { readonly id: string; readonly name: string; readonly minutes: number }[] | null;
  readonly error: string | null;
}
