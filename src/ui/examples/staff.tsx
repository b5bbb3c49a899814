import {
  Badge,
  BigButton,
  BigButtons,
  BigLinks,
  Button,
  ButtonGroup,
  CallBoard,
  DecisionBar,
  DenseTable,
  DescriptionList,
  Diagram,
  Form,
  Heading,
  KeyHints,
  RadioGroup,
  SplitView,
  Text,
  TextArea,
  TicketNumber,
  Toolbar,
  Worklist,
} from '../index.ts';
import type { Example } from './example.ts';

export const staffExamples: readonly Example[] = [
  {
    name: 'Worklist and case',
    render: () => (
      <SplitView
        decision={
          <DecisionBar title="Entscheidung">
            <Text>Die Regel schlägt vor: ermäßigter Satz, 48,00 € im Jahr.</Text>
            <RadioGroup
              name="decision"
              label="Was entscheiden Sie?"
              inline
              value="follow"
              choices={[
                { value: 'follow', label: 'Vorschlag folgen' },
                { value: 'other', label: 'Anders' },
              ]}
            />
            <TextArea name="why" label="Grund" rows={2} />
            <ButtonGroup>
              <Button shortcut="e" shortcutLabel="Entscheiden">
                Entscheiden und Bescheid senden
              </Button>
            </ButtonGroup>
          </DecisionBar>
        }
        list={
          <Worklist
            label="Offene Vorgänge"
            items={[
              {
                id: 'w1',
                href: '#w1',
                title: 'Wohnung anmelden',
                meta: 'L26-7K4M-9 · eingegangen heute',
                deadline: <Badge tone="danger">überfällig seit 1 Tag</Badge>,
              },
              {
                id: 'w2',
                href: '#w2',
                title: 'Hund anmelden',
                meta: 'L26-2P8R-3 · eingegangen gestern',
                deadline: <Badge tone="warning">Frist morgen</Badge>,
                current: true,
              },
              {
                id: 'w3',
                href: '#w3',
                title: 'Meldebescheinigung',
                meta: 'L26-9Q1T-5 · vor 2 Tagen',
                deadline: 'noch 4 Werktage',
              },
            ]}
          />
        }
      >
        <div class="city-flow">
          <Heading level={1} size="l">
            Hund anmelden · L26-2P8R-3
          </Heading>
          <Toolbar>
            <Button small variant="secondary" shortcut="t" shortcutLabel="Übernehmen">
              Übernehmen
            </Button>
            <Button small variant="secondary" shortcut="f" shortcutLabel="Rückfrage stellen">
              Rückfrage
            </Button>
            <Button small variant="tertiary">
              Notiz
            </Button>
          </Toolbar>
          <DescriptionList
            dense
            items={[
              { term: 'Name', value: 'Demo Person' },
              { term: 'Rasse', value: 'Mischling' },
              { term: 'Bei der Person seit', value: '3. November 2026' },
            ]}
          />
        </div>
      </SplitView>
    ),
  },
  {
    name: 'Dense table and keys',
    render: () => (
      <>
        <DenseTable
          caption="Alle Vorgänge"
          current="c2"
          columns={[
            { key: 'number', label: 'Nummer' },
            { key: 'service', label: 'Dienst', href: '?sort=service' },
            { key: 'due', label: 'Frist', href: '?sort=due', sorted: 'ascending' },
            { key: 'days', label: 'Tage offen', numeric: true },
          ]}
          rows={[
            {
              id: 'c1',
              cells: {
                number: <a href="#c1">L26-7K4M-9</a>,
                service: 'Wohnung anmelden',
                due: 'überfällig',
                days: '15',
              },
            },
            {
              id: 'c2',
              cells: { number: <a href="#c2">L26-2P8R-3</a>, service: 'Hund anmelden', due: 'morgen', days: '2' },
            },
          ]}
        />
        <KeyHints
          keys={[
            { key: 'j', effect: 'Nächster Vorgang' },
            { key: 'k', effect: 'Voriger Vorgang' },
            { key: 'e', effect: 'Entscheiden' },
          ]}
        />
      </>
    ),
  },
  {
    name: 'Waiting room',
    render: () => (
      <>
        <TicketNumber label="Ihre Nummer">A012</TicketNumber>
        <BigLinks
          items={[{ href: '#termin', label: 'Ich habe einen Termin', hint: 'Sie brauchen Ihre Terminnummer.' }]}
        />
        <Form action="#nummer">
          <BigButtons>
            <BigButton name="leistung" value="umzug">
              Umzug melden
            </BigButton>
          </BigButtons>
        </Form>
        <CallBoard
          label="Aufgerufen"
          empty="Gerade wird niemand aufgerufen."
          calls={[
            { number: 'A012', desk: 'Platz 4', isNew: true },
            { number: 'B003', desk: 'Platz 1', isNew: false },
          ]}
        />
      </>
    ),
  },
  {
    name: 'Process',
    render: () => (
      <Diagram
        title="Ablauf"
        description="Die Angaben kommen an, dann ist der Vorgang fertig."
        drawing={{
          box: { x: 0, y: 0, width: 360, height: 100 },
          frames: [{ id: 'office', bounds: { x: 2, y: 2, width: 356, height: 96 }, lines: ['Amt'] }],
          steps: [
            {
              ...{ id: 'sent', name: 'Da', kind: 'event', icon: 'message', ring: 'plain', isDashed: false },
              ...{ corner: 'left', bounds: { x: 40, y: 32, width: 36, height: 36 }, label: null },
            },
            {
              ...{ id: 'read', name: 'Lesen', kind: 'task', icon: 'person', ring: 'plain', isDashed: false },
              ...{ corner: 'left', bounds: { x: 120, y: 10, width: 130, height: 80 } },
              label: { x: 185, y: 50, lines: ['Lesen'] },
            },
            {
              ...{ id: 'either', name: 'Gut?', kind: 'gateway', icon: 'either', ring: 'plain', isDashed: false },
              ...{ corner: 'left', bounds: { x: 290, y: 25, width: 50, height: 50 }, label: null },
            },
          ],
          ways: [
            {
              ...{ id: 'w1', isDefault: false, label: null },
              points: [
                { x: 76, y: 50 },
                { x: 120, y: 50 },
              ],
            },
          ],
        }}
      />
    ),
  },
];
