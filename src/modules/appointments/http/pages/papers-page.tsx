import {
  Alert,
  Button,
  ButtonGroup,
  ButtonLink,
  CheckboxGroup,
  ErrorSummary,
  FileField,
  Form,
  formatBytes,
  Heading,
  Hidden,
  Link,
  List,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
} from '#ui';
import type { VisitLine } from '../../domain/visit.ts';
import type { LinkWords } from '../../texts/links.ts';
import type { PaperRefusal, VisitPapers } from '../../use-cases/links/visit-papers.ts';

/** What a visit needs: a list to tick, and for what is missing three ways on. Staff see what was ticked and sent. */
export function papersPage(props: PapersProps): string {
  const { shell, words: t, papers, visit, refused, mayChange, isStaff } = props;
  const { language } = shell;
  const base = `/${language}/termin/${visit.number}`;
  const error = refused ? { field: refused === 'paper-unknown' ? 'was' : 'datei', message: t.refusals[refused] } : null;
  const { state } = papers.check;
  const title = isStaff ? t.term : t.title;
  return renderDocument(
    <Page
      {...shell}
      title={`${title} ${visit.number}`}
      error={error !== null}
      noIndex
      back={{ href: base, label: t.back }}
    >
      <ErrorSummary errors={error ? [error] : []} />
      {props.done ? (
        <NotificationBanner tone="success" live>
          <p>{t[props.done]}</p>
        </NotificationBanner>
      ) : null}
      <Heading level={1}>{title}</Heading>
      <Text>{visit.when}</Text>
      {state === 'none' ? <Text>{t.nothing}</Text> : null}
      {state === 'none' ? null : mayChange ? <Ticks {...props} base={base} /> : <Ticked {...props} />}
      {papers.files.length > 0 ? <Files {...props} base={base} /> : null}
      {state === 'complete' && !isStaff ? <Alert tone="success" title={t.complete} /> : null}
      {mayChange && state === 'missing' ? <Ways {...props} base={base} error={error} /> : null}
    </Page>,
  );
}

function Ticks({ words: t, csrf, papers, visit, nameOf, base }: Inside) {
  return (
    <Form action={`${base}/unterlagen`} csrf={csrf}>
      <Text>{t.lead}</Text>
      {papers.groups.map(({ service, person, papers: needed }, index) => (
        <CheckboxGroup
          key={`${service}${person}`}
          id={`papiere-${index + 1}`}
          name="hier"
          label={t.group(nameOf(service), person, personsOf(visit.lines, service))}
          values={papers.here}
          choices={needed.map(({ key, label }) => ({ value: key, label }))}
        />
      ))}
      <ButtonGroup>
        <Button>{t.save}</Button>
      </ButtonGroup>
    </Form>
  );
}

function Ticked({ words: t, papers, visit, nameOf }: PapersProps) {
  const { missing, state } = papers.check;
  return (
    <>
      <Text>{t.staffLead}</Text>
      {papers.groups.map(({ service, person, papers: needed }) => (
        <Section key={`${service}${person}`} title={t.group(nameOf(service), person, personsOf(visit.lines, service))}>
          <List
            items={needed.map(
              ({ key, label }) =>
                `${label} ${state === 'unchecked' ? '' : missing.includes(key) ? t.marks.missing : t.marks.here}`,
            )}
          />
        </Section>
      ))}
      {state === 'unchecked' ? <Text muted>{t.states.unchecked}</Text> : null}
    </>
  );
}

function Files({ words: t, csrf, papers, base, mayChange, shell }: Inside) {
  return (
    <Section title={t.files}>
      <List
        items={papers.files.map(({ id, name, size, item }) => (
          <div key={id}>
            <Link href={`${base}/unterlagen/${id}`} download="">
              {name}
            </Link>{' '}
            ({labelOf(papers, item)}, {formatBytes(size, shell.language)})
            {mayChange ? (
              <Form action={`${base}/unterlagen/loeschen`} csrf={csrf}>
                <input type="hidden" name="datei" value={id} />
                <Button variant="tertiary" small>
                  {t.remove}
                  <Hidden> {name}</Hidden>
                </Button>
              </Form>
            ) : null}
          </div>
        ))}
      />
    </Section>
  );
}

function Ways({ words: t, csrf, papers, visit, nameOf, services, base, shell, error }: Inside & WithError) {
  const { missing } = papers.check;
  const left = papers.groups.flatMap(({ service, person, papers: needed }) =>
    needed
      .filter(({ key }) => missing.includes(key))
      .map(({ key, label }) => {
        const group = t.group(nameOf(service), person, personsOf(visit.lines, service));
        return { value: key, label: papers.groups.length > 1 ? `${group}: ${label}` : label };
      }),
  );
  const { language } = shell;
  return (
    <Section title={t.missing(missing.length)}>
      <List items={left.map(({ label }) => label)} />
      <Heading level={3}>{t.upload}</Heading>
      <Text>{t.uploadLead}</Text>
      <Form action={`${base}/unterlagen/datei`} csrf={csrf} upload>
        <Select
          name="was"
          label={t.what}
          empty={t.choose}
          choices={left}
          error={error?.field === 'was' ? error.message : undefined}
        />
        <FileField
          name="datei"
          label={t.file}
          hint={t.fileHint}
          accept=".pdf,.jpg,.jpeg,.png"
          error={error?.field === 'datei' ? error.message : undefined}
        />
        <ButtonGroup>
          <Button variant="secondary">{t.send}</Button>
        </ButtonGroup>
      </Form>
      <List
        items={[
          ...(visit.caseNumber
            ? [
                <Link key="case" href={`/${language}/vorgang/${visit.caseNumber}`}>
                  {t.case}
                </Link>,
              ]
            : services.map(({ id, title }) => (
                <Link key={id} href={`/${language}/${id}`}>
                  {t.online(title)}
                </Link>
              ))),
        ]}
      />
      <Heading level={3}>{t.come}</Heading>
      <Text>{t.comeText}</Text>
      <Heading level={3}>{t.move}</Heading>
      <Text>{t.moveText}</Text>
      <ButtonGroup>
        <ButtonLink variant="secondary" href={`${base}/verschieben`}>
          {t.move}
        </ButtonLink>
      </ButtonGroup>
    </Section>
  );
}

const personsOf = (lines: readonly VisitLine[], service: string): number =>
  lines.find((line) => line.service === service)?.persons ?? 1;

const labelOf = ({ groups }: VisitPapers, item: string): string =>
  groups.flatMap(({ papers }) => papers).find(({ key }) => key === item)?.label ?? '–';

interface PapersProps {
  readonly shell: PageShell;
  readonly words: LinkWords['papers'];
  readonly csrf: string;
  readonly papers: VisitPapers;
  readonly visit: {
    readonly number: string;
    readonly caseNumber: string | null;
    readonly lines: readonly VisitLine[];
    readonly when: string;
  };
  readonly nameOf: (service: string) => string;
  /** The same services in the catalogue. */
  readonly services: readonly { readonly id: string; readonly title: string }[];
  readonly done: 'saved' | 'sent' | null;
  readonly refused: PaperRefusal | null;
  readonly mayChange: boolean;
  readonly isStaff: boolean;
}
type Inside = PapersProps & { readonly base: string };
interface WithError {
  readonly error: { readonly field: string; readonly message: string } | null;
}
