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
  TextArea,
} from '#ui';
import { texts } from '../../texts/index.ts';

/** One field to say where personal data stands. */
export function reportPage({ shell, csrf, number, typed, error }: ReportProps): string {
  const { language } = shell;
  const t = texts[language].report;
  const message = error ? texts[language].own.errors[error] : null;
  return renderDocument(
    <Page
      {...shell}
      title={`${t.title} (${number})`}
      error={message !== null}
      back={{ href: `/${language}/anfragen/${number}` }}
      noIndex
    >
      <ErrorSummary errors={message ? [{ field: 'text', message }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Form action={`/${language}/anfragen/${number}/melden`} csrf={csrf}>
        <TextArea name="text" label={t.text} hint={t.textHint} value={typed} {...(message ? { error: message } : {})} />
        <ButtonGroup>
          <Button>{t.send}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

interface ReportProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly number: string;
  readonly typed: string;
  readonly error: 'text-missing' | 'text-too-long' | null;
}
