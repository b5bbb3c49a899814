import { formatNumber } from '#kernel/format';
import {
  Button,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Text,
  TextArea,
} from '#ui';
import { cockpitTexts } from '../../../texts/index.ts';
import { longestQuestion, type Question, questionKinds } from '../../../use-cases/cockpit/ask-officer.ts';
import { seriesName } from './proof-page.tsx';

/** A question or complaint to the data protection officer, with the entry that it is about. */
export function askPage({ shell, csrf, id, entry, kind, text, faults }: AskProps): string {
  const { language } = shell;
  const { ask: t, overview } = cockpitTexts[language];
  const errors = faults.map((fault) => ({ field: fault === 'missingKind' ? 'anlass' : 'frage', message: t[fault] }));
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      noIndex
      islands={[]}
      error={errors.length > 0}
      back={{ href: `/${language}/meine-daten`, label: overview.title }}
    >
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {entry ? (
        <InsetText>
          {t.about}: {t.entryOf(seriesName(entry.series, language), formatNumber(entry.number, language))}
        </InsetText>
      ) : null}
      <Form action={`/${language}/meine-daten/frage`} csrf={csrf}>
        <input type="hidden" name="id" value={id} />
        {entry ? <input type="hidden" name="reihe" value={entry.series} /> : null}
        {entry ? <input type="hidden" name="nummer" value={String(entry.number)} /> : null}
        <RadioGroup
          name="anlass"
          label={t.kind}
          value={kind ?? undefined}
          error={errorOf('anlass')}
          choices={questionKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextArea
          name="frage"
          label={t.question}
          hint={t.hint}
          value={text}
          error={errorOf('frage')}
          rows={6}
          limit={longestQuestion}
        />
        <Text muted>{t.law}</Text>
        <Button>{t.send}</Button>
      </Form>
    </Page>,
  );
}

export interface AskProps {
  readonly shell: PageShell;
  readonly csrf: string;
  /** Of the case that the question becomes. */
  readonly id: string;
  readonly entry: Question['entry'];
  readonly kind: Question['kind'] | null;
  readonly text: string;
  readonly faults: readonly ('missing' | 'tooLong' | 'missingKind')[];
}
