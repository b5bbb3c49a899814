import {
  Button,
  ButtonGroup,
  Checkbox,
  DescriptionList,
  ErrorSummary,
  Heading,
  InsetText,
  Page,
  RadioGroup,
  renderDocument,
  Text,
  TextField,
} from '#ui';
import { statedMethods } from '../../../domain/visit/index.ts';
import { DeskForm, type DeskFrame } from './custody-parts.tsx';

/** Number and code, as the person tells them. */
export function codePage({ frame, typed, error }: CodeProps): string {
  const { shell, words } = frame;
  const t = words.handOut;
  const base = `/${shell.language}/team/bestand`;
  const of = (field: string): string | undefined => (error?.field === field ? error.message : undefined);
  return renderDocument(
    <Page {...shell} title={t.title} error={error !== null} back={{ href: base }} noIndex>
      <ErrorSummary errors={error ? [error] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text>{t.lead}</Text>
      <DeskForm frame={frame} action={`${base}/ausgeben`}>
        <TextField
          name="nummer"
          label={words.serial}
          value={typed}
          error={of('nummer')}
          width={20}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          error={of('code')}
          width={20}
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{t.check}</Button>
        </ButtonGroup>
      </DeskForm>
    </Page>,
  );
}

/** Whose document it is, and how the identity was checked. */
export function identityPage({ frame, serial, kind, names, isHolderOnly, error }: IdentityProps): string {
  const { shell, words } = frame;
  const t = words.handOut;
  const base = `/${shell.language}/team/bestand`;
  return renderDocument(
    <Page {...shell} title={t.identity} error={error !== null} back={{ href: `${base}/ausgeben` }} noIndex>
      <ErrorSummary errors={error ? [{ field: 'weg', message: error }] : []} />
      <Heading level={1}>{t.identity}</Heading>
      <DescriptionList
        items={[
          { term: words.kind, value: `${kind}, ${serial}` },
          { term: t.belongsTo, value: names.name },
          { term: t.proxy, value: isHolderOnly ? t.noProxy : (names.proxy ?? t.noProxy) },
        ]}
      />
      <InsetText>{t.logged}</InsetText>
      <DeskForm frame={frame} action={`${base}/ausgeben/${serial}`}>
        <RadioGroup
          name="weg"
          label={t.method}
          error={error ?? undefined}
          choices={statedMethods.map((value) => ({ value, label: t.methods[value] }))}
        />
        {names.proxy && !isHolderOnly ? <Checkbox name="vertretung" label={t.isProxy} /> : null}
        <ButtonGroup>
          <Button>{t.give}</Button>
        </ButtonGroup>
      </DeskForm>
    </Page>,
  );
}

interface CodeProps {
  readonly frame: DeskFrame;
  readonly typed: string;
  readonly error: { readonly field: string; readonly message: string } | null;
}
interface IdentityProps {
  readonly frame: DeskFrame;
  readonly serial: string;
  readonly kind: string;
  readonly names: { readonly name: string; readonly proxy: string | null };
  readonly isHolderOnly: boolean;
  readonly error: string | null;
}
