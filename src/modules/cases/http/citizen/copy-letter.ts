import { legalDay } from '#kernel/clock';
import { formatCreditorReference } from '#kernel/creditor-reference';
import { formatDateTime, formatMoney } from '#kernel/format';
import { formatIban } from '#kernel/iban';
import type { Letter, LetterBlock } from '#platform/pdf';
import type { CityWords } from '../../domain/city-words.ts';
import type { KnownPayment } from '../../use-cases/view-case.ts';
import type { CitizenCase } from './with-view.ts';

/** The copy of an application as a letter that becomes a PDF: every answer as it stands now, in the language of the page. */
export function copyLetter(opened: CitizenCase, city: CityWords): Letter {
  const { words, view, language } = opened;
  const at = formatDateTime(Temporal.Instant.from(view.row.submittedAt), language);
  const blocks = opened.sections.flatMap((section): LetterBlock[] => [
    { kind: 'heading', text: section.title },
    {
      kind: 'facts',
      rows: section.rows.map((row) => ({
        label: row.label,
        value:
          row.files.length > 0
            ? row.files.map(({ name }) => name).join(', ')
            : row.lines.join(', ') || words.answers.none,
      })),
    },
  ]);
  const intro = `${words.answers.copyText(at)} ${words.answers.copyChanged}`;
  return {
    ...headOf(opened, city),
    date: legalDay(Temporal.Instant.from(view.row.submittedAt)).toString(),
    subject: words.answers.copyTitle(view.folder.texts[language].title),
    blocks: [{ kind: 'paragraph', text: intro }, ...blocks],
  };
}

/** A payment as a sheet with the code that banking apps scan. */
export function slipLetter(opened: CitizenCase, city: CityWords, payment: KnownPayment): Letter {
  const { words, view, language } = opened;
  const rows = [
    { label: words.payment.amount, value: formatMoney(payment.cents - payment.paidCents, language) },
    { label: words.payment.to, value: city.creditor.name },
    { label: words.payment.iban, value: formatIban(city.creditor.iban) },
    { label: words.payment.reference, value: formatCreditorReference(payment.reference) },
  ];
  const warning: LetterBlock[] = city.creditor.isExample ? [{ kind: 'paragraph', text: words.payment.example }] : [];
  const code: LetterBlock[] = payment.girocode
    ? [{ kind: 'qr', text: payment.girocode, caption: words.payment.slipCaption }]
    : [];
  return {
    ...headOf(opened, city),
    date: legalDay(Temporal.Instant.from(payment.openedAt)).toString(),
    subject: words.payment.slipTitle(view.row.number),
    blocks: [...warning, { kind: 'paragraph', text: words.payment.slipText }, { kind: 'facts', rows }, ...code],
  };
}

const headOf = (
  opened: CitizenCase,
  city: CityWords,
): Pick<Letter, 'language' | 'mark' | 'sender' | 'recipient' | 'place' | 'reference'> => {
  const { view, language, office, words } = opened;
  const { name = '', addressLines = [] } = view.state?.applicant ?? {};
  return {
    language,
    mark: null,
    sender: { authority: city.authority[language], office, address: city.postal, contact: city.contact },
    recipient: [name, ...addressLines].filter((line) => line !== ''),
    place: city.place,
    reference: [{ label: words.sent.number, value: view.row.number }],
  };
};
