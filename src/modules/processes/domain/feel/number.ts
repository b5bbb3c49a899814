import { Decimal as Base } from 'decimal.js';

/** Decimal arithmetic as DMN 1.5, 10.3.2.3.1 asks: IEEE 754 decimal128, 34 digits, halves to even. */
export const Decimal = Base.clone({
  precision: 34,
  rounding: Base.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6176,
  toExpNeg: -6200,
  toExpPos: 6200,
  defaults: true,
});
export type Decimal = Base;

/** A FEEL number from digits or a JavaScript number, rounded to 34 digits. */
export function numberOf(value: string | number | bigint): Decimal {
  return new Decimal(typeof value === 'bigint' ? value.toString() : value).toSignificantDigits(34);
}

/** The number when it is finite and representable, otherwise null (division by zero, overflow). */
export function finite(value: Decimal): Decimal | null {
  if (!value.isFinite()) return null;
  return value.isZero() ? zero : value;
}

/** The steps that writing a number out costs: numbers with thousands of places are short in memory and long on paper. */
export function digitPrice(value: Decimal): number {
  return Math.abs(value.e) >> 3;
}

/** Tells a FEEL number from every other value. */
export function isNumber(value: unknown): value is Decimal {
  return value instanceof Decimal;
}

export const zero: Decimal = new Decimal(0);
export const one: Decimal = new Decimal(1);
