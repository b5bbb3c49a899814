import {
  Alert,
  AnswerBox,
  Badge,
  Breadcrumbs,
  Button,
  ButtonLink,
  Card,
  CardGrid,
  DateTime,
  Definition,
  DescriptionList,
  Details,
  EmptyState,
  Figures,
  Heading,
  InsetText,
  Link,
  List,
  Money,
  NotificationBanner,
  NumberText,
  Pagination,
  Panel,
  Progress,
  ProgressSteps,
  QrCode,
  Quote,
  SearchField,
  StatusCard,
  SummaryCard,
  Table,
  Tabs,
  TaskList,
  Text,
  Thread,
  Timeline,
} from '../index.ts';
import type { Example } from './example.ts';

const at = (time: string) => Temporal.Instant.from(time);

export const contentExamples: readonly Example[] = [
  {
    name: 'Text',
    render: () => (
      <>
        <Heading level={1}>Hund anmelden</Heading>
        <Text size="lead">Sie melden Ihren Hund an und bekommen den Bescheid sofort.</Text>
        <Text>
          Amtlich heißt das <Definition term="Anmeldung zur Hundesteuer" bare />. Mehr dazu steht{' '}
          <Link href="/de/gesetz">in der Satzung</Link>. Die Steuer kostet <Money cents={9600} /> im Jahr.
        </Text>
        <List items={['Name und Rasse', 'Tag der Aufnahme', 'Chipnummer']} />
        <List kind="number" items={['Fragen beantworten', 'Prüfen', 'Senden']} />
        <List kind="check" items={['Kein Termin nötig', 'Kein Papier nötig']} />
        <Quote lang="de" note="The office wrote these words in German.">
          Der Pass ist abgelaufen.
        </Quote>
        <InsetText>Haben Sie einen Leipzig-Pass? Dann zahlen Sie die Hälfte.</InsetText>
        <Details summary="Welches Gesetz gilt?">
          <Text>Es gilt die Hundesteuersatzung der Stadt.</Text>
        </Details>
        <Details summary="Was passiert mit meinen Daten?" open>
          <Text>Die Stadt nutzt sie nur für diesen Vorgang.</Text>
        </Details>
      </>
    ),
  },
  {
    name: 'QR code',
    render: () => <QrCode text="BCD\n002\n1\nSCT" label="Mit der App Ihrer Bank scannen" />,
  },
  {
    name: 'Messages',
    render: () => (
      <>
        <NotificationBanner tone="success" title="Erfolg">
          <p>Ihre Nachricht ist angekommen.</p>
        </NotificationBanner>
        <Alert title="Ausgefüllt, noch nicht gesendet">Senden Sie am Ende ab, damit wir anfangen können.</Alert>
        <Alert tone="warning" title="Die Frist endet am 3. März">
          Bitte antworten Sie bis dahin.
        </Alert>
        <Alert tone="danger" title="Das Formular ist abgelaufen">
          Ihre Antworten sind noch da. Öffnen Sie es mit Ihrem Code.
        </Alert>
        <Alert tone="success" title="Gespeichert" />
        <p>
          <Badge>neu</Badge> <Badge tone="info">in Arbeit</Badge> <Badge tone="success">fertig</Badge>{' '}
          <Badge tone="warning">Frist morgen</Badge> <Badge tone="danger">überfällig</Badge>
        </p>
        <EmptyState title="Noch keine Nachrichten" action={<ButtonLink href="/de">Nachricht schreiben</ButtonLink>}>
          Wenn die Stadt Ihnen schreibt, steht es hier.
        </EmptyState>
      </>
    ),
  },
  {
    name: 'Confirmation panel',
    render: () => (
      <Panel title="Ihr Hund ist angemeldet">
        Ihre Nummer ist{' '}
        <strong>
          <NumberText>L26-7K4M-9</NumberText>
        </strong>
      </Panel>
    ),
  },
  {
    name: 'Answers and lists',
    render: () => (
      <>
        <SummaryCard
          title="Ihr Hund"
          rows={[
            { label: 'Name', value: 'Bello', change: '/de/hund-anmelden/name' },
            {
              label: 'Bei Ihnen seit',
              value: <DateTime at={Temporal.PlainDate.from('2026-11-03')} />,
              change: '#since',
            },
            { label: 'Steuer im Jahr', value: <Money cents={9600} /> },
          ]}
        />
        <TaskList
          label="Abschnitte"
          tasks={[
            { id: 't1', title: 'Ihre Person', href: '#t', status: 'fertig' },
            { id: 't2', title: 'Ihre Wohnung', href: '#t2', status: 'offen', tone: 'info', hint: 'Etwa 5 Minuten' },
            { id: 't3', title: 'Prüfen und senden', status: 'noch nicht möglich' },
          ]}
        />
        <DescriptionList
          items={[
            { term: 'Kosten', value: 'nichts' },
            { term: 'Dauer', value: 'meist sofort' },
          ]}
        />
      </>
    ),
  },
  {
    name: 'Case',
    render: () => (
      <>
        <StatusCard>
          <p>Das Bürgerbüro prüft Ihre Anmeldung. Sie hören bis zum 3. Dezember von uns.</p>
        </StatusCard>
        <Timeline
          label="Verlauf"
          entries={[
            { id: 'e1', title: 'Sie haben gesendet', at: at('2026-11-20T13:02:00Z') },
            {
              id: 'e2',
              title: 'Wir prüfen Ihre Unterlagen',
              by: 'Bürgerbüro Mitte',
              state: 'current',
              when: 'seit heute',
            },
            { id: 'e3', title: 'Sie bekommen Ihre Bestätigung', when: 'bis 3. Dezember', state: 'ahead' },
          ]}
        />
        <Thread
          label="Nachrichten"
          messages={[
            {
              id: 'm1',
              from: 'Bürgerbüro Mitte',
              at: at('2026-11-20T14:00:00Z'),
              children: 'Auf Seite 2 fehlt die Unterschrift.',
            },
            {
              id: 'm2',
              from: 'Sie',
              own: true,
              at: at('2026-11-20T15:30:00Z'),
              children: 'Danke, hier ist sie.',
              state: 'Gelesen',
            },
          ]}
        />
      </>
    ),
  },
  {
    name: 'Case with one thing to do',
    render: () => (
      <StatusCard
        id="status-todo"
        todo
        title="Bitte unterschreiben Sie Seite 2"
        action={<ButtonLink href="#fix">Seite 2 ersetzen</ButtonLink>}
      >
        <p>Dann geht es sofort weiter. Zeit bis zum 3. Dezember.</p>
      </StatusCard>
    ),
  },
  {
    name: 'Cards and figures',
    render: () => (
      <>
        <CardGrid label="Lebenslagen">
          <Card title="Umziehen" href="/de/umziehen" meta="6 Dienste">
            Anmelden, ummelden, Parkausweis
          </Card>
          <Card title="Tiere" href="/de/tiere">
            Hund anmelden oder abmelden
          </Card>
          <Card title="Ohne Link">Nur Text</Card>
        </CardGrid>
        <Figures
          figures={[
            { value: '214', label: 'Anträge heute erledigt', href: '#f1' },
            { value: '4 Min.', label: 'dauert eine Bescheinigung im Mittel', asOf: 'Stand 14:00 Uhr', href: '#f2' },
            { value: '0', label: 'Anträge warten länger als versprochen', href: '#f3' },
          ]}
        />
        <AnswerBox
          items={[
            { term: 'Kosten', value: 'Nichts' },
            { term: 'So lange dauert es', value: 'Meist sofort, höchstens 3 Werktage' },
            { term: 'Das brauchen Sie', value: 'Nur die Chipnummer' },
          ]}
        >
          <ButtonLink href="#start">Jetzt anmelden</ButtonLink>
        </AnswerBox>
      </>
    ),
  },
  {
    name: 'Table',
    render: () => (
      <Table
        caption="Steuer im Jahr"
        columns={[
          { key: 'dog', label: 'Hund' },
          { key: 'rate', label: 'Betrag', numeric: true },
          { key: 'half', label: 'Mit Leipzig-Pass', numeric: true },
        ]}
        rows={[
          { id: 'r1', cells: { dog: 'Erster Hund', rate: <Money cents={9600} />, half: <Money cents={4800} /> } },
          { id: 'r2', cells: { dog: 'Jeder weitere Hund', rate: <Money cents={19200} />, half: '–' } },
        ]}
      />
    ),
  },
  {
    name: 'Ways around',
    render: () => (
      <>
        <Breadcrumbs
          items={[
            { label: 'Startseite', href: '/de' },
            { label: 'Tiere', href: '/de/tiere' },
            { label: 'Hund anmelden' },
          ]}
        />
        <Tabs
          items={[
            { label: 'Verlauf', href: '#verlauf', current: true },
            { label: 'Nachrichten', href: '#nachrichten', count: 2 },
          ]}
        />
        <Pagination current={4} total={12} href={(page) => `?seite=${page}`} />
        <SearchField
          action="/de/suche"
          label="Suche"
          name="s"
          hint="Zum Beispiel Hund"
          suggest="/de/suche/vorschlaege"
        />
        <Progress at={3} of={8} savedAt={at('2026-11-20T13:02:00Z')} />
        <ProgressSteps current={2} steps={['Fragen', 'Prüfen', 'Senden']} />
        <Button name="x">Weiter</Button>
      </>
    ),
  },
];
