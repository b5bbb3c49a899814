import {
  answersAt,
  type FieldIssue,
  type Fields,
  fieldsFrom,
  itemTitle,
  previousStep,
  progressAt,
  QuestionFields,
  type QuestionStep,
  type Step,
  type TrialContent,
  trialSteps,
  visibleQuestions,
  writeInput,
} from '#forms';
import { Button, ButtonGroup, Heading, Hidden, InsetText, Progress, SummaryList, Text } from '#ui';
import { wordsKey } from '../../domain/edit/form/form-view.ts';
import { previewWords } from '../../texts/preview.ts';
import { EnterSaves } from './form-fields.tsx';
import { OtherLanguage, PreviewForm, type PreviewPlace, previewPage } from './preview-frame.tsx';

/** One page of the form in the preview, drawn by the forms themselves; null shows the end. */
export function previewStepPage(
  place: PreviewPlace,
  content: TrialContent,
  step: Step | null,
  about: StepAbout,
): string {
  if (step?.kind === 'list') return listPage(place, content, step, about.listError);
  return questionPage(place, content, step as QuestionStep, about);
}

function questionPage(place: PreviewPlace, content: TrialContent, step: QuestionStep, about: StepAbout): string {
  const { view, trial } = place;
  const { texts, context } = trial;
  const words = previewWords[view.language];
  const repeat = step.item?.repeat ?? null;
  const questions = visibleQuestions(step);
  const list = repeat?.repeat.id ?? null;
  const own = texts.pages[wordsKey({ list }, step.page.id)] ?? texts.pages[step.page.id];
  const [first] = questions;
  const label = first && texts.questions[wordsKey({ list }, first.id)]?.label;
  const isHeading = questions.length === 1 && own?.title === undefined;
  const heading = own?.title ?? label ?? step.page.id;
  const answers = answersAt(content.answers, step);
  const stored = Object.assign({}, ...questions.map((one) => writeInput(one, answers[one.id], context.language)));
  const caption = itemTitle(step, content.answers, texts);
  const issues = about.issues ?? [];
  return previewPage(place, {
    title: heading,
    errors: issues.map(({ field, message }) => ({ field, message })),
    children: (
      <>
        <Progress {...progressAt(trialSteps(trial, content), step.key)} />
        {caption ? <Text muted>{caption}</Text> : null}
        <PreviewForm place={place} content={content} step={step.key}>
          <EnterSaves label={words.next} />
          {isHeading ? null : <Heading level={1}>{heading}</Heading>}
          {own?.help ? <Text>{own.help}</Text> : null}
          <QuestionFields
            questions={questions}
            texts={texts}
            fields={about.fields ?? fieldsFrom(stored)}
            language={view.language}
            scope={step.scope}
            issues={issues}
            repeat={repeat}
            heading={isHeading}
          />
          {questions.some(({ type }) => type === 'file') ? <InsetText>{words.file}</InsetText> : null}
          <Steps place={place} content={content} step={step} />
        </PreviewForm>
      </>
    ),
  });
}

function listPage(
  place: PreviewPlace,
  content: TrialContent,
  step: Extract<Step, { kind: 'list' }>,
  error?: string,
): string {
  const { view, trial } = place;
  const words = previewWords[view.language];
  const { repeat } = step.page;
  const own = trial.texts.repeats[repeat.id];
  const title = own?.title ?? repeat.id;
  const steps = trialSteps(trial, content);
  return previewPage(place, {
    title,
    errors: error ? [{ field: '', message: error }] : [],
    children: (
      <>
        <Progress {...progressAt(steps, step.key)} />
        <Heading level={1}>{title}</Heading>
        <PreviewForm place={place} content={content} step={step.key}>
          {step.items.length === 0 ? (
            <Text>{own?.none ?? ''}</Text>
          ) : (
            <SummaryList
              rows={step.items.map((item, index) => {
                const number = words.list.item(own?.item ?? repeat.id, index + 1);
                const name = String(item[repeat.label] ?? '') || number;
                const first = steps.find((one) => one.key.startsWith(`${step.key}/${index + 1}/`));
                return {
                  ...{ id: `item-${index + 1}`, label: number },
                  value: (
                    <>
                      {name}{' '}
                      <Button small variant="tertiary" name="tun" value={`gehe:${first?.key ?? step.key}`}>
                        {words.list.open}
                        <Hidden>: {name}</Hidden>
                      </Button>
                      <Button small variant="tertiary" name="tun" value={`weg:${index}`}>
                        {words.list.remove}
                        <Hidden>: {name}</Hidden>
                      </Button>
                    </>
                  ),
                };
              })}
            />
          )}
          <ButtonGroup>
            <Button name="tun" value="fertig">
              {words.next}
            </Button>
            <Button variant="secondary" icon="add" name="tun" value="hinzu">
              {own?.add ?? words.next}
            </Button>
            <Back place={place} content={content} step={step} />
            <OtherLanguage place={place} step={step.key} />
          </ButtonGroup>
        </PreviewForm>
      </>
    ),
  });
}

const Steps = ({ place, content, step }: StepProps) => (
  <ButtonGroup>
    <Button name="tun" value="weiter">
      {previewWords[place.view.language].next}
    </Button>
    <Back place={place} content={content} step={step} />
    <OtherLanguage place={place} step={step.key} />
  </ButtonGroup>
);

function Back({ place, content, step }: StepProps) {
  const before = previousStep(trialSteps(place.trial, content), step.key);
  if (!before) return null;
  return (
    <Button variant="tertiary" name="tun" value={`gehe:${before.key}`}>
      {previewWords[place.view.language].back}
    </Button>
  );
}

interface StepProps {
  readonly place: PreviewPlace;
  readonly content: TrialContent;
  readonly step: Step;
}
interface StepAbout {
  readonly issues?: readonly FieldIssue[];
  /** What was typed. */
  readonly fields?: Fields;
  readonly listError?: string;
}
