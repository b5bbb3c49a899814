import { escapeMarkup } from '#kernel/escape-xml';
import { type Cents, plainAmount } from '#kernel/money';
import type { Statement, StatementLine } from './statement.ts';

/**
 * A statement as an invoice of the partner to the city: XRechnung 3.0 (EN 16931) in UBL 2.1. Null when there is nothing to pay: an invoice below
 * zero is no invoice, the sum is then only on the statement.
 */
export function xRechnung(statement: Statement, { number, issued, due, seller, buyer }: InvoiceFacts): string | null {
  if (statement.net <= 0) return null;
  const { lines, month, net, vat, gross, vatPercent } = statement;
  const first = Temporal.PlainDate.from(`${month}-01`);
  const root = {
    xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
    'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
    'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  };
  const category = (tag: string): string =>
    el(tag, [el('cbc:ID', 'S'), el('cbc:Percent', String(vatPercent)), el('cac:TaxScheme', [el('cbc:ID', 'VAT')])]);
  const body = el(
    'Invoice',
    [
      el('cbc:CustomizationID', 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0'),
      el('cbc:ProfileID', 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'),
      el('cbc:ID', number),
      el('cbc:IssueDate', issued),
      el('cbc:DueDate', due),
      el('cbc:InvoiceTypeCode', '380'),
      el('cbc:DocumentCurrencyCode', 'EUR'),
      el('cbc:BuyerReference', buyer.reference),
      el('cac:InvoicePeriod', [
        el('cbc:StartDate', first.toString()),
        el('cbc:EndDate', first.add({ months: 1 }).subtract({ days: 1 }).toString()),
      ]),
      el('cac:ContractDocumentReference', [el('cbc:ID', seller.contract)]),
      el('cac:AccountingSupplierParty', [party(seller, seller)]),
      el('cac:AccountingCustomerParty', [party(buyer, null)]),
      el('cac:PaymentMeans', [
        el('cbc:PaymentMeansCode', '58'),
        el('cac:PayeeFinancialAccount', [el('cbc:ID', seller.iban)]),
      ]),
      el('cac:TaxTotal', [
        amount('cbc:TaxAmount', vat),
        el('cac:TaxSubtotal', [
          amount('cbc:TaxableAmount', net),
          amount('cbc:TaxAmount', vat),
          category('cac:TaxCategory'),
        ]),
      ]),
      el('cac:LegalMonetaryTotal', [
        amount('cbc:LineExtensionAmount', net),
        amount('cbc:TaxExclusiveAmount', net),
        amount('cbc:TaxInclusiveAmount', gross),
        amount('cbc:PayableAmount', gross),
      ]),
      ...lines.map((line, index) => invoiceLine(line, index + 1, category('cac:ClassifiedTaxCategory'))),
    ],
    root,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`;
}

/** A price is never below zero (BR-27): what is taken back has a quantity below zero. */
function invoiceLine(
  { kind, name, edition, text, count, unit, total }: StatementLine,
  id: number,
  category: string,
): string {
  const quantity = unit < 0 ? -count : count;
  const words = [kind, name, edition === null ? null : `edition ${edition}`].filter(Boolean).join(' ');
  return el('cac:InvoiceLine', [
    el('cbc:ID', String(id)),
    el('cbc:InvoicedQuantity', String(quantity), { unitCode: 'H87' }),
    amount('cbc:LineExtensionAmount', total),
    el('cac:Item', [...(text ? [el('cbc:Description', text)] : []), el('cbc:Name', words), category]),
    el('cac:Price', [amount('cbc:PriceAmount', Math.abs(unit))]),
  ]);
}

function party(who: InvoiceParty, seller: InvoiceSeller | null): string {
  return el('cac:Party', [
    el('cbc:EndpointID', who.email, { schemeID: 'EM' }),
    el('cac:PostalAddress', [
      el('cbc:StreetName', who.address.street),
      el('cbc:CityName', who.address.city),
      el('cbc:PostalZone', who.address.postcode),
      el('cac:Country', [el('cbc:IdentificationCode', 'DE')]),
    ]),
    ...(seller
      ? [el('cac:PartyTaxScheme', [el('cbc:CompanyID', seller.vatId), el('cac:TaxScheme', [el('cbc:ID', 'VAT')])])]
      : []),
    el('cac:PartyLegalEntity', [el('cbc:RegistrationName', who.name)]),
    ...(seller
      ? [
          el('cac:Contact', [
            el('cbc:Name', seller.contact),
            el('cbc:Telephone', seller.phone),
            el('cbc:ElectronicMail', seller.email),
          ]),
        ]
      : []),
  ]);
}

const amount = (tag: string, cents: Cents): string => el(tag, plainAmount(cents), { currencyID: 'EUR' });

/** Texts are escaped; parts in a list are elements already. */
function el(
  tag: string,
  content: string | readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${given.join('')}>${typeof content === 'string' ? escaped(content) : content.join('')}</${tag}>`;
}

/** XML 1.0 forbids control characters even as references. */
const escaped = (text: string): string =>
  escapeMarkup(text.replace(/(?![\t\n\r])\p{Cc}/gu, '')).replaceAll('"', '&quot;');

interface InvoiceParty {
  readonly name: string;
  readonly email: string;
  readonly address: { readonly street: string; readonly postcode: string; readonly city: string };
}
interface InvoiceSeller extends InvoiceParty {
  readonly vatId: string;
  readonly iban: string;
  readonly contract: string;
  readonly contact: string;
  readonly phone: string;
}
export interface InvoiceFacts {
  readonly number: string;
  /** ISO dates. */
  readonly issued: string;
  readonly due: string;
  readonly seller: InvoiceSeller;
  /** The reference is the Leitweg-ID of the city (BR-DE-15). */
  readonly buyer: InvoiceParty & { readonly reference: string };
}
