import {
  Alert,
  Badge,
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  DescriptionList,
  ErrorSummary,
  Heading,
  InsetText,
  List,
  Page,
  renderDocument,
  Section,
  Table,
  Text,
  TextArea,
} from '#ui';
import { DeskForm, type DeskFrame, doneNotice } from './custody-parts.tsx';

/** A bag with its list and the signatures of the next step; each side signs here in a session of its own. */
export function bagPage(props: BagPageProps): string {
  const { frame, bag, back, error, isOverdue, items } = props;
  const { shell, words } = frame;
  const t = words.bag;
  return renderDocument(
    <Page
      {...shell}
      title={t.title(bag.seal)}
      error={error !== null}
      back={{ href: back }}
      notice={doneNotice(frame)}
      noIndex
    >
      <ErrorSummary errors={error ? [{ field: props.step?.counts ? 'nummern' : '', message: error }] : []} />
      <Heading level={1}>{t.title(bag.seal)}</Heading>
      {isOverdue ? <Badge tone="danger">{words.overdue}</Badge> : null}
      <DescriptionList
        dense
        items={[
          { term: words.way, value: props.way },
          { term: words.state, value: words.bagStates[bag.state] },
          { term: words.count, value: String(items.length) },
          { term: t.listHash, value: bag.listHash },
        ]}
      />
      {props.dispute ? <Dispute {...props} /> : null}
      {props.hidesList ? null : (
        <Section title={t.list}>
          <Table
            caption={t.list}
            hideCaption
            columns={[
              { key: 'serial', label: words.serial },
              { key: 'kind', label: words.kind },
              { key: 'state', label: words.state },
            ]}
            rows={items.map(({ serial, kind, state }) => ({ id: serial, cells: { serial, kind, state } }))}
          />
        </Section>
      )}
      {props.label ? (
        <ButtonGroup>
          <ButtonLink variant="secondary" href={props.label}>
            {t.label}
          </ButtonLink>
        </ButtonGroup>
      ) : null}
      <Step {...props} />
    </Page>,
  );
}

function Dispute({ frame, dispute }: BagPageProps) {
  const t = frame.words.bag;
  const { nothing } = frame.words;
  if (!dispute) return null;
  return (
    <Alert tone="warning" title={t.dispute}>
      <p>{t.disputeHint}</p>
      <DescriptionList
        dense
        items={[
          { term: t.missing, value: dispute.missing.join(', ') || nothing },
          { term: t.foreign, value: dispute.foreign.join(', ') || nothing },
          ...(dispute.found ? [{ term: t.found, value: dispute.found.join(', ') || nothing }] : []),
        ]}
      />
      {dispute.isSealWhole ? null : <p>{t.sealBroken}</p>}
    </Alert>
  );
}

function Step({ frame, step, bag, action, error }: BagPageProps) {
  const { words } = frame;
  const t = words.bag;
  if (!step || !action) return <Text>{t.notYours}</Text>;
  return (
    <Section title={t.legs[step.leg]}>
      <Text>{t.explain}</Text>
      <List
        items={(['clerk', 'courier'] as const).map(
          (side) => (step.signed.includes(side) ? t.signed : t.notSigned)[side],
        )}
      />
      {step.signed.includes(step.side) && step.side === 'courier' ? (
        <InsetText>{t.youSigned}</InsetText>
      ) : (
        <DeskForm frame={frame} action={action}>
          {step.signed.includes(step.side) ? <InsetText>{t.youSigned}</InsetText> : null}
          <input type="hidden" name="liste" value={bag.listHash} />
          {step.counts ? (
            <>
              <TextArea
                name="nummern"
                label={t.counted}
                hint={t.countedHint}
                error={error ?? undefined}
                value={step.typed}
                autocomplete="off"
              />
              <Checkbox name="siegel" label={t.sealWhole} checked={step.isSealWhole} />
            </>
          ) : null}
          <ButtonGroup>
            <Button>{t.sign[step.leg][step.side]}</Button>
          </ButtonGroup>
        </DeskForm>
      )}
    </Section>
  );
}

interface BagPageProps {
  readonly frame: DeskFrame;
  readonly bag: {
    readonly seal: string;
    readonly listHash: string;
    readonly state: 'sealed' | 'on-way' | 'disputed' | 'received';
  };
  readonly way: string;
  readonly back: string;
  readonly items: readonly { readonly serial: string; readonly kind: string; readonly state: string }[];
  /** Who counts does not see what should be there. */
  readonly hidesList: boolean;
  readonly isOverdue: boolean;
  readonly dispute: {
    readonly missing: readonly string[];
    readonly foreign: readonly string[];
    readonly isSealWhole: boolean;
    readonly found: readonly string[] | null;
  } | null;
  /** Null when the bag waits for nothing from this person. */
  readonly step: {
    readonly leg: 'hand-over' | 'receive' | 'settle';
    readonly side: 'clerk' | 'courier';
    readonly signed: readonly ('clerk' | 'courier')[];
    readonly counts: boolean;
    readonly typed: string;
    readonly isSealWhole: boolean;
  } | null;
  /** Where the label is printed, as long as the bag has not left; null otherwise. */
  readonly label: string | null;
  readonly action: string | null;
  readonly error: string | null;
}
