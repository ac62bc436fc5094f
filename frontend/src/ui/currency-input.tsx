import { type ComponentProps, useId } from 'react';
import { TextInput } from './text-input.tsx';

/** Currencies that ETFs are traded in most; any other can be typed. */
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CZK', 'SEK', 'PLN', 'JPY'];

/** Pence and cents as exchanges write them: the case tells them from pounds and rand. */
const OF_HUNDREDTHS: readonly string[] = ['GBp', 'ZAc'];

export interface CurrencyInputProps extends Omit<
  ComponentProps<typeof TextInput>,
  'value' | 'onChange' | 'list'
> {
  readonly value: string;
  /** Told as it is typed, and in capitals when the field is left: `GBp` alone stays, as pence are not pounds. */
  readonly onCurrency: (currency: string) => void;
}

/** The three letters of a currency. */
export function CurrencyInput({ value, onCurrency, ...rest }: CurrencyInputProps) {
  const list = useId();
  return (
    <>
      <TextInput
        {...rest}
        list={list}
        maxLength={3}
        autoCapitalize="characters"
        value={value}
        onChange={(event) => {
          onCurrency(event.target.value);
        }}
        onBlur={() => {
          const code = OF_HUNDREDTHS.includes(value) ? value : value.toUpperCase();
          if (code !== value) onCurrency(code);
        }}
      />
      <datalist id={list}>
        {CURRENCIES.map((currency) => (
          <option key={currency} value={currency} />
        ))}
      </datalist>
    </>
  );
}
