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
  RadioGroup,
  renderDocument,
  SearchField,
  Section,
  Text,
  TextArea,
  TextField,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { AskRefusal } from '../../use-cases/ask.ts';
import type { Suggestion } from '../../use-cases/read-requests.ts';

/** Asking: first what is public already, then the form. */
export function askPage({ shell, csrf, id, question, found, typed, error }: AskProps): string {
  const { language } = shell;
  const t = texts[language].ask;
  const message = error ? t.errors[error] : null;
  const field = error ? fieldOf[error] : null;
  const at = (name: string) => (field === name && message ? { error: message } : {});
  return renderDocument(
    <Page {...shell} title={t.title} error={error !== null} back={{ href: `/${language}/anfragen` }}>
      <ErrorSummary errors={message ? [{ field: field ?? '', message }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <SearchField action={`/${language}/anfragen/neu`} label={t.what} hint={t.whatHint} value={question} />
      {question === '' ? null : (
        <>
          <Found found={found} language={language} />
          <Section title={t.form}>
            <Form action={`/${language}/anfragen/neu`} csrf={csrf}>
              <input type="hidden" name="anfrage" value={id} />
              <input type="hidden" name="q" value={question} />
              <TextField
                name="betreff"
                label={t.subject}
                hint={t.subjectHint}
                value={typed.subject}
                {...at('betreff')}
              />
              <TextArea
                name="text"
                label={t.text}
                hint={t.textHint}
                value={typed.text}
                rows={6}
                limit={5_000}
                {...at('text')}
              />
              <RadioGroup
                name="thema"
                label={t.topic}
                value={typed.topic}
                choices={(['general', 'environment'] as const).map((value) => ({ value, label: t.topics[value] }))}
              />
              <RadioGroup
                name="wann"
                label={t.wish}
                value={typed.wish}
                choices={(['public', 'after-answer'] as const).map((value) => ({ value, label: t.wishes[value] }))}
              />
              <TextField name="name" label={t.name} hint={t.nameHint} value={typed.name} optional {...at('name')} />
              <TextField
                name="email"
                label={t.email}
                hint={t.emailHint}
                value={typed.email}
                type="email"
                autocomplete="email"
                optional
                {...at('email')}
              />
              <ButtonGroup>
                <Button>{t.send}</Button>
              </ButtonGroup>
            </Form>
          </Section>
        </>
      )}
    </Page>,
  );
}

function Found({
  found,
  language,
}: {
  readonly found: readonly Suggestion[];
  readonly language: PageShell['language'];
}) {
  const t = texts[language].ask;
  if (found.length === 0) return <Text>{t.nothing}</Text>;
  return (
    <Section title={t.found}>
      <Text>{t.foundText}</Text>
      <List
        items={found.map(({ kind, href, title }) => (
          <>
            {kind === 'dataset' ? t.dataset : t.earlier}: <Link href={`/${language}${href}`}>{title}</Link>
          </>
        ))}
      />
    </Section>
  );
}

const fieldOf: Readonly<Record<AskRefusal, string>> = {
  'subject-missing': 'betreff',
  'subject-too-long': 'betreff',
  'text-missing': 'text',
  'text-too-long': 'text',
  'name-too-long': 'name',
  'email-wrong': 'email',
  'too-many': '',
  'not-now': '',
};

export interface TypedAsk {
  readonly subject: string;
  readonly text: string;
  readonly name: string;
  readonly email: string;
  readonly topic: string;
  readonly wish: string;
}
interface AskProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly id: string;
  /** What the person wants to know, as typed into the search; empty at first. */
  readonly question: string;
  readonly found: readonly Suggestion[];
  readonly typed: TypedAsk;
  readonly error: AskRefusal | null;
}
