import type { VNode } from 'preact';
import type { Language } from '#kernel/language';
import {
  AnswerBox,
  type AssetManifest,
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  CardGrid,
  DateGroup,
  Definition,
  Details,
  ErrorSummary,
  Figures,
  Form,
  Heading,
  Link,
  List,
  NotificationBanner,
  Page,
  type PageShell,
  Progress,
  SearchField,
  Section,
  StatusCard,
  Text,
  Timeline,
} from '../index.ts';
import { staffExamples } from './staff.tsx';

/** Gives whole pages as modules build them, in the language, with built or unbuilt assets. */
export function pageExamples(language: Language, assets: AssetManifest = {}): Record<string, VNode> {
  const de = language === 'de';
  const shell: PageShell = {
    language,
    cityName: 'Leipzig',
    path: `/${language}/hund-anmelden?seite=2`,
    assets,
    signIn: { href: `/${language}/anmelden` },
    links: { imprint: '/impressum', privacy: '/datenschutz', accessibility: '/barrierefreiheit', source: '/quelltext' },
  };
  return {
    home: (
      <Page
        {...shell}
        path={`/${language}`}
        title={de ? 'Startseite' : 'Home'}
        wide={false}
        islands={['search-suggest']}
        hero={
          <>
            <h1 class="kern-sr-only">{de ? 'Stadt Leipzig' : 'City of Leipzig'}</h1>
            <SearchField
              large
              action={`/${language}/suche`}
              label={de ? 'Was möchten Sie erledigen?' : 'What would you like to get done?'}
              hint={de ? 'Zum Beispiel: umziehen, Hund, Bescheinigung' : 'For example: moving, dog, certificate'}
              suggest={`/${language}/suche/vorschlaege`}
            />
          </>
        }
      >
        <Heading>{de ? 'Was ist gerade bei Ihnen los?' : 'What is happening in your life?'}</Heading>
        <CardGrid label={de ? 'Lebenslagen' : 'Life events'}>
          <Card title={de ? 'Umziehen' : 'Moving'} href="#a">
            {de ? 'Wohnung anmelden, Parken, Müll' : 'Register your home, parking, waste'}
          </Card>
          <Card title={de ? 'Eltern werden' : 'Having a child'} href="#b">
            {de ? 'Urkunde, Kita, Elterngeld' : 'Certificate, day care, benefits'}
          </Card>
          <Card title={de ? 'Mit Tieren leben' : 'Living with pets'} href="#c">
            {de ? 'Hund anmelden oder abmelden' : 'Register a dog or sign it off'}
          </Card>
          <Card title={de ? 'Nachweise bekommen' : 'Getting proof'} href="#d">
            {de ? 'Meldebescheinigung, Führungszeugnis' : 'Registration and conduct certificates'}
          </Card>
          <Card title={de ? 'Heiraten' : 'Getting married'} href="#e">
            {de ? 'Anmelden, Termin, Namen' : 'Notice, date, names'}
          </Card>
          <Card title={de ? 'Wenig Geld haben' : 'Living on little money'} href="#f">
            {de ? 'Leipzig-Pass, Wohngeld' : 'Leipzig pass, housing benefit'}
          </Card>
        </CardGrid>
        <Section title={de ? 'Schon angefangen?' : 'Already started?'}>
          <CardGrid columns={2}>
            <Card title={de ? 'Weitermachen' : 'Carry on'} href="#g">
              {de ? 'Mit dem Code, den Sie bekommen haben' : 'With the code you were given'}
            </Card>
            <Card title={de ? 'Mein Bereich' : 'My area'} href="#h">
              {de ? 'Vorgänge, Nachrichten, Bescheide' : 'Cases, messages, notices'}
            </Card>
          </CardGrid>
        </Section>
        <Section title={de ? 'Heute in der Stadtverwaltung' : 'Today at city hall'}>
          <Figures
            figures={[
              { value: '214', label: de ? 'Anträge erledigt' : 'applications done', href: '#f1' },
              { value: de ? '4 Min.' : '4 min', label: de ? 'bis zur Bescheinigung' : 'to a certificate', href: '#f2' },
              { value: '0', label: de ? 'warten länger als versprochen' : 'wait longer than promised', href: '#f3' },
            ]}
          />
        </Section>
      </Page>
    ),
    service: (
      <Page {...shell} title={de ? 'Hund anmelden' : 'Register a dog'} back={{ href: `/${language}` }}>
        <Heading level={1}>{de ? 'Hund anmelden' : 'Register a dog'}</Heading>
        <Text size="lead">
          {de ? (
            'Sie melden Ihren Hund in wenigen Minuten an und bekommen den Bescheid sofort.'
          ) : (
            <>
              You register your dog in a few minutes and get the tax notice at once <Definition term="Hundesteuer" />.
            </>
          )}
        </Text>
        <AnswerBox
          items={[
            {
              term: de ? 'Kosten' : 'Cost',
              value: de ? '96 € im Jahr, die Anmeldung kostet nichts' : '€96 a year, registering is free',
            },
            { term: de ? 'So lange dauert es' : 'How long it takes', value: de ? 'Meist sofort' : 'Usually at once' },
            {
              term: de ? 'Das brauchen Sie' : 'What you need',
              value: de ? 'Nur die Chipnummer' : 'Only the chip number',
            },
          ]}
        >
          <ButtonLink href="#start" iconAfter="arrow-forward">
            {de ? 'Hund jetzt anmelden' : 'Register your dog now'}
          </ButtonLink>
        </AnswerBox>
        <Section title={de ? 'So läuft es ab' : 'How it works'}>
          <List
            kind="number"
            items={
              de
                ? [
                    'Sie beantworten etwa acht Fragen.',
                    'Sie prüfen alles und senden es ab.',
                    'Sie bekommen den Bescheid.',
                  ]
                : ['You answer about eight questions.', 'You check everything and send it.', 'You get the notice.']
            }
          />
        </Section>
        <div>
          <Details summary={de ? 'Welches Gesetz gilt?' : 'Which law applies?'}>
            <Text>
              {de ? 'Es gilt die ' : 'The law is the '}
              <Link href="#law" lang={de ? undefined : 'de'}>
                Hundesteuersatzung
              </Link>
              .
            </Text>
          </Details>
          <Details summary={de ? 'Was passiert mit meinen Daten?' : 'What happens to my data?'}>
            <Text>{de ? 'Die Stadt nutzt sie nur dafür.' : 'The city uses them for this only.'}</Text>
          </Details>
        </div>
      </Page>
    ),
    question: (
      <Page
        {...shell}
        title={de ? 'Seit wann haben Sie den Hund?' : 'Since when have you had the dog?'}
        error
        back={{ href: '#back' }}
      >
        <ErrorSummary errors={[{ field: 'since-year', message: de ? 'Geben Sie das Jahr ein.' : 'Enter the year.' }]} />
        <Progress at={3} of={8} savedAt={Temporal.Instant.from('2026-11-20T13:02:00Z')} />
        <Form csrf="token">
          <DateGroup
            heading
            name="since"
            label={de ? 'Seit wann haben Sie den Hund?' : 'Since when have you had the dog?'}
            value={{ day: '3', month: '11' }}
            error={de ? 'Geben Sie das Jahr ein.' : 'Enter the year.'}
            wrong={['year']}
          />
          <ButtonGroup>
            <Button>{de ? 'Weiter' : 'Continue'}</Button>
            <ButtonLink variant="tertiary" href="#later">
              {de ? 'Später weitermachen' : 'Carry on later'}
            </ButtonLink>
          </ButtonGroup>
        </Form>
      </Page>
    ),
    case: (
      <Page
        {...shell}
        title={de ? 'Wohnung anmelden' : 'Registering your home'}
        signIn={undefined}
        signedIn={{ name: 'Demo Person', href: '#me' }}
        navigation={[
          { href: '#1', label: de ? 'Vorgänge' : 'Cases', current: true },
          { href: '#2', label: de ? 'Nachrichten' : 'Messages', count: 2 },
          { href: '#3', label: de ? 'Wer hat meine Daten gesehen' : 'Who saw my data' },
        ]}
        notice={
          <NotificationBanner tone="success">
            <p>{de ? 'Ihre Nachricht ist angekommen.' : 'Your message has arrived.'}</p>
          </NotificationBanner>
        }
      >
        <Heading level={1}>{de ? 'Wohnung anmelden' : 'Registering your home'}</Heading>
        <Text muted>{de ? 'Vorgang' : 'Case'} L26-7K4M-9</Text>
        <StatusCard>
          <p>
            {de
              ? 'Das Bürgerbüro prüft Ihre Angaben. Sie hören bis zum 3. Dezember von uns.'
              : 'The citizens’ office is checking your answers. You will hear from us by 3 December.'}
          </p>
        </StatusCard>
        <Section title={de ? 'Was passiert ist' : 'What has happened'}>
          <Timeline
            entries={[
              {
                id: 'e1',
                title: de ? 'Sie haben gesendet' : 'You sent it',
                at: Temporal.Instant.from('2026-11-20T13:02:00Z'),
              },
              {
                id: 'e2',
                title: de ? 'Ihr Vermieter hat bestätigt' : 'Your landlord confirmed',
                at: Temporal.Instant.from('2026-11-20T16:40:00Z'),
              },
              {
                id: 'e3',
                title: de ? 'Wir prüfen Ihre Angaben' : 'We are checking your answers',
                by: de ? 'Bürgerbüro Mitte' : 'Citizens’ office Mitte',
                state: 'current',
              },
              {
                id: 'e4',
                title: de ? 'Sie bekommen Ihre Bestätigung' : 'You get your confirmation',
                when: de ? 'bis 3. Dezember' : 'by 3 December',
                state: 'ahead',
              },
            ]}
          />
        </Section>
      </Page>
    ),
    clerk: (
      <Page
        {...shell}
        wide
        noIndex
        area={de ? 'Verwaltung' : 'Staff'}
        title={de ? 'Arbeitsvorrat' : 'Worklist'}
        islands={['form-comfort', 'keys']}
        signIn={undefined}
        signedIn={{ name: 'Demo Sachbearbeitung', href: '#me' }}
        signOut={{ action: '/abmelden', csrf: 'token', label: de ? 'Abmelden' : 'Sign out' }}
      >
        {staffExamples[0]?.render(language)}
        {staffExamples[1]?.render(language)}
      </Page>
    ),
  };
}
