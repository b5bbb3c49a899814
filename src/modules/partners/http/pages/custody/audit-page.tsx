import {
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Heading,
  InsetText,
  List,
  Page,
  renderDocument,
  Section,
  Text,
  TextArea,
} from '#ui';
import { type BagLine, BagTable, DeskForm, type DeskFrame, doneNotice } from './custody-parts.tsx';

/** Bags whose count did not match, and those that are on their way for too long. */
export function auditPage({ frame, disputes, overdue }: AuditProps): string {
  const { shell, words } = frame;
  const t = words.audit;
  return renderDocument(
    <Page {...shell} title={t.title} notice={doneNotice(frame)} noIndex>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Section title={t.disputes} id="pruefen">
        <BagTable frame={frame} caption={t.disputes} bags={disputes} none={t.none} />
      </Section>
      <Section title={t.overdue} id="zu-lange">
        <BagTable frame={frame} caption={t.overdue} bags={overdue} none={t.overdueNone} />
      </Section>
    </Page>,
  );
}

/** What was missing, and a field for what was found. */
export function auditBagPage({ frame, seal, way, serials, dispute, found, typed, error }: AuditBagProps): string {
  const { shell, words } = frame;
  const t = words.audit;
  const base = `/${shell.language}/team/beutelpruefung`;
  return renderDocument(
    <Page {...shell} title={words.bag.title(seal)} error={error !== null} back={{ href: base }} noIndex>
      <ErrorSummary errors={error ? [{ field: 'nummern', message: error }] : []} />
      <Heading level={1}>{words.bag.title(seal)}</Heading>
      <DescriptionList
        items={[
          { term: words.way, value: way },
          ...(dispute
            ? [
                { term: words.bag.missing, value: dispute.missing.join(', ') || words.nothing },
                { term: words.bag.foreign, value: dispute.foreign.join(', ') || words.nothing },
              ]
            : []),
        ]}
      />
      {!dispute || dispute.isSealWhole ? null : <Text>{words.bag.sealBroken}</Text>}
      <Section title={words.bag.list}>
        <List items={serials.map((serial) => serial)} />
      </Section>
      {found ? <InsetText>{`${words.bag.found}: ${found.join(', ') || words.nothing}. ${t.waiting}`}</InsetText> : null}
      {dispute ? (
        <DeskForm frame={frame} action={`${base}/${seal}`}>
          <TextArea
            name="nummern"
            label={t.found}
            hint={t.foundHint}
            error={error ?? undefined}
            value={typed}
            autocomplete="off"
          />
          <ButtonGroup>
            <Button>{t.save}</Button>
          </ButtonGroup>
        </DeskForm>
      ) : null}
    </Page>,
  );
}

interface AuditProps {
  readonly frame: DeskFrame;
  readonly disputes: readonly BagLine[];
  readonly overdue: readonly BagLine[];
}
interface AuditBagProps {
  readonly frame: DeskFrame;
  readonly seal: string;
  readonly way: string;
  readonly serials: readonly string[];
  readonly dispute: {
    readonly missing: readonly string[];
    readonly foreign: readonly string[];
    readonly isSealWhole: boolean;
  } | null;
  readonly found: readonly string[] | null;
  readonly typed: string;
  readonly error: string | null;
}
