import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Page,
  type PageShell,
  renderDocument,
  Text,
  TextField,
} from '#ui';

/** A number and what else is known lead to a visit or a wish on any device. */
export function lookUpPage({ shell, words, action, csrf, who, typed, error }: LookUpProps): string {
  return renderDocument(
    <Page {...shell} title={words.title} error={error !== null} noIndex back={{ href: `/${shell.language}/termin` }}>
      <ErrorSummary errors={error ? [{ field: 'nummer', message: error }] : []} />
      <Heading level={1}>{words.title}</Heading>
      <Text size="lead">{words.lead}</Text>
      <Form action={action} csrf={csrf}>
        <TextField
          name="nummer"
          label={words.number}
          hint={words.numberHint}
          value={typed.number}
          error={error ?? undefined}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          name={who.name}
          {...(who.type ? { type: who.type } : {})}
          label={who.label}
          hint={who.hint}
          value={typed.who}
          autocomplete="email"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{words.send}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

interface LookUpProps {
  readonly shell: PageShell;
  readonly words: {
    readonly title: string;
    readonly lead: string;
    readonly number: string;
    readonly numberHint: string;
    readonly send: string;
  };
  readonly action: string;
  readonly csrf: string;
  readonly who: { readonly name: string; readonly type?: 'email'; readonly label: string; readonly hint: string };
  readonly typed: { readonly number: string; readonly who: string };
  readonly error: string | null;
}
