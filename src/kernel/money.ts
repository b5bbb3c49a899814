import type { Language } from './language.ts';
import { ok, type Result, refuse } from './result.ts';

/**
 * An amount in integer cents from what people type: `12,50`, `12.50`, `1.234,50 €`, `EUR 7`.
 * Refused: no amount, more than two decimals, and a separator before exactly three digits that is not the thousands separator of the language.
 */
export function parseMoney(text: string, language: Language = 'de'): Result<Cents, MoneyRefusal> {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^([+\-−]?)(?:€|EUR)|(?:€|EUR)$/giu, '$1');
  const match = /^([+\-−]?)(\d[\d.,']*)$/u.exec(bare.replace(/[,.]-{1,2}$|,–$/u, ''));
  if (!match) return refuse('not-an-amount');
  const split = splitDecimals(match[2]!, language);
  if (!split) return refuse('ambiguous-amount');
  const cents = Number(split.whole) * 100 + Number(split.decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(cents)) return refuse('amount-too-large');
  return ok(match[1] === '-' || match[1] === '−' ? 0 - cents : cents);
}

/** The amount as people read it: `1.234,50 €` in German, `€1,234.50` in English. */
export const formatMoney = (cents: Cents, language: Language): string => moneyFormats[language].format(cents / 100);

/** The amount without a currency sign and always with a point, as files and payment standards want it: `1234.50`. */
export function plainAmount(cents: Cents): string {
  const digits = String(Math.abs(wholeCents(cents))).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The share `numerator / denominator` of an amount, rounded half up to the cent (away from zero, DIN 1333). */
export function shareOf(cents: Cents, numerator: number, denominator: number): Cents {
  if (denominator <= 0) throw new RangeError('The denominator of a share must be above zero');
  const product = BigInt(wholeCents(cents)) * BigInt(numerator);
  const by = BigInt(denominator);
  const size = product < 0n ? -product : product;
  const rounded = Number((2n * size + by) / (2n * by));
  return product < 0n ? 0 - rounded : rounded;
}

/** What is owed of a yearly amount for some full months, 0 to 12, rounded half up to the cent. */
export function proRataByMonths(yearly: Cents, months: number): Cents {
  if (!Number.isInteger(months) || months < 0 || months > 12) throw new RangeError('Months of a year are 0 to 12');
  return shareOf(yearly, months, 12);
}

/** Equal instalments that add up to the total exactly; they differ by at most one cent and the first ones carry it. */
export function splitIntoInstalments(total: Cents, count: number): Cents[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError('There must be at least one instalment');
  const base = Math.trunc(wholeCents(total) / count);
  const rest = total - base * count;
  return Array.from({ length: count }, (_, i) => (i < Math.abs(rest) ? base + Math.sign(rest) : base));
}

/** Parts in the ratio of the weights that add up to the total exactly: running sums are rounded, so no cent is lost. */
export function splitByWeights(total: Cents, weights: readonly number[]): Cents[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0 || weights.some((w) => !Number.isInteger(w) || w < 0)) throw new RangeError('Weights are whole numbers');
  let weight = 0;
  let given = 0;
  return weights.map((w) => {
    weight += w;
    const upTo = shareOf(total, weight, sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** True for a whole number of cents that can be counted with exactly. */
export const isCents = (value: unknown): value is Cents => Number.isSafeInteger(value);

function splitDecimals(digits: string, language: Language): { whole: string; decimals: string } | undefined {
  const plain = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(digits);
  if (plain) return { whole: plain[1]!, decimals: plain[2] ?? '' };
  const grouped = /^(\d{1,3}(?:([.,'])\d{3})(?:\2\d{3})*)(?:([.,])(\d{1,2}))?$/.exec(digits);
  if (!grouped || grouped[2] === grouped[3]) return undefined;
  const foreignMark = language === 'de' ? ',' : '.';
  if (grouped[3] === undefined && grouped[2] === foreignMark) return undefined;
  return { whole: grouped[1]!.replace(/[.,']/g, ''), decimals: grouped[4] ?? '' };
}

function wholeCents(cents: Cents): Cents {
  if (!isCents(cents)) throw new RangeError(`Not a whole number of cents: ${cents}`);
  return cents;
}

const money = (locale: string) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
const moneyFormats: Readonly<Record<Language, Intl.NumberFormat>> = { de: money('de-DE'), en: money('en-GB') };

/** Integer euro cents; never a fraction. */
export type Cents = number;
export type MoneyRefusal = 'not-an-amount' | 'ambiguous-amount' | 'amount-too-large';
