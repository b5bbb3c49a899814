import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
  TextField,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { RequestRow } from '../../use-cases/read-requests.ts';

/** Own requests: those of this device, and the code for those of another. */
export function codePage({ shell, csrf, own, error }: CodeProps): string {
  const { language } = shell;
  const t = texts[language].code;
  return renderDocument(
    <Page {...shell} title={t.title} error={error} back={{ href: `/${language}/anfragen` }} noIndex>
      <ErrorSummary errors={error ? [{ field: 'code', message: t.wrong }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Form action={`/${language}/anfragen/code`} csrf={csrf}>
        <TextField
          name="code"
          label={t.code}
          spellcheck={false}
          autocomplete="off"
          {...(error ? { error: t.wrong } : {})}
        />
        <ButtonGroup>
          <Button>{t.open}</Button>
        </ButtonGroup>
      </Form>
      <Section title={t.own}>
        {own.length === 0 ? (
          <Text>{t.none}</Text>
        ) : (
          <List
            items={own.map(({ number, subject, state }) => (
              <Link key={number} href={`/${language}/anfragen/${number}`}>
                {`${number}${subject ? `, ${subject}` : ''}: ${texts[language].statuses[state.status]}`}
              </Link>
            ))}
          />
        )}
      </Section>
    </Page>,
  );
}

interface CodeProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly own: readonly RequestRow[];
  readonly error: boolean;
}
