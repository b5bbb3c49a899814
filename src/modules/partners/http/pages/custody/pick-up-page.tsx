import { formatDate } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Heading,
  InsetText,
  NumberText,
  Page,
  Panel,
  QrCode,
  RadioGroup,
  renderDocument,
  Section,
  Text,
  TextField,
} from '#ui';
import { DeskForm, type DeskFrame } from './custody-parts.tsx';

/** Where the person picks up, who else may come, how far it is, and the code once it is ready. */
export function pickUpPage(props: PickUpProps): string {
  const { frame, number, kind, state, error, code } = props;
  const { shell, words } = frame;
  const t = words.pickUp;
  const title = `${t.title}: ${kind} · ${number}`;
  const back = { href: `/${shell.language}/vorgang/${number}` };
  return renderDocument(
    <Page {...shell} title={title} error={error !== null} back={back} noIndex>
      <ErrorSummary errors={error ? [error] : []} />
      {code ? (
        <Panel title={t.codeTitle}>
          <p>
            {t.code}: <NumberText>{code}</NumberText>
          </p>
        </Panel>
      ) : (
        <Heading level={1}>{`${t.title}: ${kind}`}</Heading>
      )}
      {code ? (
        <>
          <Text>{t.keep}</Text>
          {props.isTexted ? <Text>{t.textSent}</Text> : null}
          <QrCode text={`${props.serial ?? ''} ${code}`} label={t.qr} />
        </>
      ) : null}
      {state ? <InsetText>{state}</InsetText> : null}
      {props.serial ? <Facts {...props} /> : null}
      {props.isReady ? <Ready {...props} /> : null}
      {props.isOpen ? <Choice {...props} /> : null}
    </Page>,
  );
}

function Facts({ frame, serial, until, proxy, isReady }: PickUpProps) {
  const { words, shell } = frame;
  const t = words.pickUp;
  return (
    <>
      <DescriptionList
        items={[
          { term: t.number, value: <NumberText>{serial}</NumberText> },
          ...(until ? [{ term: t.until, value: formatDate(Temporal.PlainDate.from(until), shell.language) }] : []),
          { term: t.who, value: proxy ? t.youAnd(proxy) : t.you },
        ]}
      />
      {isReady ? <Text>{t.bring}</Text> : null}
    </>
  );
}

function Ready({ frame, number, isLocker, isReleased, hasCode, mayText, error, phone }: PickUpProps) {
  const { words, shell } = frame;
  const t = words.pickUp;
  const base = `/${shell.language}/abholen/${number}`;
  const phoneError = error?.field === 'mobil' ? error.message : undefined;
  return (
    <>
      <Section title={t.codeTitle} id="code">
        <Text>{t.codeLead}</Text>
        <DeskForm frame={frame} action={`${base}/code`}>
          {mayText ? (
            <TextField
              name="mobil"
              type="tel"
              label={t.phone}
              hint={t.phoneHint}
              optional
              value={phone}
              error={phoneError}
              width={20}
              autocomplete="tel"
            />
          ) : null}
          <ButtonGroup>
            <Button>{hasCode ? t.newCode : t.getCode}</Button>
          </ButtonGroup>
        </DeskForm>
      </Section>
      {isLocker ? (
        <Section title={t.release} id="fach">
          <Text>{isReleased ? t.released : t.releaseLead}</Text>
          <DeskForm frame={frame} action={`${base}/freigabe`}>
            <ButtonGroup>
              <Button variant="secondary">{t.release}</Button>
            </ButtonGroup>
          </DeskForm>
        </Section>
      ) : null}
    </>
  );
}

function Choice({ frame, number, kind, places, chosen, proxy, isHolderOnly, error, hasAccount }: PickUpProps) {
  const { words, shell } = frame;
  const t = words.pickUp;
  const of = (field: string): string | undefined => (error?.field === field ? error.message : undefined);
  return (
    <Section title={t.offer(kind)} id="wahl">
      <Text>{t.offerLead}</Text>
      <DeskForm frame={frame} action={`/${shell.language}/abholen/${number}`}>
        <RadioGroup
          name="ort"
          label={t.place}
          hint={hasAccount ? undefined : t.lockerGuests}
          error={of('ort')}
          value={chosen ?? undefined}
          choices={places.map(({ id, name, address, isLocker }) => ({
            value: id,
            label: name,
            hint: isLocker ? `${address}. ${t.locker}` : address,
          }))}
        />
        {isHolderOnly ? (
          <Text>{t.holderOnly}</Text>
        ) : (
          <TextField
            name="vertretung"
            label={t.proxy}
            hint={t.proxyHint}
            optional
            value={proxy ?? ''}
            error={of('vertretung')}
            autocomplete="off"
          />
        )}
        <ButtonGroup>
          <Button>{chosen ? t.change : t.choose}</Button>
        </ButtonGroup>
      </DeskForm>
    </Section>
  );
}

interface PickUpProps {
  readonly frame: DeskFrame;
  /** Of the case. */
  readonly number: string;
  readonly kind: string;
  /** How far it is, as a sentence. */
  readonly state: string | null;
  readonly serial: string | null;
  /** The last day, ISO. */
  readonly until: string | null;
  readonly chosen: string | null;
  readonly proxy: string | null;
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly isLocker: boolean;
  }[];
  readonly isHolderOnly: boolean;
  readonly hasAccount: boolean;
  /** A place can be chosen, or another one. */
  readonly isOpen: boolean;
  readonly isReady: boolean;
  readonly isLocker: boolean;
  readonly isReleased: boolean;
  readonly hasCode: boolean;
  readonly mayText: boolean;
  readonly phone: string;
  /** The code that was just made: shown this once. */
  readonly code: string | null;
  readonly isTexted: boolean;
  readonly error: { readonly field: string; readonly message: string } | null;
}
