import { legalDay } from '#kernel/clock';
import { formatDate, formatMoney } from '#kernel/format';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Tx } from '#platform/database';
import type { Letter, LetterBlock } from '#platform/pdf';
import { insertLetter, type LetterKind } from '../store/paper-store.ts';
import type { RequestRow } from '../store/request-store.ts';
import { letterTexts } from '../texts/letters.ts';
import { clockOf, ruleOf } from './clock-of.ts';
import type { InformationParts } from './information-parts.ts';
import { letterContext } from './open-request.ts';

/** Writes a letter of the city, German and English, and seals it: under the key of the request, or of the third party it goes to. */
export async function writeLetter(parts: InformationParts, tx: Tx, row: RequestRow, order: LetterOrder): Promise<Uuid> {
  const id = parts.newId();
  const key = order.key ?? row.key;
  const content = { de: write(parts, row, order, 'de'), en: write(parts, row, order, 'en') };
  const sealed = await parts.vault.seal(key, content as unknown as JsonObject, letterContext(id), tx);
  const issuedAt = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  insertLetter(tx, { id, request: row.id, kind: order.kind, key, sealed, issuedAt });
  return id;
}

function write(parts: InformationParts, row: RequestRow, order: LetterOrder, language: Language): Letter {
  const { cityWords, catalogue } = parts;
  const words = letterTexts[language];
  const rule = ruleOf(parts, row.state);
  return {
    language,
    mark: language === 'de' ? null : cityWords.readingVersion[language],
    sender: {
      authority: cityWords.authority[language],
      office: catalogue.findOffice(row.office)?.name[language] ?? row.office,
      address: cityWords.postal,
      contact: cityWords.contact,
    },
    recipient: order.recipient.length > 0 ? order.recipient : [words.asker],
    place: cityWords.place,
    date: legalDay(parts.clock.now()).toString(),
    reference: [
      { label: words.number, value: row.number },
      { label: words.received, value: formatDate(Temporal.PlainDate.from(row.state.receivedOn), language) },
      { label: words.law, value: rule.name[language] },
    ],
    subject: `${words.subjects[order.kind]} ${row.number}`,
    blocks: [paragraph(words.greeting), ...blocksOf(parts, row, order, language), paragraph(words.signature)],
  };
}

function blocksOf(parts: InformationParts, row: RequestRow, order: LetterOrder, language: Language): LetterBlock[] {
  const words = letterTexts[language];
  const said = order.text ? order.text.split(/\n{2,}/).map(paragraph) : [];
  const day = (date: string | null): string => (date ? formatDate(Temporal.PlainDate.from(date), language) : '');
  switch (order.kind) {
    case 'question':
      return [paragraph(words.question), ...said];
    case 'fee':
      return [
        paragraph(words.fee(formatMoney(row.state.fee?.cents ?? 0, language))),
        ...said,
        paragraph(words.feeNext),
      ];
    case 'hearing':
      return [paragraph(words.hearing(day(row.state.hearingUntil))), ...said];
    case 'extension':
      return [
        paragraph(words.extension(day(clockOf(parts, row.state).deadline.end.toString()))),
        paragraph(`${words.reason} ${order.reason?.[language] ?? ''}`),
        ...said,
      ];
    case 'notice':
      return [
        paragraph(words.answers[row.state.answer!]),
        ...said,
        ...grounds(parts, row, language),
        ...end(parts, row, order, language),
      ];
    case 'appeal-answer':
      return [paragraph(order.isChanged ? words.changed : words.kept), ...said, ...grounds(parts, row, language)];
  }
}

function grounds({ rules }: InformationParts, row: RequestRow, language: Language): LetterBlock[] {
  const found = rules.exemptions.filter(({ id }) => row.state.exemptions.includes(id));
  if (found.length === 0) return [];
  return [
    { kind: 'heading', text: letterTexts[language].grounds },
    ...found.map(({ code, name, reference, text }) =>
      paragraph(`${code}: ${name[language]} (${reference}). ${text[language]}`),
    ),
  ];
}

function end(parts: InformationParts, row: RequestRow, order: LetterOrder, language: Language): LetterBlock[] {
  const words = letterTexts[language];
  const { fee, publishOn } = row.state;
  const remedy = parts.cityWords.remedy('vwvfg');
  const files = order.files ?? [];
  return [
    ...(files.length > 0
      ? ([
          { kind: 'heading', text: words.files },
          { kind: 'list', items: files },
        ] as const)
      : []),
    paragraph(fee && fee.cents > 0 ? words.cost(formatMoney(fee.cents, language)) : words.free),
    ...(publishOn ? [paragraph(words.published(formatDate(Temporal.PlainDate.from(publishOn), language)))] : []),
    { kind: 'legal', heading: remedy.heading[language], text: remedy.text[language] },
  ];
}

const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', text });

export interface LetterOrder {
  readonly kind: LetterKind;
  readonly recipient: readonly string[];
  /** What the officer wrote, German. */
  readonly text?: string;
  readonly reason?: Readonly<Record<Language, string>>;
  readonly files?: readonly string[];
  readonly isChanged?: boolean;
  /** Key of somebody else than the asker. */
  readonly key?: Uuid;
}
