import { formatDate } from '#kernel/format';
import {
  Alert,
  BackLink,
  Details,
  formatBytes,
  Heading,
  InsetText,
  Link,
  List,
  NotificationBanner,
  NumberText,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
  Timeline,
} from '#ui';
import { isOpen } from '../../domain/request/state.ts';
import type { Exemption } from '../../domain/rules/rules.ts';
import { texts } from '../../texts/index.ts';
import type { RequestView } from '../../use-cases/read-requests.ts';
import { Facts, stepEntries } from './facts.tsx';
import { type OwnPart, OwnSection } from './own-section.tsx';

/** A request for everybody: what was asked, where it stands, the answer, every step; and for the person who asked what is theirs. */
export function requestPage(props: RequestPageProps): string {
  const { shell, view, own } = props;
  const { language } = shell;
  const { row } = view;
  const t = texts[language].request;
  const title = row.subject ?? t.title(row.number);
  return renderDocument(
    <Page {...shell} title={`${title} (${row.number})`} error={own?.error != null} noIndex={row.words !== 'shown'}>
      <BackLink href={`/${language}/anfragen`} label={t.allRequests} />
      {own?.justSent ? (
        <NotificationBanner tone="success" live title={texts[language].own.sent}>
          <p>{texts[language].own.sent}.</p>
          <p>{texts[language].own.sentText(formatDate(view.clock.deadline.end, language))}</p>
          {row.words === 'held' && row.wish === 'public' ? <p>{texts[language].own.heldText}</p> : null}
        </NotificationBanner>
      ) : null}
      {props.reported ? (
        <NotificationBanner tone="success" live title={texts[language].report.title}>
          <p>{texts[language].report.done}</p>
        </NotificationBanner>
      ) : null}
      <Heading level={1}>{title}</Heading>
      {row.isExample ? <InsetText>{t.example}</InsetText> : null}
      {view.clock.isOverdue && isOpen(row.state.status) ? (
        <Alert tone="danger" title={t.overdue(-view.clock.daysLeft)}>
          <p>{t.silenceText}</p>
        </Alert>
      ) : null}
      {own ? <OwnSection own={own} view={view} language={language} csrf={props.csrf} /> : null}
      <Section title={t.wording}>
        {row.wording === null ? (
          <Text>{row.words === 'hidden' ? t.hiddenWords : row.wish === 'public' ? t.held : t.heldLater}</Text>
        ) : (
          <div lang={row.language}>{paragraphs(row.wording)}</div>
        )}
      </Section>
      <Section title={t.facts}>
        <Facts view={view} office={props.office} language={language} />
        {isOpen(row.state.status) ? (
          <Text>
            <Link href={`/${language}/anfragen/${row.number}/frist.ics`}>{t.calendar}</Link>
          </Text>
        ) : null}
      </Section>
      {row.state.answer === null ? null : <Answer {...props} />}
      <Section title={t.log}>
        <Text>{t.logText}</Text>
        <Timeline entries={stepEntries(view, language)} label={t.log} />
      </Section>
      <Details summary={t.silence}>
        <Text>{t.silenceText}</Text>
      </Details>
      <List
        items={[
          <Link key="feed" href={`/${language}/anfragen/${row.number}/neuigkeiten.atom`}>
            {t.feed}
          </Link>,
          <Link key="report" href={`/${language}/anfragen/${row.number}/melden`}>
            {t.report}
          </Link>,
        ]}
      />
    </Page>,
  );
}

function Answer({ shell: { language }, view, exemptions }: RequestPageProps) {
  const { row, files } = view;
  const t = texts[language].request;
  const { publishedOn, publishOn } = row.state;
  const left = exemptions.filter(({ id }) => row.state.exemptions.includes(id));
  return (
    <Section title={t.answer}>
      {publishedOn && row.answer ? (
        <div lang="de">{paragraphs(row.answer)}</div>
      ) : (
        <Text>
          {publishOn ? t.answerLater(formatDate(Temporal.PlainDate.from(publishOn), language)) : t.answerNever}
        </Text>
      )}
      {left.length > 0 ? (
        <Section level={3} title={t.grounds}>
          <List items={left.map(({ code, name, text }) => `${code}, ${name[language]}: ${text[language]}`)} />
        </Section>
      ) : null}
      {publishedOn && files.length > 0 ? (
        <Section level={3} title={t.files}>
          <List
            items={files.map(({ id, name, publicSize, publicPages, redacted }) => (
              <>
                <Link href={`/${language}/anfragen/${row.number}/dokumente/${id}`}>{name}</Link>{' '}
                {[publicPages === null ? null : t.pages(publicPages), formatBytes(publicSize ?? 0, language)]
                  .filter(Boolean)
                  .join(', ')}
                {redacted ? `. ${t.redacted}` : null}
              </>
            ))}
          />
          {row.dataset ? (
            <Text>
              <Link href={`/${language}/daten/${row.dataset}`}>{t.dataset}</Link> <NumberText>{row.dataset}</NumberText>
            </Text>
          ) : null}
        </Section>
      ) : null}
    </Section>
  );
}

/** Words of people as paragraphs. */
export const paragraphs = (text: string) =>
  text.split(/\n{2,}/).map((part, at) => <Text key={String(at)}>{part}</Text>);

interface RequestPageProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly view: RequestView;
  readonly office: string;
  readonly exemptions: readonly Exemption[];
  /** Null for everybody but the person who asked. */
  readonly own: OwnPart | null;
  readonly reported: boolean;
}
