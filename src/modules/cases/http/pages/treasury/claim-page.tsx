import { formatCreditorReference } from '#kernel/creditor-reference';
import { formatMoney, formatShortDate } from '#kernel/format';
import { plainAmount } from '#kernel/money';
import { Button, DescriptionList, ErrorSummary, Form, Heading, NumberText, Section, TextArea, TextField } from '#ui';
import type { Settled } from '../../../use-cases/treasury/settle-by-hand.ts';
import type { Claim } from '../../../use-cases/treasury/treasury.ts';
import type { TreasuryDesk } from '../../treasury/treasury-desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';
import { claimState } from './claim-state.ts';

/** One claim, and the form with which money that came another way is noted by hand. */
export function claimPage({ desk, claim, typed, done }: ClaimProps): string {
  const { words, language, paths } = desk;
  const reference = formatCreditorReference(claim.reference);
  const message = typed ? words.hand.errors[typed.refusal] : null;
  return deskPage(desk.desk, {
    title: words.hand.page(reference),
    error: message !== null,
    back: { href: paths.base, label: words.back },
    done,
    keys: [],
    children: (
      <>
        <ErrorSummary
          title={words.errors}
          errors={typed && message ? [{ field: fields[typed.refusal], message }] : []}
        />
        <Heading level={1}>{words.hand.page(reference)}</Heading>
        <DescriptionList
          dense
          items={[
            { term: words.columns.reference, value: <NumberText>{reference}</NumberText> },
            { term: words.columns.state, value: claimState(words, claim) },
            { term: words.columns.amount, value: formatMoney(claim.cents, language) },
            { term: words.columns.rest, value: formatMoney(claim.cents - claim.paidCents, language) },
            {
              term: words.columns.due,
              value: claim.dueOn ? formatShortDate(Temporal.PlainDate.from(claim.dueOn), language) : words.byLetter,
            },
          ]}
        />
        {claim.status === 'paid' ? null : <Settle desk={desk} claim={claim} typed={typed} message={message} />}
      </>
    ),
  });
}

function Settle({ desk, claim, typed, message }: Omit<ClaimProps, 'done'> & { readonly message: string | null }) {
  const { words, language, paths } = desk;
  const { hand } = words;
  const rest = plainAmount(claim.cents - claim.paidCents);
  const errorAt = (field: string) => (typed && message && fields[typed.refusal] === field ? message : undefined);
  return (
    <Section title={hand.title}>
      <Form action={paths.settle(claim.reference)} csrf={desk.desk.csrf}>
        <TextField
          name="betrag"
          label={hand.amount}
          inputMode="decimal"
          width={10}
          value={typed?.amount ?? (language === 'de' ? rest.replace('.', ',') : rest)}
          error={errorAt('betrag')}
        />
        <TextField
          name="tag"
          label={hand.day}
          hint={hand.dayHint}
          width={10}
          value={typed?.day ?? formatShortDate(desk.desk.today, 'de')}
          error={errorAt('tag')}
        />
        <TextArea
          name="grund"
          label={hand.reason}
          hint={hand.reasonHint}
          rows={2}
          value={typed?.reason ?? ''}
          error={errorAt('grund')}
        />
        <Button>{hand.button}</Button>
      </Form>
    </Section>
  );
}

const fields = { 'wrong-amount': 'betrag', 'wrong-day': 'tag', 'reason-missing': 'grund', 'already-done': 'betrag' };

type Refusal = Exclude<Extract<Settled, { ok: false }>['reason'], 'not-found'>;
export interface TypedSettlement {
  readonly amount: string;
  readonly day: string;
  readonly reason: string;
  readonly refusal: Refusal;
}
interface ClaimProps {
  readonly desk: TreasuryDesk;
  readonly claim: Claim;
  readonly typed: TypedSettlement | null;
  readonly done: string | null;
}
