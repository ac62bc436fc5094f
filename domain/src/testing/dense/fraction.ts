import { type Decimal, powerOfTen } from '../../money/decimal.ts';

/** Digits behind the point that a fraction keeps on its way to a binary number. */
const BINARY_DIGITS = 40;

/**
 * An exact fraction of two whole numbers, immutable. Sums are reduced, products only when asked for: most are small, or added
 * up right afterwards.
 */
export class Fraction {
  static readonly ZERO = new Fraction(0n, 1n);
  static readonly ONE = new Fraction(1n, 1n);

  readonly numerator: bigint;
  /** > 0. */
  readonly denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** @throws RangeError for a denominator of 0 */
  static of(numerator: bigint, denominator = 1n): Fraction {
    if (denominator === 0n) throw new RangeError('nothing divides by 0');
    return denominator < 0n ? new Fraction(-numerator, -denominator) : new Fraction(numerator, denominator);
  }

  static ofDecimal(value: Decimal): Fraction {
    return new Fraction(value.digits, powerOfTen(value.scale));
  }

  static sum(values: Iterable<Fraction>): Fraction {
    let total = Fraction.ZERO;
    for (const value of values) total = total.plus(value);
    return total;
  }

  plus(addend: Fraction): Fraction {
    return new Fraction(
      this.numerator * addend.denominator + addend.numerator * this.denominator,
      this.denominator * addend.denominator,
    ).reduced();
  }

  minus(subtrahend: Fraction): Fraction {
    return this.plus(subtrahend.negated());
  }

  times(multiplier: Fraction): Fraction {
    return new Fraction(this.numerator * multiplier.numerator, this.denominator * multiplier.denominator);
  }

  /** @throws RangeError for a divisor of 0 */
  over(divisor: Fraction): Fraction {
    return Fraction.of(this.numerator * divisor.denominator, this.denominator * divisor.numerator);
  }

  negated(): Fraction {
    return new Fraction(-this.numerator, this.denominator);
  }

  absolute(): Fraction {
    return this.numerator < 0n ? this.negated() : this;
  }

  /** −1, 0 or 1 as this is below, equal to or above `other`. */
  compare(other: Fraction): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  sign(): -1 | 0 | 1 {
    return this.compare(Fraction.ZERO);
  }

  equals(other: Fraction): boolean {
    return this.compare(other) === 0;
  }

  /** Half-even, to so many digits behind the point. */
  rounded(digits: number): Fraction {
    const scale = powerOfTen(digits);
    const twice = 2n * this.numerator * scale;
    const whole = twice / (2n * this.denominator);
    const rest = twice - whole * 2n * this.denominator;
    const distance = rest < 0n ? -rest : rest;
    const isUp = distance > this.denominator || (distance === this.denominator && whole % 2n !== 0n);
    const away = this.numerator < 0n ? -1n : 1n;
    return new Fraction(isUp ? whole + away : whole, scale);
  }

  /** The nearest binary number, for powers and logarithms; good to 40 fraction digits before that. */
  toNumber(): number {
    return Number((this.numerator * powerOfTen(BINARY_DIGITS)) / this.denominator) / 10 ** BINARY_DIGITS;
  }

  /** The same number in its lowest terms. */
  reduced(): Fraction {
    let [a, b] = [this.numerator < 0n ? -this.numerator : this.numerator, this.denominator];
    while (b !== 0n) [a, b] = [b, a % b];
    return new Fraction(this.numerator / a, this.denominator / a);
  }
}
