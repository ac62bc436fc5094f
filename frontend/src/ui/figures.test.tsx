import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { FormatsProvider } from '../format/locale.tsx';
import { AllocationBar } from './allocation-bar.tsx';
import { Amount } from './amount.tsx';
import { Day } from './day.tsx';
import { Delta } from './delta.tsx';
import { FactList } from './fact-list.tsx';
import { PercentChange } from './percent-change.tsx';
import { Percent } from './percent.tsx';
import { PrivacyProvider } from './privacy.tsx';
import { Quantity } from './quantity.tsx';
import { StatRow } from './stat-row.tsx';

function show(children: ReactNode, { isPrivate = false } = {}) {
  return render(
    <FormatsProvider formats={{ numbers: 'en-GB', dates: { locale: 'en-GB', format: 'auto' } }}>
      <PrivacyProvider isOn={isPrivate}>{children}</PrivacyProvider>
    </FormatsProvider>,
  ).container;
}

describe('an amount', () => {
  test('sets symbol and fraction apart from the whole', () => {
    const container = show(<Amount value="128402.31" currency="EUR" faded />);
    expect(container).toHaveTextContent('€128,402.31');
    const faded = Array.from(container.querySelectorAll('.faded'), (part) => part.textContent);
    expect(faded).toEqual(['€', '.', '31']);
  });

  test('that is unknown is a dash that says why', async () => {
    show(<Amount value={null} currency="EUR" reason="No price for 14 days" />);
    const dash = screen.getByRole('button', { name: 'Not available' });
    expect(dash).toHaveTextContent('—');
    expect(dash).toHaveAccessibleDescription('No price for 14 days');
    expect(screen.getByRole('tooltip')).toHaveClass('visually-hidden');
    const person = userEvent.setup();
    await person.tab();
    expect(screen.getByRole('tooltip')).not.toHaveClass('visually-hidden');
    await person.keyboard('{Escape}');
    expect(screen.getByRole('tooltip')).toHaveClass('visually-hidden');
    await person.hover(dash);
    expect(screen.getByRole('tooltip')).not.toHaveClass('visually-hidden');
    await person.unhover(dash);
    expect(screen.getByRole('tooltip')).toHaveClass('visually-hidden');
  });

  test('hides every digit in privacy, and its length stays', () => {
    const container = show(<Amount value="128402.31" currency="EUR" />, { isPrivate: true });
    expect(container).toHaveTextContent('hidden€•••,•••.••');
    expect(container.querySelectorAll('.dot')).toHaveLength(8);
  });
});

describe('a change', () => {
  test.each([
    ['13880.08', '+13,880.08', 'up'],
    ['-991.64', '\u2212991.64', 'down'],
    ['-0.001', '0.00', 'none'],
  ])('of %s is signed and knows its direction', (value, written, direction) => {
    const container = show(<Delta value={value} currency="EUR" withSymbol={false} />);
    expect(container).toHaveTextContent(written);
    expect(container.firstElementChild).toHaveAttribute('data-direction', direction);
  });

  test('that stands alone has a mark and its percentage', () => {
    const container = show(<Delta value="-9872.14" percentage="-8.33" currency="EUR" withMark />);
    expect(container).toHaveTextContent('▼\u2212€9,872.14\u22128.33%');
  });

  test('down is good news for fees, and no news for cash', () => {
    const directionFor = (favourable: 'down' | 'neither') =>
      show(<Delta value="-2" currency="EUR" favourable={favourable} />).firstElementChild?.getAttribute(
        'data-direction',
      );
    expect([directionFor('down'), directionFor('neither')]).toEqual(['up', 'none']);
  });

  test('that is unknown says why', () => {
    show(<Delta value={null} currency="EUR" reason="Enter the value first." layout="stacked" />);
    expect(screen.getByRole('button')).toHaveAccessibleDescription('Enter the value first.');
  });

  test('keeps its percentage in privacy', () => {
    const container = show(<Delta value="9872.14" percentage="8.33" currency="EUR" />, { isPrivate: true });
    expect(container).toHaveTextContent('+€•,•••.••+8.33%');
  });
});

test('a ratio and a quantity have the digits they are told, or a reason', () => {
  expect(show(<Percent value="0.5771" unit="fraction" digits={1} />)).toHaveTextContent('57.7%');
  expect(show(<Quantity value="612" digits={4} />)).toHaveTextContent('612.0000');
  expect(show(<Percent value={null} unit="fraction" />)).toHaveTextContent('—');
  expect(show(<Quantity value={null} digits={2} />)).toHaveTextContent('—');
});

test('a price stays readable in privacy', () => {
  expect(show(<Quantity value="121.09" digits={4} secret={false} />, { isPrivate: true })).toHaveTextContent(
    '121.0900',
  );
});

test('a day has its ISO form as title', () => {
  show(<Day date="2026-11-24" />);
  expect(screen.getByText('24 Nov 2026')).toHaveAttribute('title', '2026-11-24');
});

test('a return is signed and coloured, and one that rounds to nothing is neither', () => {
  const directionOf = (value: string) => {
    const container = show(<PercentChange value={value} />);
    return [
      container.textContent,
      container.querySelector('[data-direction]')?.getAttribute('data-direction'),
    ];
  };
  expect(directionOf('0.0834')).toEqual(['+8.34%', 'up']);
  expect(directionOf('-0.0834')).toEqual(['−8.34%', 'down']);
  expect(show(<PercentChange value="-0.118" digits={1} withSymbol={false} />).textContent).toBe('−11.8');
  expect(directionOf('-0.00001')).toEqual(['0.00%', 'none']);
  expect(show(<PercentChange value={null} reason="No price" />)).toHaveTextContent('—No price');
});

test('figures below each other have their labels and notes, and the sum stands apart', () => {
  const container = show(
    <FactList
      facts={[
        { label: 'Gain', figure: '+80', note: 'per year' },
        { label: 'Total', figure: '+80', isTotal: true },
      ]}
    />,
  );
  expect(screen.getAllByRole('definition').map((one) => one.textContent)).toEqual(['+80per year', '+80']);
  expect(container.querySelectorAll('[data-total]')).toHaveLength(1);
});

test('figures in a row have their labels', () => {
  show(<StatRow label="Key figures" stats={[{ label: 'Fees paid', figure: '€318.40' }]} />);
  expect(screen.getByRole('region', { name: 'Key figures' })).toHaveTextContent('Fees paid€318.40');
});

test('every part of an allocation is named, the sixth and later drawn as rest', () => {
  const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({
    key,
    name: `Fund ${key}`,
    weight: '0.16',
    amount: '€100',
    share: '16.0%',
  }));
  const container = show(<AllocationBar label="Allocation by holding" parts={parts} />);
  expect(screen.getByRole('figure', { name: 'Allocation by holding' })).toBeInTheDocument();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toContain('Fund f€10016.0%');
  const drawn = Array.from(container.querySelectorAll('.length'), (part) => part.getAttribute('data-part'));
  expect(drawn).toEqual(['1', '2', '3', '4', '5', 'rest']);
});
