import { formatMoney } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  FileField,
  Form,
  Heading,
  InsetText,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Text,
  TextArea,
  TextField,
} from '#ui';
import { results } from '../../domain/request/state.ts';
import type { Rules } from '../../domain/rules/rules.ts';
import { extensionReasons } from '../../texts/extension-reasons.ts';
import { deskTexts } from '../../texts/index.ts';
import type { DeskRequest, DeskStep } from '../../use-cases/read-desk.ts';

/** One step of an officer: its few fields, one button. */
export function stepPage(props: StepProps): string {
  const { shell, desk, step, csrf, error } = props;
  const { language } = shell;
  const t = deskTexts[language];
  const at = `/${language}/team/anfragen/${desk.row.number}`;
  const isFile = step === 'file';
  return renderDocument(
    <Page {...shell} title={`${t.steps[step]} (${desk.row.number})`} error={error !== null} back={{ href: at }} noIndex>
      <ErrorSummary errors={error ? [{ field: error.field, message: error.message }] : []} />
      <Heading level={1}>{t.steps[step]}</Heading>
      <Text size="lead">{t.stepHints[step]}</Text>
      <Form action={`${at}/schritt/${step}`} csrf={csrf} upload={isFile}>
        <input type="hidden" name="stand" value={String(desk.row.seq)} />
        {fieldsOf(props)}
        <ButtonGroup>
          <Button>{t.send[step]}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

function fieldsOf(props: StepProps) {
  const { shell, desk, step, rules, typed } = props;
  const { language } = shell;
  const t = deskTexts[language].fields;
  const at = (name: string) => (props.error?.field === name ? { error: props.error.message } : {});
  const value = (name: string, otherwise = ''): string => typed?.get(name) ?? otherwise;
  const area = (name: string, label: string, otherwise = '', hint?: string) => (
    <TextArea
      name={name}
      label={label}
      value={value(name, otherwise)}
      {...at(name)}
      {...(hint ? { hint } : {})}
      lang="de"
    />
  );
  const exemptions = (
    <CheckboxGroup
      name="grund"
      label={t.exemptions}
      optional
      values={typed?.all('grund') ?? desk.row.state.exemptions}
      {...at('grund')}
      choices={rules.exemptions
        .filter(({ id }) => desk.rule.exemptions.includes(id))
        .map(({ id, code, name, reference, hearing }) => ({
          ...{ value: id, label: `${code}: ${name[language]}` },
          hint: hearing ? `${reference}, ${t.needsHearing}` : reference,
        }))}
    />
  );
  const outcomes = results.map((one) => ({ value: one as string, label: t.outcomes[one] }));
  switch (step) {
    case 'ask-back':
      return area('text', t.question);
    case 'estimate':
      return <FeeFields {...props} />;
    case 'hear':
      return (
        <>
          <TextArea
            name="empfaenger"
            label={t.recipient}
            hint={t.recipientHint}
            rows={4}
            value={value('empfaenger')}
            {...at('empfaenger')}
          />
          {area('text', t.hearText)}
        </>
      );
    case 'end-hearing':
      return area('text', t.result);
    case 'extend':
      return (
        <>
          <RadioGroup
            name="grund"
            label={t.reason}
            value={value('grund')}
            {...at('grund')}
            choices={Object.entries(extensionReasons).map(([id, words]) => ({ value: id, label: words[language] }))}
          />
          {area('text', t.more)}
        </>
      );
    case 'answer':
      return (
        <>
          <RadioGroup
            name="ergebnis"
            label={t.outcome}
            value={value('ergebnis')}
            {...at('ergebnis')}
            choices={outcomes}
          />
          {exemptions}
          {area('text', t.answer, '', t.answerHint)}
          {area('oeffentlich', t.publicText, '', t.publicHint)}
          <RadioGroup
            name="wann"
            label={t.publish}
            value={value('wann', 'later')}
            {...at('wann')}
            choices={[
              { value: 'later', label: t.publishes.later(rules.publication.delayDays) },
              { value: 'now', label: t.publishes.now },
              { value: 'never', label: t.publishes.never },
            ]}
          />
        </>
      );
    case 'answer-appeal':
      return (
        <>
          <RadioGroup
            name="ergebnis"
            label={t.appealOutcome}
            value={value('ergebnis')}
            {...at('ergebnis')}
            choices={[{ value: 'stays', label: t.stays }, ...outcomes]}
          />
          {exemptions}
          {area('text', t.appealText)}
        </>
      );
    case 'show-words':
      return (
        <>
          <TextField
            name="betreff"
            label={t.subject}
            value={value('betreff', desk.row.subject ?? desk.story.asker.subject)}
            {...at('betreff')}
          />
          <TextArea
            name="wortlaut"
            label={t.wording}
            value={value('wortlaut', desk.row.wording ?? desk.story.asker.text)}
            rows={8}
            {...at('wortlaut')}
          />
        </>
      );
    case 'hide-words':
      return area('text', t.why);
    case 'dismiss-report':
      return null;
    case 'publish':
      return (
        <>
          {desk.files.some(({ publicSha256 }) => publicSha256 === null) ? (
            <InsetText>{deskTexts[language].mendFirst}</InsetText>
          ) : null}
          {area('oeffentlich', t.publicText, desk.row.answer ?? '', t.publicHint)}
        </>
      );
    case 'file':
      return <FileFields {...props} />;
  }
}

function FeeFields({ shell: { language }, desk, typed, error }: StepProps) {
  const t = deskTexts[language].fields;
  const { fee } = desk.rule;
  const at = (name: string) => (error?.field === name ? { error: error.message } : {});
  const money = (cents: number): string => formatMoney(cents, language);
  const [least, most] =
    fee.kind === 'effort'
      ? [fee.perQuarterHour.least, fee.perQuarterHour.most]
      : fee.kind === 'bracket'
        ? [fee.least, fee.most]
        : [0, 0];
  return (
    <>
      <Checkbox name="einfach" label={t.simple} checked={typed?.has('einfach') ?? false} />
      <TextField
        name="minuten"
        label={t.minutes}
        inputMode="numeric"
        width={6}
        value={typed?.get('minuten') ?? ''}
        {...at('minuten')}
      />
      <TextField
        name="betrag"
        label={fee.kind === 'effort' ? t.rate : t.cents}
        hint={t.bracket(money(least), money(most))}
        inputMode="decimal"
        width={10}
        value={typed?.get('betrag') ?? ''}
        {...at('betrag')}
      />
      <TextArea name="text" label={t.feeText} value={typed?.get('text') ?? ''} optional lang="de" />
    </>
  );
}

function FileFields({ shell: { language }, typed, error }: StepProps) {
  const t = deskTexts[language].files;
  return (
    <>
      <FileField
        name="datei"
        label={t.file}
        hint={t.hint}
        accept=".pdf,.jpg,.jpeg,.png"
        {...(error ? { error: error.message } : {})}
      />
      <RadioGroup
        name="bekommt"
        label={t.forAsker}
        value={typed?.get('bekommt') || 'whole'}
        choices={[
          { value: 'whole', label: t.whole },
          { value: 'public', label: t.public },
        ]}
      />
    </>
  );
}

export interface StepError {
  readonly field: string;
  readonly message: string;
}
interface StepProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly desk: DeskRequest;
  readonly step: DeskStep;
  readonly rules: Rules;
  /** What was sent, when something is wrong with it. */
  readonly typed: {
    get(name: string): string;
    has(name: string): boolean;
    all(name: string): readonly string[];
  } | null;
  readonly error: StepError | null;
}
