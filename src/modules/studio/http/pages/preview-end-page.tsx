import { type TrialContent, trialSummary } from '#forms';
import {
  Button,
  ButtonGroup,
  Fragment,
  Heading,
  Hidden,
  List,
  RadioGroup,
  Section,
  SummaryCard,
  Text,
  TextField,
} from '#ui';
import { previewWords } from '../../texts/preview.ts';
import { Kept, PreviewForm, type PreviewPlace, previewPage } from './preview-frame.tsx';
import { CopyForm } from './studio-frame.tsx';

/** What a citizen sees before sending; here nothing is sent, but the answers can become an example. */
export function previewEndPage(place: PreviewPlace, content: TrialContent, about: ExampleAbout = {}): string {
  const { view, trial } = place;
  const words = previewWords[view.language];
  return previewPage(place, {
    title: words.check,
    errors: errorsOf(about),
    children: (
      <>
        <Heading level={1}>{words.check}</Heading>
        <PreviewForm place={place} content={content} step="">
          {trialSummary(trial, content).map((section) => (
            <SummaryCard
              key={section.id}
              title={section.title}
              rows={section.rows.map((row) => ({
                ...{ id: `answer-${row.path.replaceAll('.', '-')}`, label: row.label },
                value: (
                  <>
                    {row.lines.length === 0 ? words.notGiven : null}
                    {row.lines.map((line, index) => (
                      <Fragment key={String(index)}>
                        {index > 0 ? <br /> : null}
                        {line}
                      </Fragment>
                    ))}{' '}
                    <Button small variant="tertiary" name="tun" value={`gehe:${row.key}`}>
                      {words.list.open}
                      <Hidden>: {row.label}</Hidden>
                    </Button>
                  </>
                ),
              }))}
            />
          ))}
          <Section title={words.after}>
            <List kind="number" items={trial.texts.after} />
            <Text>{words.send(trial.texts.send)}</Text>
          </Section>
          <ButtonGroup>
            <Button variant="secondary" name="tun" value="anfang">
              {words.again}
            </Button>
          </ButtonGroup>
        </PreviewForm>
        <KeepExample place={place} content={content} exit={null} step="" about={about} />
      </>
    ),
  });
}

/** Where a form leads away. */
export function previewExitPage(
  place: PreviewPlace,
  content: TrialContent,
  exit: string,
  step: string,
  about: ExampleAbout = {},
): string {
  const { view, trial } = place;
  const words = previewWords[view.language];
  const own = trial.texts.exits[exit];
  return previewPage(place, {
    title: own?.title ?? exit,
    errors: errorsOf(about),
    children: (
      <>
        <Heading level={1}>{own?.title ?? exit}</Heading>
        <Text>{own?.text ?? ''}</Text>
        {own?.ways ? <List items={own.ways.map(({ label }) => label)} /> : null}
        <Text muted>{words.exit}</Text>
        <PreviewForm place={place} content={content} step={step}>
          <ButtonGroup>
            <Button variant="secondary" name="tun" value={`gehe:${step}`}>
              {words.back}
            </Button>
            <Button variant="tertiary" name="tun" value="anfang">
              {words.again}
            </Button>
          </ButtonGroup>
        </PreviewForm>
        <KeepExample place={place} content={content} exit={exit} step={step} about={about} />
      </>
    ),
  });
}

function KeepExample({ place, content, exit, step, about }: KeepProps) {
  const { view } = place;
  if (!view.mayEdit) return null;
  const words = previewWords[view.language].example;
  return (
    <Section title={words.title}>
      <Text>{words.text}</Text>
      <CopyForm view={view} action={view.paths.part(view.copy.id, 'preview', '/beispiel')}>
        <Kept content={content} step={step} />
        {exit ? <input type="hidden" name="ausgang" value={exit} /> : null}
        <TextField name="titel" label={words.name} value={about.title} error={about.error} />
        {exit ? null : (
          <RadioGroup
            name="ende"
            label={words.outcome}
            value="granted"
            choices={Object.entries(words.outcomes).map(([value, label]) => ({ value, label }))}
          />
        )}
        <Button variant="secondary">{words.do}</Button>
      </CopyForm>
    </Section>
  );
}

const errorsOf = ({ error }: ExampleAbout) => (error ? [{ field: 'titel', message: error }] : []);

interface KeepProps {
  readonly place: PreviewPlace;
  readonly content: TrialContent;
  readonly exit: string | null;
  readonly step: string;
  readonly about: ExampleAbout;
}
export interface ExampleAbout {
  readonly title?: string | undefined;
  readonly error?: string | undefined;
}
