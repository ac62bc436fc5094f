import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { FormatsProvider } from '../format/locale.tsx';
import { DecimalInput } from './decimal-input.tsx';

function Price({ numbers, given }: { numbers: string; given: string }) {
  const [value, setValue] = useState(given);
  return (
    <FormatsProvider formats={{ numbers, dates: { locale: numbers, format: 'auto' } }}>
      <DecimalInput
        aria-label="Price"
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
        }}
      />
      <output>{value}</output>
    </FormatsProvider>
  );
}

const input = () => screen.getByRole('textbox', { name: 'Price' });

test.each([
  ['de-DE', '1234.5', '1234,5'],
  ['cs-CZ', '-0.25', '-0,25'],
  ['en-GB', '1234.5', '1234.5'],
  ['de-CH', '1234.5', '1234.5'],
  ['de-DE', '12', '12'],
])('in %s a given %s is written %s, and stays what it is', (numbers, given, shown) => {
  render(<Price numbers={numbers} given={given} />);
  expect(input()).toHaveValue(shown);
  expect(screen.getByRole('status')).toHaveTextContent(given);
});

test('what is typed stays as it is typed, with either mark', async () => {
  render(<Price numbers="de-DE" given="1.5" />);
  const person = userEvent.setup();
  await person.clear(input());
  await person.type(input(), '2.75');
  expect(input()).toHaveValue('2.75');
  await person.clear(input());
  await person.type(input(), '2,75');
  expect(input()).toHaveValue('2,75');
});
