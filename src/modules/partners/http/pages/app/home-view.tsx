import { formatDateTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { ownValue } from '#kernel/own-value';
import {
  Alert,
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  NumberText,
  QrCode,
  RadioGroup,
  renderFragment,
  Section,
  Table,
  Text,
  TextField,
} from '#ui';
import { type AppWords, appTexts } from '../../../texts/app.ts';
import type { AppPackage } from '../../../use-cases/app/app-types.ts';
import type { KeptVisit } from '../../app/browser/device-store.ts';

/** Where the app begins: the state of the line, a new visit, and every visit of this device with where it is. */
export const homeView = (about: HomeAbout): string => renderFragment(<Home {...about} />, about.language);

/** After the seal: the number, and what the person takes home. */
export const doneView = (about: DoneAbout): string => renderFragment(<Done {...about} />, about.language);

function Home(about: HomeAbout) {
  const { language, pack, isOver, errors } = about;
  const t = appTexts[language];
  return (
    <>
      <ErrorSummary errors={[...errors]} />
      <Heading level={1}>{pack ? `${t.title} ${pack.branch.name}` : t.title}</Heading>
      <Line {...about} />
      {pack && !isOver ? (
        <Begin {...about} pack={pack} />
      ) : (
        <Alert tone="warning" title={isOver ? t.expired : t.noPackage}>
          <p>{isOver ? t.expiredHint : t.noPackageHint}</p>
        </Alert>
      )}
      <Visits {...about} />
    </>
  );
}

function Line({ language, line, waiting }: HomeAbout) {
  const t = appTexts[language];
  const desk = `/${language}/team/servicepunkt`;
  if (line === 'signed-out')
    return (
      <Alert tone="warning" title={t.signIn}>
        <p>
          <Link href={`/${language}/team/anmelden?zurueck=${encodeURIComponent(`${desk}/app`)}`}>{t.signInLink}</Link>
        </p>
      </Alert>
    );
  return line === 'gone' ? (
    <Alert tone="warning" title={t.offline}>
      <p>{waiting > 0 ? `${t.waiting(waiting)} ${t.nextTry}` : t.lead}</p>
    </Alert>
  ) : (
    <Alert tone="success" title={t.online}>
      <p>
        {waiting > 0 ? t.waiting(waiting) : t.lead} <Link href={desk}>{t.normal}</Link>
      </p>
    </Alert>
  );
}

function Begin({ language, pack, typed, errors }: HomeAbout & { readonly pack: AppPackage }) {
  const t = appTexts[language];
  const errorAt = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  const alone = pack.services.filter(({ needsCard }) => !needsCard);
  const withCard = pack.services.filter(({ needsCard }) => needsCard).map(({ texts }) => texts[language].title);
  return (
    <Section title={t.begin}>
      {typed.isSamePerson ? <InsetText>{t.samePerson}</InsetText> : null}
      <Form id="app-begin">
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          error={errorAt('code')}
          value={typed.code}
          width={20}
          autocomplete="off"
          spellcheck={false}
          optional
        />
        <RadioGroup
          name="leistung"
          label={t.service}
          error={errorAt('leistung')}
          value={typed.service || undefined}
          choices={alone.map(({ id, texts }) => ({ value: id, label: texts[language].title }))}
        />
        {withCard.length > 0 ? <Text muted>{t.needCard(withCard.join(', '))}</Text> : null}
        <RadioGroup
          name="sprache"
          label={t.language}
          inline
          value={typed.language}
          choices={(['de', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
        />
        <ButtonGroup>
          <Button>{t.start}</Button>
          <Button variant="tertiary" type="button" name="taste" value="bildschirm">
            {t.screen}
          </Button>
        </ButtonGroup>
      </Form>
      <Text muted>
        {t.unsaved} {t.otherClerk(pack.clerk.name)}
      </Text>
    </Section>
  );
}

function Visits({ language, visits, waiting, room, stuck, pack }: HomeAbout) {
  const t = appTexts[language];
  return (
    <Section title={t.list}>
      {stuck ? (
        <Alert tone="danger" level={3} title={t.stuck(stuck)}>
          <p>{t.refused.unreadable}</p>
        </Alert>
      ) : null}
      {visits.length === 0 ? (
        <Text>{t.none}</Text>
      ) : (
        <>
          <Table
            caption={t.list}
            hideCaption
            columns={[
              { key: 'number', label: t.number, numeric: true },
              { key: 'service', label: t.service },
              { key: 'time', label: t.time },
              { key: 'state', label: t.state },
            ]}
            rows={visits.map((visit) => ({
              id: `${visit.branch}-${visit.number}`,
              cells: {
                number: <NumberText>{String(visit.number)}</NumberText>,
                service: pack?.services.find(({ id }) => id === visit.service)?.texts[language].title ?? visit.service,
                time: formatDateTime(Temporal.Instant.from(visit.recordedAt), language),
                state: (
                  <>
                    <strong>{t.states[visit.state]}</strong>
                    <br />
                    {wayOf(visit, t, language, pack)}
                  </>
                ),
              },
            }))}
          />
          <Text muted>{t.keptFor}</Text>
        </>
      )}
      {waiting > 0 ? (
        <Form id="app-send">
          <ButtonGroup>
            <Button variant="secondary">{t.sendNow}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
      {room === null ? null : <Text muted>{t.space(room)}</Text>}
    </Section>
  );
}

/** What the clerk can rely on, or can do. */
function wayOf(visit: KeptVisit, t: AppWords, language: Language, pack: AppPackage | null): string {
  if (visit.state === 'kept') return pack && pack.branch.id !== visit.branch ? t.refused.branch : '';
  if (visit.state === 'received') return t.receipt(visit.receipt?.slice(-8) ?? '');
  const own = visit.words?.[language];
  const why = ownValue(whyOf, visit.reason ?? '') ?? 'other';
  return own ?? t.refused[why];
}

const whyOf = {
  'closed-here': 'closed',
  'not-named': 'clerk',
  revoked: 'clerk',
  'wrong-branch': 'clerk',
  'training-over': 'clerk',
  'no-visit': 'code',
  'resume-code-wrong': 'code',
  'other-words': 'words',
  'level-too-low': 'level',
  'not-read': 'level',
  'card-differs': 'answers',
  'answers-wrong': 'answers',
  'edition-unknown': 'answers',
  'too-old': 'late',
  'times-wrong': 'late',
} as const;

function Done({ language, visit, code: own, host }: DoneAbout) {
  const code = visit.state === 'refused' ? null : own;
  const t = appTexts[language];
  const isThere = visit.state !== 'kept';
  return (
    <>
      <Heading level={1}>{t.kept}</Heading>
      <Alert
        tone={visit.state === 'received' ? 'success' : visit.state === 'refused' ? 'danger' : 'info'}
        title={t.states[visit.state]}
      >
        <p>
          {isThere
            ? visit.state === 'received'
              ? t.sentHint(visit.number)
              : wayOf(visit, t, language, null)
            : t.keptHint(visit.number)}
        </p>
      </Alert>
      {code ? (
        <Section title={t.ownCode}>
          <Text>{t.ownCodeHint}</Text>
          <QrCode text={code} label={t.ownCodeLabel} />
          <Text>{t.ownCodePlace(`${host}/${language}/servicepunkte/code`)}</Text>
          <DescriptionList items={[{ term: t.ownCodeLabel, value: <NumberText>{code}</NumberText> }]} />
        </Section>
      ) : null}
      <Form id="app-done">
        <ButtonGroup>
          <Button name="tun" value="fertig">
            {t.done}
          </Button>
          <Button variant="secondary" name="tun" value="weitere">
            {t.another}
          </Button>
          {code ? (
            <Button variant="tertiary" type="button" name="taste" value="drucken">
              {t.print}
            </Button>
          ) : null}
        </ButtonGroup>
      </Form>
    </>
  );
}

export interface HomeAbout {
  readonly language: Language;
  readonly pack: AppPackage | null;
  /** The package is too old to record with. */
  readonly isOver: boolean;
  readonly line: 'there' | 'gone' | 'signed-out';
  /** Last recorded first. */
  readonly visits: readonly KeptVisit[];
  readonly waiting: number;
  /** About so many more visits fit; null where the browser does not say. */
  readonly room: number | null;
  /** The number that the city cannot take. */
  readonly stuck: number | null;
  readonly typed: {
    readonly code: string;
    readonly service: string;
    readonly language: Language;
    readonly isSamePerson: boolean;
  };
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}
export interface DoneAbout {
  readonly language: Language;
  readonly visit: KeptVisit;
  /** For the person who came without one. */
  readonly code: string | null;
  /** Under which the city can be reached. */
  readonly host: string;
}
