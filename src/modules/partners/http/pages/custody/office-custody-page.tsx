import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Heading,
  Link,
  Page,
  renderDocument,
  Section,
  Table,
  Text,
  TextField,
} from '#ui';
import { type BagLine, BagTable, DeskForm, type DeskFrame, doneNotice } from './custody-parts.tsx';

/** What an office has to register, to bag and to hand over, and what came back. */
export function officeCustodyPage(props: OfficeProps): string {
  const { frame, office, others, wishes, destinations, bags, returned } = props;
  const { shell, words } = frame;
  const t = words.office;
  const base = `/${shell.language}/team/ausgabe`;
  return renderDocument(
    <Page {...shell} title={`${t.title} ${office.name}`} notice={doneNotice(frame)} noIndex>
      <Heading level={1}>{`${t.title}: ${office.name}`}</Heading>
      <Text size="lead">{t.lead}</Text>
      {others.length > 0 ? (
        <Text>
          {t.otherOffice}:{' '}
          {others.map(({ id, name }) => (
            <>
              <Link key={id} href={`${base}?amt=${id}`}>
                {name}
              </Link>{' '}
            </>
          ))}
        </Text>
      ) : null}
      <Section title={t.waiting} id="erfassen">
        {wishes.length === 0 ? (
          <Text>{t.waitingNone}</Text>
        ) : (
          <Table
            caption={t.waiting}
            hideCaption
            columns={[
              { key: 'case', label: words.case },
              { key: 'kind', label: words.kind },
              { key: 'place', label: words.place },
              { key: 'step', label: words.steps },
            ]}
            rows={wishes.map(({ id, caseNumber, kind, place }) => ({
              id,
              cells: {
                case: caseNumber,
                kind,
                place,
                step: (
                  <Link href={`${base}/erfassen/${id}`}>
                    {t.register}
                    <span class="kern-sr-only"> {caseNumber}</span>
                  </Link>
                ),
              },
            }))}
          />
        )}
      </Section>
      <Section title={t.bagging} id="packen">
        {destinations.length === 0 ? (
          <Text>{t.baggingNone}</Text>
        ) : (
          <Table
            caption={t.bagging}
            hideCaption
            columns={[
              { key: 'place', label: words.place },
              { key: 'count', label: words.count, numeric: true },
            ]}
            rows={destinations.map(({ id, name, count }) => ({
              id,
              cells: {
                place: <Link href={`${base}/packen/${id}?amt=${office.id}`}>{name}</Link>,
                count: String(count),
              },
            }))}
          />
        )}
      </Section>
      <Section title={t.bags} id="beutel">
        <BagTable frame={frame} caption={t.bags} bags={bags} none={t.bagsNone} />
      </Section>
      {returned.length > 0 ? (
        <Section title={t.shelf} id="zurueck">
          <Table
            caption={t.shelf}
            hideCaption
            columns={[
              { key: 'serial', label: words.serial },
              { key: 'kind', label: words.kind },
            ]}
            rows={returned.map(({ serial, kind }) => ({ id: serial, cells: { serial, kind } }))}
          />
        </Section>
      ) : null}
    </Page>,
  );
}

/** One field for the number of the document: a scanner types it and sends it. */
export function registerPage({ frame, wish, typed, error }: RegisterProps): string {
  const { shell, words } = frame;
  const t = words.office;
  const base = `/${shell.language}/team/ausgabe`;
  const title = t.registerFor(wish.caseNumber);
  return renderDocument(
    <Page {...shell} title={title} error={error !== null} back={{ href: base }} noIndex>
      <ErrorSummary errors={error ? [{ field: 'nummer', message: error }] : []} />
      <Heading level={1}>{title}</Heading>
      <Text>{`${wish.kind}, ${wish.place}`}</Text>
      <DeskForm frame={frame} action={`${base}/erfassen/${wish.id}`}>
        <TextField
          name="nummer"
          label={words.serial}
          value={typed}
          error={error ?? undefined}
          width={20}
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{t.register}</Button>
        </ButtonGroup>
      </DeskForm>
    </Page>,
  );
}

interface OfficeProps {
  readonly frame: DeskFrame;
  readonly office: { readonly id: string; readonly name: string };
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly wishes: readonly WishLine[];
  readonly destinations: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly bags: readonly BagLine[];
  readonly returned: readonly { readonly serial: string; readonly kind: string }[];
}
export interface WishLine {
  readonly id: string;
  readonly caseNumber: string;
  readonly kind: string;
  readonly place: string;
}
interface RegisterProps {
  readonly frame: DeskFrame;
  readonly wish: WishLine;
  readonly typed: string;
  readonly error: string | null;
}
