import {
  Button,
  ButtonGroup,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Link,
  List,
  NumberText,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { proofRefusals } from '../../domain/wishes/index.ts';
import type { Words } from '../../texts/index.ts';

/** Who says that they cannot wait, with what they show; the staff accept it or say why not. */
export function urgentPage({ shell, words, csrf, asked, figures, error }: UrgentProps): string {
  const { language } = shell;
  const t = words.wishes.urgent;
  const base = `/${language}/team/termine/dringend`;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      error={error !== null}
      noIndex
      back={{ href: `/${language}/team/termine`, label: words.staff.day.title }}
    >
      <ErrorSummary errors={error ? [{ field: '', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {figures ? <Text muted>{t.figures(figures.made, figures.accepted, figures.lost)}</Text> : null}
      {asked.length === 0 ? <EmptyState title={t.none} /> : null}
      {asked.map((one, index) => (
        <Section key={one.number} title={<NumberText>{one.number}</NumberText>}>
          <DescriptionList
            items={[
              { term: words.visit.what, value: one.what },
              { term: t.reason, value: one.reason },
              { term: t.wanted, value: one.proof },
              { term: t.since, value: one.since },
            ]}
          />
          {one.proofs.length > 0 ? (
            <List
              items={one.proofs.map((id, place) => (
                <Link href={`${base}/${one.number}/nachweis/${id}`} label={`${t.file(place + 1)}, ${one.number}`}>
                  {t.file(place + 1)}
                </Link>
              ))}
            />
          ) : (
            <Text>{t.nothing}</Text>
          )}
          <Form action={base} csrf={csrf}>
            <input type="hidden" name="wunsch" value={one.number} />
            <RadioGroup
              name="urteil"
              id={`urteil-${index}`}
              label={t.verdict}
              choices={[
                { value: 'accepted', label: t.accepted },
                ...proofRefusals.map((value) => ({ value, label: t.refusals[value] })),
              ]}
            />
            <ButtonGroup>
              <Button>{t.send}</Button>
            </ButtonGroup>
          </Form>
        </Section>
      ))}
    </Page>,
  );
}

interface UrgentProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly asked: readonly {
    readonly number: string;
    readonly what: string;
    readonly since: string;
    readonly reason: string;
    /** What the city wants to see. */
    readonly proof: string;
    readonly proofs: readonly string[];
  }[];
  /** Offers of the last thirty days; null before there were any. */
  readonly figures: { readonly made: number; readonly accepted: number; readonly lost: string } | null;
  readonly error: string | null;
}
