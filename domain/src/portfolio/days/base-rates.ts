import { quotientHalfEven } from '../../money/round.ts';
import { powerOfTen } from '../../money/decimal.ts';
import { indexOnOrBefore } from '../../valuation/close-series.ts';
import { conversionCursor, type ExchangeRates, PIVOT_CURRENCY } from '../../valuation/exchange-rates.ts';

/** An amount times `multiply` / `divide` is in the base currency. */
interface Factor {
  readonly multiply: bigint;
  readonly divide: bigint;
}

interface CurrencyRates {
  /** One a day; the same object while the rate stays the same. */
  readonly factors: readonly (Factor | null)[];
  readonly ratedFrom: number;
}

const SAME: Factor = { multiply: 1n, divide: 1n };

/** The rates of every day of a stretch into the base currency: the last ones on or before the day, never later ones. */
export class BaseRates {
  readonly #rates: ExchangeRates;
  readonly #base: string;
  readonly #first: number;
  readonly #length: number;
  readonly #known = new Map<string, CurrencyRates>();

  /**
   * @param first   the first day, since 1970-01-01
   * @param length  how many days
   */
  constructor(rates: ExchangeRates, base: string, first: number, length: number) {
    this.#rates = rates;
    this.#base = base;
    this.#first = first;
    this.#length = length;
  }

  /** How many days pass before there is a rate of the currency. */
  ratedFrom(currency: string): number {
    return this.#of(currency).ratedFrom;
  }

  /** The first day from `at` on by which every rate that converts the currency has been published again. */
  publishedFrom(currency: string, at: number): number {
    const needed = [currency, this.#base].filter(
      (code) => currency !== this.#base && code !== PIVOT_CURRENCY,
    );
    return Math.max(at, ...needed.map((code) => this.#nextOf(code, at)));
  }

  #nextOf(currency: string, at: number): number {
    const known = this.#rates.get(currency) ?? [];
    const nexts = known.map(({ series }) => series.days[indexOnOrBefore(series, this.#first + at - 1) + 1]);
    return Math.min(
      ...nexts.map((day) => (day === undefined ? this.#length : day - this.#first)),
      this.#length,
    );
  }

  /** Whether the rate of a day is another one than that of the day before. */
  isNew(currency: string, at: number): boolean {
    const { factors } = this.#of(currency);
    return factors[at] !== factors[at - 1];
  }

  /** Digits in the base currency, rounded once, half-even; asked only from `ratedFrom` on. */
  inBase(digits: bigint, currency: string, at: number): bigint {
    const factor = this.#of(currency).factors[at] as Factor;
    return factor === SAME ? digits : quotientHalfEven(digits * factor.multiply, factor.divide);
  }

  #of(currency: string): CurrencyRates {
    const known = this.#known.get(currency);
    if (known) return known;
    const factors = this.#factorsOf(currency);
    const at = factors.findIndex((factor) => factor !== null);
    const told = { factors, ratedFrom: at === -1 ? this.#length : at };
    this.#known.set(currency, told);
    return told;
  }

  #factorsOf(currency: string): readonly (Factor | null)[] {
    const conversionAt = conversionCursor(this.#rates, currency, this.#base);
    let last: { readonly by: unknown; readonly per: unknown; readonly factor: Factor } | null = null;
    return Array.from({ length: this.#length }, (_, at) => {
      const conversion = conversionAt(this.#first + at);
      if (!conversion) return null;
      const { multiply: by, divide: per } = conversion;
      if (last?.by === by && last.per === per) return last.factor;
      const scaleBy = by?.value.scale ?? 0;
      const scalePer = per?.value.scale ?? 0;
      const multiply = (by?.value.digits ?? 1n) * powerOfTen(scalePer);
      const divide = (per?.value.digits ?? 1n) * powerOfTen(scaleBy);
      const factor = by === null && per === null ? SAME : { multiply, divide };
      last = { by, per, factor };
      return factor;
    });
  }
}
