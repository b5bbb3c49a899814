import {
  Button,
  ButtonGroup,
  ButtonLink,
  CheckboxGroup,
  DateGroup,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  NumberText,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  SummaryList,
  Text,
  TextField,
} from '#ui';
import type { DayFields } from '../../domain/read-day.ts';
import { texts } from '../../texts/index.ts';
import type { Offer } from '../../use-cases/mandates.ts';
import type { ServiceChoice } from '../http-parts.ts';
import { scopeText } from './mandate-pages.tsx';
import { type FieldErrors, messageFor } from './staff-sign-in-pages.tsx';

/** What a mandate should be for and how long, given or asked for. */
export function mandateFormPage(shell: PageShell, props: MandateFormProps): string {
  const words = texts[shell.language].mandates;
  const isGiving = props.side === 'principal';
  const title = isGiving ? words.giveTitle : words.askTitle;
  const { values, errors } = props;
  return renderDocument(
    <Page
      {...shell}
      title={title}
      error={errors.length > 0}
      back={{ href: `/${shell.language}/mein-bereich/vollmachten` }}
      noIndex
    >
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Text size="lead">{isGiving ? words.giveLead : words.askLead}</Text>
      <Form csrf={props.csrf}>
        <RadioGroup
          name="scope"
          label={words.scope}
          value={values.scope}
          error={messageFor(errors, 'scope')}
          choices={[
            { value: 'all', label: words.scopeChoices.all },
            ...(props.services.length > 0
              ? [
                  {
                    value: 'some',
                    label: words.scopeChoices.some,
                    reveals: (
                      <CheckboxGroup
                        name="services"
                        label={words.services}
                        values={values.services}
                        error={messageFor(errors, 'services')}
                        choices={props.services.map(({ id, title: label }) => ({ value: id, label }))}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
        <DateGroup name="from" label={words.from} value={values.from} error={messageFor(errors, 'from')} />
        <DateGroup
          name="until"
          label={words.until}
          hint={words.untilHint}
          value={values.until}
          error={messageFor(errors, 'until')}
        />
        <ButtonGroup>
          <Button>{words.giveButton}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** The one-time code, shown once. */
export function mandateCodePage(shell: PageShell, side: 'principal' | 'holder', code: string): string {
  const words = texts[shell.language].mandates;
  return renderDocument(
    <Page {...shell} title={words.codeTitle} noIndex>
      <Heading level={1}>{words.codeTitle}</Heading>
      <InsetText>
        <NumberText>{code}</NumberText>
      </InsetText>
      <Text>{side === 'principal' ? words.codeGive : words.codeAsk}</Text>
      <Text>{words.codeOnce}</Text>
      <ButtonGroup>
        <ButtonLink href={`/${shell.language}/mein-bereich/vollmachten`}>{words.codeBack}</ButtonLink>
      </ButtonGroup>
    </Page>,
  );
}

/** Where a code is entered. */
export function acceptPage(
  shell: PageShell,
  props: { value: string; csrf: string; error?: string | undefined },
): string {
  const words = texts[shell.language].mandates;
  return renderDocument(
    <Page
      {...shell}
      title={words.acceptTitle}
      error={Boolean(props.error)}
      back={{ href: `/${shell.language}/mein-bereich/vollmachten` }}
      noIndex
    >
      <ErrorSummary errors={props.error ? [{ field: 'code', message: props.error }] : []} />
      <Form csrf={props.csrf}>
        <TextField
          heading
          name="code"
          label={words.acceptTitle}
          hint={words.acceptHint}
          value={props.value}
          error={props.error}
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{words.acceptButton}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** What a code offers, before one agrees. */
export function checkOfferPage(shell: PageShell, { offer, code, csrf, services }: CheckOfferProps): string {
  const words = texts[shell.language].mandates;
  const here = `/${shell.language}/mein-bereich/vollmachten`;
  const isHolder = offer.side === 'holder';
  const title = isHolder ? words.checkHolder(offer.name) : words.checkPrincipal(offer.name);
  return renderDocument(
    <Page {...shell} title={title} back={{ href: `${here}/annehmen` }} noIndex>
      <Heading level={1}>{title}</Heading>
      <Text size="lead">{isHolder ? words.checkHolderText(offer.name) : words.checkPrincipalText(offer.name)}</Text>
      <SummaryList
        rows={[
          { label: words.scopeLabel, value: scopeText(shell, offer.services, services) },
          { label: words.spanLabel, value: words.span(offer.from, offer.until) },
        ]}
      />
      <Form action={`${here}/annehmen`} csrf={csrf}>
        <input type="hidden" name="code" value={code} />
        <ButtonGroup>
          <Button name="agree" value="yes">
            {words.checkButton}
          </Button>
          <ButtonLink variant="secondary" href={here}>
            {words.checkCancel}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

export interface MandateValues {
  readonly scope: string;
  readonly services: readonly string[];
  readonly from: DayFields;
  readonly until: DayFields;
}
interface MandateFormProps {
  readonly side: 'principal' | 'holder';
  readonly services: readonly ServiceChoice[];
  readonly values: MandateValues;
  readonly errors: FieldErrors;
  readonly csrf: string;
}
interface CheckOfferProps {
  readonly offer: Offer;
  readonly code: string;
  readonly csrf: string;
  readonly services: readonly ServiceChoice[];
}
