import { formatDate } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Alert,
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  Form,
  Heading,
  Link,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  SummaryList,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { ErasableRequest, ErasableThing } from '../../use-cases/erasures.ts';

/** What may be deleted now, what must stay, why and until when, and the button that deletes for good. */
export function erasePage({ shell, things, requests, csrf, isGuest, isMissing, done }: EraseProps): string {
  const { language } = shell;
  const t = texts[language].area.erase;
  const mayNow = things.some(({ may }) => may.kind === 'now') || requests.some(({ mayGo }) => mayGo);
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      noIndex
      error={isMissing}
      back={{ href: `/${language}/mein-bereich`, label: texts[language].area.back }}
      notice={
        done !== null ? (
          <NotificationBanner tone="success" live>
            <p>{t.done(done)}</p>
          </NotificationBanner>
        ) : undefined
      }
    >
      {isMissing ? <ErrorSummary errors={[{ field: 'bestaetigt', message: t.confirmMissing }]} /> : null}
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Section title={t.cases}>
        {things.length > 0 ? (
          <SummaryList rows={things.map((thing) => rowOf(thing, language))} />
        ) : (
          <Text>{t.noCases}</Text>
        )}
      </Section>
      {requests.length > 0 ? (
        <Section title={t.requests}>
          <SummaryList
            rows={requests.map(({ number, mayGo }) => ({
              id: `anfrage-${number}`,
              label: <Link href={`/${language}/anfragen/${number}`}>{number}</Link>,
              value: mayGo ? t.requestNow : t.openRequest,
            }))}
          />
        </Section>
      ) : null}
      <Section title={t.drafts}>
        <Text>
          {t.draftsText} <Link href={`/${language}/entwuerfe`}>{t.draftsLink}</Link>
        </Text>
      </Section>
      {isGuest ? null : (
        <Section title={t.account}>
          <Text>
            {t.accountText} <Link href={`/${language}/mein-bereich/konto`}>{t.accountLink}</Link>
          </Text>
        </Section>
      )}
      <Section title={t.how}>
        <Text>{t.howText}</Text>
        {mayNow ? (
          <>
            <Alert tone="warning" title={t.final} level={3}>
              <ButtonLink variant="tertiary" href={`/${language}/mein-bereich/datenkopie`}>
                {t.copy}
              </ButtonLink>
            </Alert>
            <Form csrf={csrf} action={`/${language}/mein-bereich/loeschen`}>
              <Checkbox name="bestaetigt" label={t.confirm} error={isMissing ? t.confirmMissing : undefined} />
              <ButtonGroup>
                <Button danger>{t.button}</Button>
              </ButtonGroup>
            </Form>
          </>
        ) : (
          <Text>{t.nothing}</Text>
        )}
        <Text size="small" muted>
          {t.law}
        </Text>
      </Section>
    </Page>,
  );
}

function rowOf({ number, titles, may }: ErasableThing, language: Language) {
  const t = texts[language].area;
  return {
    id: `vorgang-${number}`,
    label: `${titles[language]} (${t.number(number)})`,
    value: (
      <>
        <p>{verdict(may, language)}</p>
        {may.kind === 'retention' ? (
          <p class="city-muted">
            {t.erase.because('')}
            <span lang={language === 'de' ? undefined : 'de'}>{may.reference}</span>
          </p>
        ) : null}
      </>
    ),
  };
}

function verdict(may: ErasableThing['may'], language: Language): string {
  const t = texts[language].area.erase;
  switch (may.kind) {
    case 'now':
      return t.now;
    case 'open':
      return t.openCase;
    case 'busy':
      return t.busy;
    case 'erased':
      return t.erased;
    case 'retention':
      return t.retention(formatDate(may.until, language));
  }
}

export interface EraseProps {
  readonly shell: PageShell;
  readonly things: readonly ErasableThing[];
  /** For information. */
  readonly requests: readonly ErasableRequest[];
  readonly csrf: string;
  readonly isGuest: boolean;
  /** The box was not ticked. */
  readonly isMissing: boolean;
  /** How many cases and requests were just deleted. */
  readonly done: number | null;
}
