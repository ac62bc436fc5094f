import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { DateFormat } from '../format/date.ts';
import { FormatsProvider } from '../format/locale.tsx';
import { DateInput } from './date-input.tsx';
import { Field } from './field.tsx';

/** A field for a day, with all the days that it has told. */
function renderDay(first: string, locale = 'en-GB', format: DateFormat = 'auto') {
  const told: string[] = [];
  function Day() {
    const [day, setDay] = useState(first);
    return (
      <FormatsProvider formats={{ numbers: locale, dates: { locale, format } }}>
        <Field label="Date">
          <DateInput
            value={day}
            onDay={(next) => {
              told.push(next);
              setDay(next);
            }}
          />
        </Field>
        <button
          type="button"
          onClick={() => {
            setDay('2020-02-29');
          }}
        >
          Elsewhere
        </button>
      </FormatsProvider>
    );
  }
  render(<Day />);
  return { told, person: userEvent.setup(), input: screen.getByRole('textbox', { name: 'Date' }) };
}

test.each([
  ['en-GB', 'auto', '24/11/2026'],
  ['en-US', 'auto', '11/24/2026'],
  ['cs-CZ', 'auto', '24.11.2026'],
  ['en-US', 'dots', '24.11.2026'],
  ['de-DE', 'iso', '2026-11-24'],
  ['de-DE', 'month-first', '11/24/2026'],
] as const)('a day is written in the way of %s, %s, and in ISO form in the title', (locale, format, text) => {
  const { input } = renderDay('2026-11-24', locale, format);
  expect(input).toHaveValue(text);
  expect(input).toHaveAttribute('title', '2026-11-24');
});

test('a day is told once it can be read, and written in full when the reader goes on', async () => {
  const { told, person, input } = renderDay('');
  expect(input).toHaveAttribute('placeholder', 'dd/mm/yyyy');
  await person.type(input, '4.3.2026');
  expect(told).toEqual(['2026-03-04']);
  expect(input).toHaveValue('4.3.2026');
  await person.tab();
  expect(input).toHaveValue('04/03/2026');
  await person.clear(input);
  expect(told).toEqual(['2026-03-04', '']);
});

test('ISO, eight digits and a year of two are read too', async () => {
  const { told, person, input } = renderDay('');
  await person.type(input, '2026-11-24');
  await person.clear(input);
  await person.type(input, '25112026');
  await person.clear(input);
  await person.type(input, '26/11/26{Enter}');
  expect(told).toEqual(['2026-11-24', '', '2026-11-25', '', '2026-11-26']);
});

test('what is no day stays, and is told to be none when the reader goes on', async () => {
  const { told, person, input } = renderDay('2026-11-24');
  await person.clear(input);
  await person.type(input, '31/02/2026');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await person.tab();
  expect(input).toHaveValue('31/02/2026');
  expect(screen.getByRole('alert')).toHaveTextContent('This is no day. Write it like this: dd/mm/yyyy');
  expect(input).toHaveAccessibleDescription(/This is no day/);
  expect(told).toEqual(['']);
  await person.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(input).toHaveValue('29/02/2020');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a month is opened by its button, walked with the keys, and gives the focus back', async () => {
  const { told, person, input } = renderDay('2026-01-31');
  await person.click(screen.getByRole('button', { name: 'Choose a day Date' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Choose a day' }));
  expect(dialog.getByRole('grid', { name: 'January 2026' })).toBeInTheDocument();
  expect(dialog.getAllByRole('columnheader')[0]).toHaveTextContent('Mon');
  expect(dialog.getByRole('gridcell', { selected: true })).toHaveTextContent('31');
  expect(dialog.getByRole('button', { name: /^Saturday,? 31 January 2026$/ })).toHaveFocus();
  await person.keyboard('{PageDown}');
  expect(dialog.getByRole('button', { name: /^Saturday,? 28 February 2026$/ })).toHaveFocus();
  await person.keyboard('{Home}{ArrowUp}{ArrowRight}');
  expect(dialog.getByRole('button', { name: /^Tuesday,? 17 February 2026$/ })).toHaveFocus();
  await person.keyboard('{Shift>}{PageUp}{/Shift}{Enter}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(told).toEqual(['2025-02-17']);
  expect(input).toHaveValue('17/02/2025');
  expect(screen.getByRole('button', { name: 'Choose a day Date' })).toHaveFocus();
});

test('a month opens by Alt and the arrow down; turned and left by its buttons it changes nothing', async () => {
  const { told, person, input } = renderDay('2026-12-24', 'en-US');
  await person.click(input);
  await person.keyboard('{Alt>}{ArrowDown}{/Alt}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Choose a day' }));
  expect(dialog.getAllByRole('columnheader')[0]).toHaveTextContent('Sun');
  await person.click(dialog.getByRole('button', { name: 'Next month' }));
  expect(dialog.getByRole('grid', { name: 'January 2027' })).toBeInTheDocument();
  await person.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(input).toHaveFocus();
  expect(told).toEqual([]);
});
