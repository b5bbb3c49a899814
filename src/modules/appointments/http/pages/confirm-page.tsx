import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Form,
  Heading,
  NumberText,
  Page,
  type PageShell,
  renderDocument,
  Text,
} from '#ui';
import type { Words } from '../../texts/index.ts';

/** One button that says: this address is mine. */
export function confirmPage({ shell, words, csrf, typed, stage, error }: ConfirmProps): string {
  const { language } = shell;
  const t = words.wishes.confirm;
  const title = stage === 'done' ? t.doneTitle : t.title;
  return renderDocument(
    <Page {...shell} title={title} error={error !== null} noIndex back={{ href: `/${language}/termin` }}>
      <ErrorSummary errors={error ? [{ field: 'bestaetigen', message: error }] : []} />
      <Heading level={1}>{title}</Heading>
      {stage === 'done' ? (
        <>
          <Text size="lead">{t.doneText}</Text>
          <ButtonGroup>
            <ButtonLink
              variant="secondary"
              href={`/${language}/termin/wunsch/oeffnen?nummer=${encodeURIComponent(typed.number)}`}
            >
              {t.open}
            </ButtonLink>
          </ButtonGroup>
        </>
      ) : (
        <>
          <Text size="lead">{t.lead}</Text>
          {typed.number ? (
            <Text>
              {words.wishes.page.number}: <NumberText>{typed.number.slice(0, 20)}</NumberText>
            </Text>
          ) : null}
          <Form action={`/${language}/termin/wunsch/bestaetigen`} csrf={csrf} id="bestaetigen">
            <input type="hidden" name="nummer" value={typed.number} />
            <input type="hidden" name="schluessel" value={typed.secret} />
            <ButtonGroup>
              <Button>{t.send}</Button>
            </ButtonGroup>
          </Form>
          <Text muted>{t.notYou}</Text>
        </>
      )}
    </Page>,
  );
}

interface ConfirmProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly typed: { readonly number: string; readonly secret: string };
  readonly stage: 'asked' | 'done' | 'refused';
  readonly error: string | null;
}
