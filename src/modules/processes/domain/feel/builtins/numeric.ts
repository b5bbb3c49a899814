import { Decimal, finite, zero } from '../number.ts';
import { MonthsDuration, NanosDuration } from '../temporal.ts';
import { type BuiltinBody, defineBuiltins } from './define.ts';

const rounders = {
  floor: Decimal.ROUND_FLOOR,
  ceiling: Decimal.ROUND_CEIL,
  'round up': Decimal.ROUND_UP,
  'round down': Decimal.ROUND_DOWN,
  'round half up': Decimal.ROUND_HALF_UP,
  'round half down': Decimal.ROUND_HALF_DOWN,
} as const;

/** Numeric functions (DMN 1.5, 10.3.4.5). */
export const numericBuiltins = defineBuiltins({
  ...Object.fromEntries(
    Object.entries(rounders).flatMap(([name, mode]): [string, BuiltinBody][] => [
      [`${name}(n: number)`, ([n]) => roundTo(n, zero, mode)],
      [`${name}(n: number, scale: number)`, ([n, scale]) => roundTo(n, scale, mode)],
    ]),
  ),
  'decimal(n: number, scale: number)': ([n, scale]) => roundTo(n, scale, Decimal.ROUND_HALF_EVEN),
  'abs(n: number)': ([n]) => n.abs(),
  'abs(n: years and months duration)': ([n]) => new MonthsDuration(Math.abs(n.months)),
  'abs(n: days and time duration)': ([n]) => new NanosDuration(n.nanos < 0n ? -n.nanos : n.nanos),
  'modulo(dividend: number, divisor: number)': ([dividend, divisor], run) => {
    run.spend(250);
    return modulo(dividend, divisor);
  },
  'sqrt(number: number)': ([n], run) => {
    run.spend(60);
    return n.isNegative() && !n.isZero() ? undefined : n.sqrt();
  },
  'log(number: number)': ([n], run) => {
    run.spend(300);
    return n.greaterThan(0) ? n.ln() : undefined;
  },
  'exp(number: number)': ([n], run) => {
    run.spend(300);
    return finite(n.exp()) ?? undefined;
  },
  'odd(number: number)': ([n]) => (n.isInteger() ? !n.mod(2).isZero() : undefined),
  'even(number: number)': ([n]) => (n.isInteger() ? n.mod(2).isZero() : undefined),
});

/** The number rounded to so many decimal places; undefined when the scale is outside decimal128. */
function roundTo(n: Decimal, scale: Decimal, mode: (typeof rounders)[keyof typeof rounders] | 6): Decimal | undefined {
  const places = scale.truncated();
  if (places.lessThan(-6111) || places.greaterThan(6176)) return undefined;
  if (places.isNegative()) {
    const unit = new Decimal(10).pow(places.negated());
    return finite(n.dividedBy(unit).toDecimalPlaces(0, mode).times(unit)) ?? undefined;
  }
  return finite(n.toDecimalPlaces(places.toNumber(), mode)) ?? undefined;
}

function modulo(dividend: Decimal, divisor: Decimal): Decimal | undefined {
  if (divisor.isZero()) return undefined;
  const rest = dividend.mod(divisor);
  if (rest.isZero()) return zero;
  return rest.isNegative() === divisor.isNegative() ? rest : rest.plus(divisor);
}
