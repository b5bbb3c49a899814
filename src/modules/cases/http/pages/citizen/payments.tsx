import { formatCreditorReference } from '#kernel/creditor-reference';
import { formatMoney } from '#kernel/format';
import { formatIban, maskIban } from '#kernel/iban';
import { Alert, ButtonGroup, ButtonLink, DescriptionList, NumberText, QrCode, Text } from '#ui';
import type { KnownPayment } from '../../../use-cases/view-case.ts';
import type { CitizenCase, Creditor } from '../../citizen/with-view.ts';

/** What is to be paid and how: bank data to copy and a sheet with the code to scan, or the account that is debited, masked. */
export function Payments({ opened }: { readonly opened: CitizenCase }) {
  return (
    <>
      {opened.view.payments.map((payment) => (
        <Payment key={payment.id} opened={opened} payment={payment} />
      ))}
    </>
  );
}

function Payment({ opened, payment }: { readonly opened: CitizenCase; readonly payment: KnownPayment }) {
  const { words, language, view, paths, creditor } = opened;
  const isPart = payment.paidCents > 0 && payment.status !== 'paid';
  const state = isPart
    ? words.payment.part(formatMoney(payment.cents - payment.paidCents, language))
    : words.payment.states[payment.status];
  const amount = { term: words.payment.amount, value: `${formatMoney(payment.cents, language)} · ${state}` };
  if (payment.method === 'sepa') {
    const iban = view.answers['iban'];
    return (
      <>
        {payment.status === 'paid' ? null : <Text>{words.payment.mandate}</Text>}
        <DescriptionList
          items={[
            amount,
            { term: words.payment.account, value: typeof iban === 'string' ? maskIban(iban) : words.answers.none },
            {
              term: words.payment.reference2,
              value: <NumberText>{formatCreditorReference(payment.reference)}</NumberText>,
            },
          ]}
        />
      </>
    );
  }
  return (
    <>
      {creditor.isExample && payment.girocode ? <Alert tone="warning" title={words.payment.example} level={3} /> : null}
      <DescriptionList items={[amount, ...(payment.status === 'paid' ? [] : bankData(words, creditor, payment))]} />
      {payment.girocode ? (
        <>
          <Text>{words.payment.qr}</Text>
          <QrCode text={payment.girocode} label={words.payment.slipCaption} />
          <ButtonGroup>
            <ButtonLink variant="secondary" href={paths.slip(payment.reference)} download="">
              {words.payment.slip}
            </ButtonLink>
          </ButtonGroup>
        </>
      ) : null}
    </>
  );
}

const bankData = (words: CitizenCase['words'], creditor: Creditor, payment: KnownPayment) => [
  { term: words.payment.to, value: creditor.name },
  { term: words.payment.iban, value: <NumberText>{formatIban(creditor.iban)}</NumberText> },
  { term: words.payment.reference, value: <NumberText>{formatCreditorReference(payment.reference)}</NumberText> },
];
