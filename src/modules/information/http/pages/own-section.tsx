import { formatDate, formatMoney } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Button,
  ButtonGroup,
  DateTime,
  Details,
  ErrorSummary,
  Form,
  Link,
  List,
  NumberText,
  Section,
  StatusCard,
  Table,
  Text,
  TextArea,
  Thread,
} from '#ui';
import { isAnswer, isOpen } from '../../domain/request/state.ts';
import { texts } from '../../texts/index.ts';
import type { Story } from '../../use-cases/open-request.ts';
import type { OwnStepName } from '../../use-cases/own-step.ts';
import type { RequestView } from '../../use-cases/read-requests.ts';

/** What only the person who asked sees: the one thing to do, messages, letters, whole documents, the code, and who read. */
export function OwnSection({ own, view, language, csrf }: OwnProps) {
  const t = texts[language].own;
  const { row } = view;
  const message = own.error ? t.errors[own.error] : null;
  const said = own.story.steps.flatMap((step) =>
    typeof step.words?.['text'] === 'string' ? [{ ...step, text: step.words['text'] }] : [],
  );
  return (
    <Section title={t.title} id="eigenes">
      <ErrorSummary errors={message ? [{ field: 'text', message }] : []} />
      <Todo own={own} view={view} language={language} csrf={csrf} />
      {own.code ? (
        <Text>
          {t.code}: <NumberText>{own.code}</NumberText>. {t.codeText}
        </Text>
      ) : null}
      <Section level={3} title={t.messages}>
        <Thread
          label={t.messages}
          messages={said.map(({ seq, at, byCity, text }) => ({
            ...{ id: `nachricht-${seq}`, at: Temporal.Instant.from(at), from: byCity ? t.city : t.you, own: !byCity },
            children: text.split(/\n{2,}/).map((part) => <p key={part}>{part}</p>),
          }))}
        />
      </Section>
      {own.letters.length > 0 ? (
        <Section level={3} title={t.letters}>
          <List
            items={own.letters.flatMap(({ id, title, at }) =>
              (['de', 'en'] as const).map((one) => (
                <Link key={`${id}${one}`} href={`/${language}/anfragen/${row.number}/briefe/${id}?sprache=${one}`}>
                  {`${title}, ${formatDate(at, language)}: ${t.letterIn[one]}`}
                </Link>
              )),
            )}
          />
        </Section>
      ) : null}
      {own.files.length > 0 ? (
        <Section level={3} title={t.files}>
          <List
            items={own.files.map(({ id, name }) => (
              <Link key={id} href={`/${language}/anfragen/${row.number}/eigene/${id}`}>
                {name}
              </Link>
            ))}
          />
        </Section>
      ) : null}
      <Details summary={t.reads}>
        <Reads own={own} language={language} />
      </Details>
      {isOpen(row.state.status) ? (
        <Details summary={t.withdraw}>
          <Text>{t.withdrawText}</Text>
          <StepForm what="withdraw" label={t.withdraw} view={view} language={language} csrf={csrf} />
        </Details>
      ) : null}
    </Section>
  );
}

function Todo({ view, language, csrf, own }: OwnProps) {
  const t = texts[language].own;
  const { status, fee, appealUntil } = view.row.state;
  const form = { view, language, csrf };
  if (status === 'asked-back')
    return (
      <StatusCard todo title={t.todo}>
        <StepForm
          {...form}
          what="clarify"
          label={t.sendAnswer}
          field={t.clarify}
          value={own.typed}
          error={own.error && t.errors[own.error]}
        />
      </StatusCard>
    );
  if (status === 'fee-notice')
    return (
      <StatusCard todo title={t.feeTitle(formatMoney(fee?.cents ?? 0, language))}>
        <Text>{t.feeText}</Text>
        <StepForm {...form} what="accept-fee" label={t.accept} />
        <StepForm {...form} what="decline-fee" label={t.decline} isSecond />
      </StatusCard>
    );
  if (isAnswer(status) && appealUntil)
    return (
      <Details summary={t.appeal} open={own.error !== null}>
        <Text>{t.appealText(formatDate(Temporal.PlainDate.from(appealUntil), language))}</Text>
        <StepForm
          {...form}
          what="appeal"
          label={t.appeal}
          field={t.appealLabel}
          value={own.typed}
          error={own.error && t.errors[own.error]}
        />
      </Details>
    );
  return null;
}

function StepForm({ what, label, field, value, error, view, language, csrf, isSecond }: StepFormProps) {
  return (
    <Form action={`/${language}/anfragen/${view.row.number}/schritt`} csrf={csrf}>
      <input type="hidden" name="was" value={what} />
      {field ? <TextArea name="text" label={field} value={value ?? ''} {...(error ? { error } : {})} /> : null}
      <ButtonGroup>
        <Button variant={isSecond || what === 'withdraw' ? 'secondary' : 'primary'}>{label}</Button>
      </ButtonGroup>
    </Form>
  );
}

function Reads({ own, language }: Pick<OwnProps, 'own' | 'language'>) {
  const t = texts[language].own;
  if (own.reads.length === 0) return <Text>{t.readsNone}</Text>;
  return (
    <Table
      caption={t.reads}
      hideCaption
      columns={[
        { key: 'at', label: t.readAt },
        { key: 'by', label: t.readBy },
        { key: 'why', label: t.readWhy },
      ]}
      rows={own.reads.map(({ number, at, role, purpose }) => ({
        id: String(number),
        cells: {
          at: <DateTime at={Temporal.Instant.from(at)} />,
          by: t.roles[role as keyof typeof t.roles] ?? t.roles.other,
          why: t.purposes[purpose as keyof typeof t.purposes] ?? t.purposes.other,
        },
      }))}
    />
  );
}

interface OwnProps {
  readonly own: OwnPart;
  readonly view: RequestView;
  readonly language: Language;
  readonly csrf: string;
}
interface StepFormProps extends Omit<OwnProps, 'own'> {
  readonly what: OwnStepName;
  readonly label: string;
  readonly field?: string;
  readonly value?: string;
  readonly error?: string | null;
  readonly isSecond?: boolean;
}
export interface OwnPart {
  readonly story: Story;
  /** Of this device; null for an account. */
  readonly code: string | null;
  readonly letters: readonly { readonly id: string; readonly title: string; readonly at: Temporal.PlainDate }[];
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly reads: readonly {
    readonly number: number;
    readonly at: string;
    readonly role: string;
    readonly purpose: string;
  }[];
  readonly justSent: boolean;
  readonly typed: string;
  readonly error: 'text-missing' | 'text-too-long' | 'not-now' | 'appeal-too-late' | null;
}
