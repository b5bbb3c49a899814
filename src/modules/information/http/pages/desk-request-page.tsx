import { formatDateTime } from '#kernel/format';
import {
  Badge,
  Button,
  ButtonGroup,
  DescriptionList,
  Form,
  formatBytes,
  Heading,
  Link,
  List,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  TaskList,
  Text,
  Timeline,
} from '#ui';
import { deskTexts, texts } from '../../texts/index.ts';
import type { DeskRequest } from '../../use-cases/read-desk.ts';
import { Facts, stepEntries } from './facts.tsx';
import { paragraphs } from './request-page.tsx';

/** One request at the desk: what was asked, the clock, what can be done now, documents, letters, the history with its words. */
export function deskRequestPage(props: DeskRequestProps): string {
  const { shell, desk, justDone } = props;
  const { language } = shell;
  const { row, story } = desk;
  const t = deskTexts[language];
  const at = `/${language}/team/anfragen/${row.number}`;
  return renderDocument(
    <Page {...shell} title={t.requestTitle(row.number)} back={{ href: `/${language}/team/anfragen` }} noIndex>
      {justDone ? (
        <NotificationBanner tone="success" live title={t.done}>
          <p>{t.done}</p>
        </NotificationBanner>
      ) : null}
      <Heading level={1}>{t.requestTitle(row.number)}</Heading>
      <Text>
        <Link href={`/${language}/anfragen/${row.number}`}>{t.publicPage}</Link>
      </Text>
      <Section title={t.asked}>
        <div lang={row.language}>
          <Text size="lead">{story.asker.subject}</Text>
          {paragraphs(story.asker.text)}
        </div>
        <DescriptionList
          dense
          items={[
            { term: t.asker, value: story.asker.name || t.anonymous },
            { term: t.email, value: story.asker.email || t.noEmail },
            { term: t.wish, value: texts[language].ask.wishes[row.wish] },
          ]}
        />
      </Section>
      <Section title={texts[language].request.facts}>
        <Facts view={{ ...desk, steps: [] }} office={props.office} language={language} />
      </Section>
      <Section title={t.next}>
        {desk.may.length === 0 ? (
          <Text>{t.nothing}</Text>
        ) : (
          <TaskList
            label={t.next}
            tasks={desk.may.map((step) => ({
              ...{
                id: `schritt-${step}`,
                title: t.steps[step],
                href: `${at}/schritt/${step}`,
                status: t.stepHints[step],
              },
            }))}
          />
        )}
      </Section>
      <Section title={t.files.title}>
        <Files {...props} />
      </Section>
      {desk.letters.length > 0 ? (
        <Section title={t.letters}>
          <List
            items={desk.letters.map(({ id, kind, issuedAt }) => (
              <Link key={id} href={`${at}/briefe/${id}`}>
                {`${t.letterKinds[kind]}, ${formatDateTime(Temporal.Instant.from(issuedAt), language)}`}
              </Link>
            ))}
          />
        </Section>
      ) : null}
      <Section title={t.story}>
        <Timeline label={t.story} entries={storyEntries(desk, language)} />
      </Section>
    </Page>,
  );
}

function Files({ shell: { language }, desk, csrf }: DeskRequestProps) {
  const t = deskTexts[language].files;
  const at = `/${language}/team/anfragen/${desk.row.number}/dokumente`;
  if (desk.files.length === 0) return <Text>{t.none}</Text>;
  return (
    <>
      {desk.files.map(({ id, name, size, publicSha256, redacted, mediaType, forAsker }) => (
        <Section
          key={id}
          level={3}
          title={<Link href={`${at}/${id}`}>{`${name} (${formatBytes(size, language)})`}</Link>}
        >
          <Text>
            {t.state}:{' '}
            <Badge tone={publicSha256 ? 'success' : 'warning'}>
              {publicSha256 ? (redacted ? t.redacted : t.ready) : t.notReady}
            </Badge>{' '}
            {t.forAsker} {forAsker === 'whole' ? t.whole : t.public}
          </Text>
          {desk.row.state.publishedOn ? null : (
            <>
              {mediaType === 'application/pdf' ? (
                <Text>
                  <Link href={`${at}/${id}/schwaerzen`} label={`${t.prepare}: ${name}`}>
                    {t.prepare}
                  </Link>
                </Text>
              ) : null}
              <Form action={`${at}/${id}`} csrf={csrf}>
                <ButtonGroup>
                  <Button variant="secondary" name="was" value="uebernehmen">
                    {t.clean}
                  </Button>
                  <Button variant="tertiary" name="was" value="entfernen">
                    {t.remove}
                  </Button>
                </ButtonGroup>
              </Form>
            </>
          )}
        </Section>
      ))}
    </>
  );
}

function storyEntries(desk: DeskRequest, language: PageShell['language']) {
  const words = new Map(desk.story.steps.map((step) => [`schritt-${step.seq}`, step.words]));
  return stepEntries({ ...desk, steps: desk.story.steps }, language).map((entry) => {
    const own = words.get(entry.id) ?? {};
    const said = [own['text'], own['internal']].filter((one) => typeof one === 'string' && entry.id !== 'schritt-1');
    const also = entry.children ? [<Text key="face">{entry.children}</Text>] : [];
    return { ...entry, children: [...also, ...said.map((one) => <Text key={String(one)}>{String(one)}</Text>)] };
  });
}

interface DeskRequestProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly desk: DeskRequest;
  readonly office: string;
  readonly justDone: boolean;
}
