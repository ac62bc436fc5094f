import { type ComponentProps, useId } from 'react';
import { TextInput } from './text-input.tsx';

/** Currencies that ETFs are traded in most; any other can be typed. */
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CZK', 'SEK', 'PLN', 'JPY'];

export interface CurrencyInputProps extends Omit<
  ComponentProps<typeof TextInput>,
  'value' | 'onChange' | 'list'
> {
  readonly value: string;
  /** Told in capitals. */
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
          onCurrency(event.target.value.toUpperCase());
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
