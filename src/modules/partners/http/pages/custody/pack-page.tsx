import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Heading,
  List,
  Page,
  renderDocument,
  Section,
  Text,
  TextArea,
  TextField,
} from '#ui';
import { DeskForm, type DeskFrame } from './custody-parts.tsx';

/** What should go to a place, a field for the scanner and one for the seal. */
export function packPage({ frame, title, hint, action, back, expected, typed, error }: PackProps): string {
  const { shell, words } = frame;
  const isSeal = error?.field === 'siegel';
  return renderDocument(
    <Page {...shell} title={title} error={error !== null} back={{ href: back }} noIndex>
      <ErrorSummary errors={error ? [error] : []} />
      <Heading level={1}>{title}</Heading>
      {hint ? <Text>{hint}</Text> : null}
      <Section title={words.bag.list}>
        <List items={expected.map(({ serial, kind }) => `${serial} · ${kind}`)} />
      </Section>
      <DeskForm frame={frame} action={action}>
        <TextArea
          name="nummern"
          label={words.office.inBag}
          hint={words.scanHint}
          error={error && !isSeal ? error.message : undefined}
          value={typed.serials}
          autocomplete="off"
        />
        <TextField
          name="siegel"
          label={words.seal}
          hint={words.sealHint}
          error={isSeal ? error?.message : undefined}
          value={typed.seal}
          width={20}
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{words.office.sealBag}</Button>
        </ButtonGroup>
      </DeskForm>
    </Page>,
  );
}

interface PackProps {
  readonly frame: DeskFrame;
  readonly title: string;
  readonly hint?: string;
  readonly action: string;
  readonly back: string;
  readonly expected: readonly { readonly serial: string; readonly kind: string }[];
  readonly typed: { readonly serials: string; readonly seal: string };
  readonly error: { readonly field: string; readonly message: string } | null;
}
