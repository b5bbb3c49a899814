import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  DenseTable,
  ErrorSummary,
  Form,
  Heading,
  NumberText,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
  TextField,
} from '#ui';
import type { Words } from '../../texts/index.ts';
import type { Choice } from './day-page.tsx';

/** First who is affected and where they could go instead, then closing and telling them in one step. */
export function closePage(props: CloseProps): string {
  const { shell, words, office, date, typed, affected, done, error } = props;
  const { language } = shell;
  const t = words.staff.close;
  const place = `/${language}/team/termine/schliessen`;
  const title = done ? t.doneTitle : t.title;
  const errorField = affected ? 'grund' : 'von';
  return renderDocument(
    <Page
      {...shell}
      title={title}
      error={error !== null}
      wide
      noIndex
      back={{ href: `/${language}/team/termine?buero=${office}&tag=${date}`, label: t.backHref }}
    >
      <ErrorSummary errors={error ? [{ field: errorField, message: error }] : []} />
      <Heading level={1}>{title}</Heading>
      {done ? (
        <>
          <Text>{t.doneMoved(done.moved)}</Text>
          {done.left > 0 ? <Text>{t.doneLeft(done.left)}</Text> : null}
        </>
      ) : (
        <>
          <Text size="lead">{t.lead}</Text>
          <form class="city-form" method="get" action={place}>
            <Select name="buero" label={words.staff.day.office} value={office} empty={false} choices={props.offices} />
            <Select name="tag" label={t.day} value={date.toString()} empty={false} choices={props.days} />
            <TextField
              name="von"
              label={t.from}
              value={typed.from || '00:00'}
              width={6}
              error={error && !affected ? error : undefined}
            />
            <TextField name="bis" label={t.until} value={typed.until || '23:59'} width={6} />
            <Select name="platz" label={t.desk} value={typed.desk} empty={t.all} choices={props.desks} />
            <ButtonGroup>
              <Button variant={affected ? 'secondary' : 'primary'}>{t.check}</Button>
            </ButtonGroup>
          </form>
        </>
      )}
      {affected ? (
        <Section title={t.affected(affected.length)}>
          {affected.length > 0 ? <AffectedTable words={words} affected={affected} /> : null}
          {done ? (
            <ButtonGroup>
              <ButtonLink href={done.href}>{t.back}</ButtonLink>
            </ButtonGroup>
          ) : (
            <Form action={place} csrf={props.csrf}>
              <input type="hidden" name="buero" value={office} />
              <input type="hidden" name="tag" value={date.toString()} />
              <input type="hidden" name="von" value={typed.from} />
              <input type="hidden" name="bis" value={typed.until} />
              <input type="hidden" name="platz" value={typed.desk} />
              <TextField
                name="grund"
                label={t.reason}
                hint={t.reasonHint}
                value={typed.reason}
                error={error ?? undefined}
              />
              <Checkbox name="ersatz" value="ja" label={t.moves} checked={typed.moves} />
              <ButtonGroup>
                <Button danger>{t.send}</Button>
              </ButtonGroup>
            </Form>
          )}
        </Section>
      ) : null}
    </Page>,
  );
}

function AffectedTable({ words, affected }: { readonly words: Words; readonly affected: readonly AffectedRow[] }) {
  const t = words.staff.close;
  return (
    <DenseTable
      caption={t.caption}
      columns={[
        { key: 'number', label: words.staff.day.number },
        { key: 'name', label: words.staff.day.name },
        { key: 'now', label: t.now },
        { key: 'substitute', label: t.substitute },
      ]}
      rows={affected.map(({ number, name, when, substitute }) => ({
        id: number,
        cells: { number: <NumberText>{number}</NumberText>, name, now: when, substitute: substitute ?? t.none },
      }))}
    />
  );
}

export interface AffectedRow {
  readonly number: string;
  readonly name: string;
  readonly when: string;
  readonly substitute: string | null;
}
interface CloseProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly office: string;
  readonly date: Temporal.PlainDate;
  readonly offices: readonly Choice[];
  readonly days: readonly Choice[];
  readonly desks: readonly Choice[];
  readonly typed: {
    readonly from: string;
    readonly until: string;
    readonly desk: string;
    readonly reason: string;
    readonly moves: boolean;
  };
  readonly affected: readonly AffectedRow[] | null;
  readonly done: { readonly moved: number; readonly left: number; readonly href: string } | null;
  readonly error: string | null;
}
