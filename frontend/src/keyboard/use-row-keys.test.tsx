import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { expect, test } from 'vitest';
import { KeyboardProvider } from './keyboard.tsx';
import { focusedRowKey, focusRow, useRowKeys } from './use-row-keys.ts';

function List() {
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  return (
    <ul ref={list}>
      {['a', 'b', 'c'].map((key) => (
        <li key={key} data-row-key={key}>
          <button data-row-primary>{key}</button>
        </li>
      ))}
    </ul>
  );
}

function renderList() {
  render(
    <KeyboardProvider>
      <List />
    </KeyboardProvider>,
  );
  return userEvent.setup();
}

test('j begins at the first row, goes on, and stays at the last', async () => {
  const person = renderList();
  await person.keyboard('j');
  expect(screen.getByRole('button', { name: 'a' })).toHaveFocus();
  await person.keyboard('jjjj');
  expect(screen.getByRole('button', { name: 'c' })).toHaveFocus();
});

test('k begins at the last row and stays at the first', async () => {
  const person = renderList();
  await person.keyboard('k');
  expect(screen.getByRole('button', { name: 'c' })).toHaveFocus();
  await person.keyboard('kkkk');
  expect(screen.getByRole('button', { name: 'a' })).toHaveFocus();
});

test('the row that has the focus is known by its key', () => {
  renderList();
  const list = screen.getByRole('list');
  expect(focusedRowKey(list)).toBeNull();
  focusRow(list, 'b');
  expect(focusedRowKey(list)).toBe('b');
  focusRow(list, 'nowhere');
  expect(focusedRowKey(list)).toBe('b');
});
