import { formatDate } from '#kernel/format';
import {
  Button,
  ButtonLink,
  DescriptionList,
  Details,
  ErrorSummary,
  Form,
  Heading,
  Section,
  Select,
  Text,
  TextArea,
  TextField,
  Toolbar,
} from '#ui';
import type { OpenedPaper } from '../../../use-cases/paper/open-paper.ts';
import type { Desk } from '../../clerk/desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';

/** One paper: the scan, the day it came, and the four ways to sort it. */
export function paperPage(about: PaperProps): string {
  const { desk, paper, error } = about;
  const { paper: words } = desk.words;
  const { row } = paper;
  const day = formatDate(Temporal.PlainDate.from(row.receivedOn), desk.language);
  return deskPage(desk, {
    title: `${words.one} · ${day}`,
    error: error !== null,
    back: { href: desk.paths.papers, label: words.back },
    keys: [],
    children: (
      <>
        <ErrorSummary errors={error ? [{ field: fieldOf(about), message: error }] : []} title={desk.words.errors} />
        <Heading level={1}>{words.one}</Heading>
        <DescriptionList
          dense
          items={[
            { term: words.facts.received, value: day },
            { term: words.facts.office, value: about.office },
            { term: words.facts.file, value: paper.name },
            ...(paper.note ? [{ term: words.facts.note, value: paper.note }] : []),
          ]}
        />
        <Scan desk={desk} paper={paper} />
        <Text size="small" muted>
          {words.logged}
        </Text>
        <Section title={words.attach}>
          <Form action={desk.paths.sortPaper(row.id, 'anhaengen')} csrf={desk.csrf}>
            <TextField
              name="nummer"
              label={words.number}
              hint={desk.words.worklist.numberHint}
              value={about.typed.number}
              error={at(about, 'anhaengen')}
              width={20}
              spellcheck={false}
              autocomplete="off"
            />
            <Button small>{words.attachButton}</Button>
          </Form>
        </Section>
        {about.services.length > 0 ? (
          <Section title={words.create}>
            <Text>{words.createText}</Text>
            <Form action={desk.paths.sortPaper(row.id, 'neu')} csrf={desk.csrf}>
              <Select
                name="dienst"
                label={words.service}
                value={about.typed.service}
                error={at(about, 'neu')}
                choices={about.services.map(({ id, title }) => ({ value: id, label: title }))}
              />
              <Button small variant="secondary">
                {words.createButton}
              </Button>
            </Form>
          </Section>
        ) : null}
        <Forward {...about} />
        <SendBack {...about} />
      </>
    ),
  });
}

function Scan({ desk, paper }: Pick<PaperProps, 'desk' | 'paper'>) {
  const { paper: words } = desk.words;
  const source = desk.paths.paperFile(paper.row.id);
  return (
    <>
      <Toolbar>
        <ButtonLink small variant="secondary" href={source}>
          {words.frame}
        </ButtonLink>
        <ButtonLink small variant="tertiary" href={`${source}?speichern=ja`}>
          {words.download}
        </ButtonLink>
      </Toolbar>
      {paper.mediaType.startsWith('image/') ? (
        <img class="city-evidence" src={source} alt={words.alt(paper.name)} />
      ) : null}
    </>
  );
}

function Forward(about: PaperProps) {
  const { desk, paper, offices, typed } = about;
  const { paper: words } = desk.words;
  const isHere = about.typedIn === 'weiterleiten';
  return (
    <Details summary={words.forward} open={isHere}>
      <Form action={desk.paths.sortPaper(paper.row.id, 'weiterleiten')} csrf={desk.csrf}>
        <Select
          name="amt"
          label={words.toOffice}
          value={typed.office}
          error={isHere && about.reason === 'office-missing' ? (about.error ?? undefined) : undefined}
          choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextArea
          id="weiter-text"
          name="text"
          label={words.why}
          rows={2}
          value={isHere ? typed.text : ''}
          error={isHere && about.reason === 'text-missing' ? (about.error ?? undefined) : undefined}
        />
        <Button small variant="secondary">
          {words.forwardButton}
        </Button>
      </Form>
    </Details>
  );
}

function SendBack(about: PaperProps) {
  const { desk, paper, typed } = about;
  const { paper: words } = desk.words;
  const isHere = about.typedIn === 'zurueck';
  return (
    <Details summary={words.sendBack} open={isHere}>
      <Text>{words.sendBackText}</Text>
      <Form action={desk.paths.sortPaper(paper.row.id, 'zurueck')} csrf={desk.csrf}>
        <TextArea
          id="zurueck-text"
          name="text"
          label={words.sendBackNote}
          rows={3}
          value={isHere ? typed.text : ''}
          error={at(about, 'zurueck')}
        />
        <Button small variant="secondary">
          {words.sendBackButton}
        </Button>
      </Form>
    </Details>
  );
}

const at = ({ typedIn, error }: PaperProps, form: PaperForm): string | undefined =>
  typedIn === form ? (error ?? undefined) : undefined;

function fieldOf({ typedIn, reason }: PaperProps): string {
  if (typedIn === 'anhaengen') return 'nummer';
  if (typedIn === 'neu') return 'dienst';
  if (typedIn === 'weiterleiten') return reason === 'office-missing' ? 'amt' : 'weiter-text';
  return 'zurueck-text';
}

/** The ways to sort a paper. */
export type PaperForm = 'anhaengen' | 'neu' | 'weiterleiten' | 'zurueck';
interface PaperProps {
  readonly desk: Desk;
  readonly paper: OpenedPaper;
  /** Of the office of the paper. */
  readonly services: readonly { readonly id: string; readonly title: string }[];
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly office: string;
  readonly typedIn: PaperForm | null;
  readonly typed: { readonly number: string; readonly service: string; readonly office: string; readonly text: string };
  readonly error: string | null;
  readonly reason: string | null;
}
