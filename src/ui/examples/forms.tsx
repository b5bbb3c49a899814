import {
  AddressFields,
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  DateGroup,
  ErrorSummary,
  FileField,
  Form,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../index.ts';
import type { Example } from './example.ts';

const reasons = [
  { value: 'move', label: 'Ich ziehe um' },
  { value: 'new', label: 'Ich ziehe neu nach Leipzig', hint: 'Auch aus dem Ausland' },
  {
    value: 'other',
    label: 'Etwas anderes',
    divider: true,
    reveals: <TextField name="reason-other" label="Was genau?" />,
  },
];

export const formExamples: readonly Example[] = [
  {
    name: 'Text fields',
    render: () => (
      <>
        <TextField
          name="name"
          label="Name"
          hint="So, wie er im Ausweis steht."
          autocomplete="name"
          value="Žofie Łuczak"
        />
        <TextField name="plz" label="Postleitzahl" width={6} inputMode="numeric" optional />
        <TextField name="rent" label="Miete im Monat" width={10} inputMode="decimal" suffix="€" />
      </>
    ),
  },
  {
    name: 'Text field as page heading, with error',
    render: () => (
      <TextField
        heading
        name="dog.name"
        label="Wie heißt Ihr Hund?"
        hint="Zum Beispiel Bello."
        error="Geben Sie den Namen Ihres Hundes ein."
      />
    ),
  },
  {
    name: 'Text area with count',
    render: () => (
      <TextArea name="remark" label="Möchten Sie uns etwas sagen?" limit={500} value="Guten Tag" optional />
    ),
  },
  {
    name: 'Date',
    render: () => (
      <>
        <DateGroup
          name="birth"
          label="Wann sind Sie geboren?"
          birthday
          value={{ day: '3', month: '7', year: '1990' }}
        />
        <DateGroup name="moved" heading label="Wann sind Sie eingezogen?" error="Das Jahr fehlt." wrong={['year']} />
      </>
    ),
  },
  {
    name: 'Choice of one',
    render: () => (
      <>
        <RadioGroup
          name="reason"
          label="Was trifft zu?"
          hint="Wählen Sie eines."
          choices={reasons}
          value="new"
          heading
        />
        <RadioGroup
          name="pass"
          label="Haben Sie einen Leipzig-Pass?"
          inline
          error="Wählen Sie Ja oder Nein."
          choices={[
            { value: 'yes', label: 'Ja' },
            { value: 'no', label: 'Nein' },
          ]}
        />
      </>
    ),
  },
  {
    name: 'Choice of many',
    render: () => (
      <>
        <CheckboxGroup name="who" label="Wer zieht mit Ihnen um?" choices={reasons} values={['move', 'other']} />
        <Checkbox
          name="confirm"
          label="Meine Angaben sind richtig."
          error="Bestätigen Sie, dass Ihre Angaben richtig sind."
        />
      </>
    ),
  },
  {
    name: 'Select',
    render: () => (
      <Select
        name="country"
        label="Staatsangehörigkeit"
        value="pl"
        choices={[
          { value: 'de', label: 'deutsch' },
          { value: 'pl', label: 'polnisch' },
        ]}
      />
    ),
  },
  {
    name: 'Files',
    render: () => (
      <FileField
        name="proof"
        label="Wohnungsgeberbestätigung"
        hint="Foto oder PDF, höchstens 10 MB je Datei."
        accept="image/*,application/pdf"
        multiple
        files={[
          { id: 'f1', name: 'bestaetigung-seite-1.jpg', bytes: 2_345_678, note: 'Gespeichert und geprüft' },
          { id: 'f2', name: 'seite-2.pdf', bytes: 88_000 },
        ]}
      />
    ),
  },
  {
    name: 'Address',
    render: () => (
      <AddressFields
        name="home"
        label="Ihre neue Adresse"
        value={{ street: 'Karl-Liebknecht-Straße', postcode: '04107', city: 'Leipzig' }}
        errors={{ houseNumber: 'Geben Sie die Hausnummer ein.' }}
      />
    ),
  },
  {
    name: 'Error summary and form',
    render: () => (
      <>
        <ErrorSummary
          errors={[
            { field: 'breed', message: 'Geben Sie die Rasse ein.' },
            { field: '', message: 'Wir konnten Ihre Angaben nicht speichern. Bitte senden Sie noch einmal.' },
          ]}
        />
        <Form csrf="token" action="/de/hund-anmelden">
          <TextField name="breed" label="Rasse" error="Geben Sie die Rasse ein." />
          <ButtonGroup>
            <Button>Verbindlich anmelden</Button>
            <ButtonLink href="/de" variant="secondary">
              Später weitermachen
            </ButtonLink>
            <Button variant="tertiary" name="action" value="discard">
              Verwerfen
            </Button>
          </ButtonGroup>
        </Form>
      </>
    ),
  },
  {
    name: 'Buttons',
    render: () => (
      <ButtonGroup>
        <ButtonLink href="#start" iconAfter="arrow-forward">
          Jetzt anmelden
        </ButtonLink>
        <Button danger>Antrag zurückziehen</Button>
        <Button danger variant="secondary" small icon="delete">
          Löschen
        </Button>
        <Button disabled>Geht gerade nicht</Button>
      </ButtonGroup>
    ),
  },
];
