import type { ComponentChildren } from 'preact';
import {
  answersAt,
  type FieldIssue,
  type Fields,
  fieldsFrom,
  itemTitle,
  progressAt,
  QuestionFields,
  type QuestionStep,
  type Step,
  type Trial,
  trialSteps,
  trialSummary,
  visibleQuestions,
  writeInput,
} from '#forms';
import type { Language } from '#kernel/language';
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Hidden,
  InsetText,
  Progress,
  RadioGroup,
  renderFragment,
  SummaryCard,
  SummaryList,
  Text,
} from '#ui';
import { mandateMethods, statedMethods } from '../../../domain/visit/index.ts';
import { appTexts } from '../../../texts/app.ts';
import { texts } from '../../../texts/index.ts';
import type { OpenVisit } from '../../app/browser/open-visit.ts';

/** One page of a visit, in one language; the person reads the same page without anything to press. */
export const visitView = (about: VisitAbout): string => renderFragment(<VisitPage {...about} />, about.language);

function VisitPage(about: VisitAbout) {
  const { visit } = about;
  switch (visit.at.page) {
    case 'mandate':
      return <Mandate {...about} />;
    case 'identity':
      return <Identity {...about} />;
    case 'exit':
      return <Exit {...about} exit={visit.at.exit} />;
    case 'check':
      return <Check {...about} />;
    case 'question': {
      const { key } = visit.at;
      const step = trialSteps(about.trial, visit.content).find((one) => one.key === key);
      if (step?.kind === 'list') return <ListPage {...about} step={step} />;
      return step ? <Question {...about} step={step} /> : <Check {...about} />;
    }
  }
}

function Mandate(about: VisitAbout) {
  const { visit, error, language } = about;
  const [t, desk] = [appTexts[language], texts[language].desk];
  const { text } = visit.service.mandates[visit.language];
  return (
    <Framed about={about} id="app-mandate" errors={error ? [{ field: 'art', message: error }] : []}>
      <Heading level={1}>{t.mandate}</Heading>
      {about.isForPerson ? null : <Text>{t.mandateHint}</Text>}
      <div lang={text.language}>
        <InsetText>{text.text}</InsetText>
      </div>
      <RadioGroup
        name="art"
        label={desk.method}
        error={error ?? undefined}
        value={visit.mandate?.method}
        choices={mandateMethods.map((value) => ({ value, label: desk.methods[value] }))}
      />
      <Buttons about={about} next={desk.sign} />
    </Framed>
  );
}

function Identity(about: VisitAbout) {
  const { visit, error, language } = about;
  const [t, desk] = [appTexts[language], texts[language].desk];
  return (
    <Framed about={about} id="app-identity" errors={error ? [{ field: 'weg', message: error }] : []}>
      <Heading level={1}>{t.identity}</Heading>
      {about.isForPerson ? null : <Text>{desk.identityHint}</Text>}
      <RadioGroup
        name="weg"
        label={desk.way}
        error={error ?? undefined}
        value={visit.identity?.method}
        choices={statedMethods.map((value) => ({ value, label: desk.ways[value] }))}
      />
      <Buttons about={about} next={desk.check} />
    </Framed>
  );
}

function Question(about: VisitAbout & { readonly step: QuestionStep }) {
  const { step, visit, trial, language, issues } = about;
  const repeat = step.item?.repeat ?? null;
  const questions = visibleQuestions(step);
  const own = trial.texts.pages[step.page.id];
  const [first] = questions;
  const label = first && trial.texts.questions[repeat ? `${repeat.repeat.id}.${first.id}` : first.id]?.label;
  const isHeading = questions.length === 1 && own?.title === undefined;
  const answers = answersAt(visit.content.answers, step);
  const stored = () => Object.assign({}, ...questions.map((one) => writeInput(one, answers[one.id], language)));
  const caption = itemTitle(step, visit.content.answers, trial.texts);
  const hasFiles = questions.some(({ type }) => type === 'file');
  return (
    <Framed about={about} id="app-question" errors={issues.map(({ field, message }) => ({ field, message }))}>
      <Progress {...progressAt(trialSteps(trial, visit.content), step.key)} />
      {caption ? <Text muted>{caption}</Text> : null}
      {isHeading ? null : <Heading level={1}>{own?.title ?? label ?? step.page.id}</Heading>}
      {own?.help ? <Text>{own.help}</Text> : null}
      <QuestionFields
        questions={questions}
        texts={trial.texts}
        fields={about.fields ?? fieldsFrom(stored())}
        language={language}
        scope={step.scope}
        issues={issues}
        repeat={repeat}
        heading={isHeading}
        files={Object.fromEntries(
          questions
            .filter(({ type }) => type === 'file')
            .map(({ id }) => [id, (about.held[id] ?? []).map(({ ref }) => ref)]),
        )}
      />
      <Buttons about={about} next={appTexts[language].next} upload={hasFiles} />
    </Framed>
  );
}

function ListPage(about: VisitAbout & { readonly step: Extract<Step, { kind: 'list' }> }) {
  const { step, trial, visit, language, error } = about;
  const t = appTexts[language];
  const { repeat } = step.page;
  const own = trial.texts.repeats[repeat.id];
  const steps = trialSteps(trial, visit.content);
  return (
    <Framed about={about} id="app-list" errors={error ? [{ field: '', message: error }] : []}>
      <Progress {...progressAt(steps, step.key)} />
      <Heading level={1}>{own?.title ?? repeat.id}</Heading>
      {step.items.length === 0 ? (
        <Text>{own?.none ?? ''}</Text>
      ) : (
        <SummaryList
          rows={step.items.map((item, index) => {
            const number = t.item(own?.item ?? repeat.id, index + 1);
            const name = String(item[repeat.label] ?? '') || number;
            const first = steps.find((one) => one.key.startsWith(`${step.key}/${index + 1}/`));
            return {
              ...{ id: `item-${index + 1}`, label: number },
              value: (
                <>
                  {name}
                  {about.isForPerson ? null : (
                    <>
                      {' '}
                      <Button small variant="tertiary" name="tun" value={`gehe:${first?.key ?? step.key}`}>
                        {t.open}
                        <Hidden>: {name}</Hidden>
                      </Button>
                      <Button small variant="tertiary" name="tun" value={`weg:${index}`}>
                        {t.remove}
                        <Hidden>: {name}</Hidden>
                      </Button>
                    </>
                  )}
                </>
              ),
            };
          })}
        />
      )}
      <Buttons about={about} next={t.next} add={own?.add} />
    </Framed>
  );
}

function Exit(about: VisitAbout & { readonly exit: string }) {
  const { visit, language, exit } = about;
  const t = appTexts[language];
  const words = visit.service.texts[language].exits[exit];
  return (
    <Framed about={about} id="app-exit" errors={[]}>
      <Heading level={1}>{words?.title ?? t.exit}</Heading>
      <Text>{words?.text ?? t.exitHint}</Text>
      {about.isForPerson ? null : (
        <ButtonGroup>
          <Button variant="secondary" name="tun" value="zurueck">
            {t.back}
          </Button>
          <Button variant="tertiary" name="tun" value="ende">
            {t.end}
          </Button>
        </ButtonGroup>
      )}
    </Framed>
  );
}

function Check(about: VisitAbout) {
  const { visit, trial, language, error } = about;
  const t = appTexts[language];
  return (
    <Framed about={about} id="app-check" errors={error ? [{ field: '', message: error }] : []}>
      <Heading level={1}>{t.check}</Heading>
      <Text>{t.checkHint}</Text>
      {trialSummary(trial, visit.content).map((section) => (
        <SummaryCard
          key={section.id}
          title={section.title}
          level={2}
          rows={section.rows.map(({ path, label, lines, key }) => ({
            id: `angabe-${path.replaceAll('.', '-')}`,
            label,
            value: lines.length > 0 ? lines.join(', ') : t.notGiven,
            change: about.isForPerson ? undefined : `#frage:${key}`,
          }))}
        />
      ))}
      <Buttons about={about} next={t.seal} />
    </Framed>
  );
}

/** Enter presses the first button of a form: on a page with files that would remove one. */
function Framed({ about, id, errors, children }: FrameProps) {
  const title = about.visit.service.texts[about.language].title;
  return (
    <>
      <ErrorSummary errors={[...errors]} />
      <Text muted>{title}</Text>
      <Form id={id}>
        {about.isForPerson ? null : (
          <button type="submit" class="kern-sr-only" tabIndex={-1} aria-hidden="true" name="tun" value="weiter">
            {appTexts[about.language].next}
          </button>
        )}
        {children}
      </Form>
    </>
  );
}

function Buttons({ about, next, upload, add }: ButtonsProps) {
  const t = appTexts[about.language];
  if (about.isForPerson) return null;
  return (
    <ButtonGroup>
      <Button name="tun" value="weiter">
        {next}
      </Button>
      {upload ? (
        <Button variant="secondary" name="tun" value="datei">
          {t.upload}
        </Button>
      ) : null}
      {add ? (
        <Button variant="secondary" icon="add" name="tun" value="hinzu">
          {add}
        </Button>
      ) : null}
      {about.visit.at.page === 'mandate' ? null : (
        <Button variant="tertiary" name="tun" value="zurueck">
          {t.back}
        </Button>
      )}
      <Button variant="tertiary" name="tun" value="ende">
        {t.end}
      </Button>
    </ButtonGroup>
  );
}

export interface VisitAbout {
  readonly visit: OpenVisit;
  /** Of the reader: the clerk or the person. */
  readonly language: Language;
  /** The form in this language. */
  readonly trial: Trial;
  readonly isForPerson: boolean;
  /** What is typed and not yet accepted. */
  readonly fields: Fields | null;
  readonly issues: readonly FieldIssue[];
  readonly error: string | null;
  /** Files of this page, by question. */
  readonly held: Readonly<Record<string, readonly { readonly ref: OpenVisit['files'][string]['ref'] }[]>>;
}
interface FrameProps {
  readonly about: VisitAbout;
  readonly id: string;
  readonly errors: readonly { field: string; message: string }[];
  readonly children: ComponentChildren;
}
interface ButtonsProps {
  readonly about: VisitAbout;
  readonly next: string;
  readonly upload?: boolean;
  readonly add?: string | undefined;
}
