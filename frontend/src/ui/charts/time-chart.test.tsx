import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { FormatsProvider } from '../../format/locale.tsx';
import { KeyboardProvider } from '../../keyboard/keyboard.tsx';
import { plainSpaces } from '../../testing/figure-text.ts';
import { PeriodPills } from '../period-pills.tsx';
import { PrivacyProvider } from '../privacy.tsx';
import type { ChartData } from './chart-types.ts';
import type { Period } from './period.ts';
import { TimeChart } from './time-chart.tsx';

const DATA: ChartData = {
  at: ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'],
  unit: { kind: 'money', currency: 'EUR' },
  series: [
    { key: 'value', words: 'Market value', look: 'line', values: ['100000', '92000.5', null, '115234.25'] },
    { key: 'invested', words: 'Net invested', look: 'stepped', values: ['90000', '90000', '95000', '95000'] },
  ],
  marks: [
    { at: '2026-02-03', points: 'up', words: 'BUY 12' },
    { at: '2026-02-04', points: 'up', words: 'BUY 13' },
    { at: '2026-02-05', points: 'down', words: 'SELL 1' },
  ],
};

function show(data = DATA, isPrivate = false) {
  const formats = { numbers: 'en-GB', dates: { locale: 'en-GB', format: 'auto' as const } };
  return render(
    <KeyboardProvider>
      <FormatsProvider formats={formats}>
        <PrivacyProvider isOn={isPrivate}>
          <TimeChart label="Market value" data={data} />
        </PrivacyProvider>
      </FormatsProvider>
    </KeyboardProvider>,
  );
}

const textOf = (element: Element | null) => plainSpaces(element?.textContent ?? null);

describe('a chart over time', () => {
  test('says in a sentence what it shows: first, last, lowest and highest', () => {
    const { container } = show();
    expect(textOf(container.querySelector('figcaption'))).toBe(
      'Market value from 1 Jan 2026 to 1 Apr 2026: first €100,000.00, last €115,234.25, lowest €92,000.50 on 1 Feb 2026, highest €115,234.25 on 1 Apr 2026.',
    );
  });

  test('has axes in round figures and days, and names its lines where they end', () => {
    const { container } = show();
    const texts = Array.from(container.querySelectorAll('svg text'), textOf);
    expect(texts).toEqual([
      '€90k',
      '€100k',
      '€110k',
      'Jan 2026',
      'Feb',
      'Mar',
      'Apr',
      'Market value',
      'Net invested',
    ]);
  });

  test('is read point by point with the keys, and what happened there is told', async () => {
    const person = userEvent.setup();
    show();
    const cursor = screen.getByRole('slider', { name: 'Market value, point by point' });
    const said = () => plainSpaces(cursor.getAttribute('aria-valuetext'));
    await person.tab();
    expect(cursor).toHaveFocus();
    expect(said()).toBe('1 Apr 2026, Market value €115,234.25, Net invested €95,000.00');
    await person.keyboard('{ArrowLeft}');
    expect(said()).toBe('1 Mar 2026, Net invested €95,000.00');
    await person.keyboard('{ArrowLeft}');
    expect(said()).toContain('BUY 12, BUY 13, SELL 1');
    expect(screen.getByText('and 1 more')).toBeInTheDocument();
    await person.keyboard('{Home}{ArrowLeft}');
    expect(said()).toContain('1 Jan 2026');
    await person.keyboard('{End}{PageDown}');
    expect(said()).toContain('1 Mar 2026');
    await person.keyboard('x{Escape}');
    expect(screen.queryByText('and 1 more')).not.toBeInTheDocument();
  });

  test('shows the figures under the pointer until it leaves', () => {
    show();
    const cursor = screen.getByRole('slider');
    fireEvent.pointerMove(cursor, { clientX: 0, pointerType: 'mouse' });
    expect(screen.getByText('1 Jan 2026')).toBeInTheDocument();
    fireEvent.pointerLeave(cursor, { pointerType: 'mouse' });
    expect(screen.queryByText('1 Jan 2026')).not.toBeInTheDocument();
  });

  test('becomes a table of the same rows by v, newest first', async () => {
    const person = userEvent.setup();
    show();
    await person.keyboard('v');
    const table = await screen.findByRole('table', { name: 'Market value' });
    const rows = within(table).getAllByRole('row').map(textOf);
    expect(rows).toEqual([
      'DateMarket valueNet invested',
      '1 Apr 2026€115,234.25€95,000.00',
      '1 Mar 2026—Not known€95,000.00',
      '1 Feb 2026€92,000.50€90,000.00',
      '1 Jan 2026€100,000.00€90,000.00',
    ]);
    await person.click(screen.getByRole('button', { name: 'View as chart' }));
    expect(screen.getByRole('slider')).toBeInTheDocument();
  });

  test('hides amounts in privacy, on the axis and in words', () => {
    const { container } = show(DATA, true);
    expect(container.textContent).not.toMatch(/€\d/);
    expect(container.querySelector('svg text')).toHaveTextContent('€••k');
    expect(container.querySelector('figcaption')).toHaveTextContent(
      'Market value from 1 Jan 2026 to 1 Apr 2026. Amounts are hidden.',
    );
  });

  test('of ratios stays readable in privacy', () => {
    const unit = { kind: 'fraction' } as const;
    const series = [
      { key: 'd', words: 'Drawdown', look: 'fall', values: ['0', '-0.1', '-0.05', '0'] },
    ] as const;
    const { container } = show({ at: DATA.at, unit, series }, true);
    expect(container.querySelector('svg text')).toHaveTextContent('−10%');
  });

  test('without any figure says so', () => {
    const series = [{ key: 'v', words: 'Index', look: 'line', values: [null] }] as const;
    const { container } = show({ at: ['2026-01-01'], unit: { kind: 'number', digits: 1 }, series });
    expect(container.querySelector('figcaption')).toHaveTextContent('There are no figures to show.');
  });
});

describe('saving a chart', () => {
  async function saved(button: string) {
    const files: Blob[] = [];
    const names: string[] = [];
    vi.stubGlobal(
      'URL',
      class extends URL {
        static override createObjectURL = (file: Blob) => {
          files.push(file);
          return 'blob:chart';
        };
        static override revokeObjectURL = () => undefined;
      },
    );
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    const person = userEvent.setup();
    show();
    await person.click(screen.getByRole('button', { name: button }));
    click.mockRestore();
    vi.unstubAllGlobals();
    return { files, names };
  }

  test('as SVG gives a file that stands alone', async () => {
    const { files, names } = await saved('Save as SVG');
    expect(names).toEqual(['market-value.svg']);
    const text = (await files[0]?.text()) ?? '';
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    expect(drawing.getAttribute('viewBox')).toMatch(/^-24 -24 /);
    expect(drawing.querySelector('title')?.textContent).toContain('lowest');
    expect(text).not.toMatch(/class=|var\(|data-/);
  });
});

test('a period is chosen by pointer or by its key', async () => {
  const person = userEvent.setup();
  const offered = ['ytd', '1y', 'max'] as const satisfies readonly Period[];
  function Pills() {
    const [period, setPeriod] = useState<(typeof offered)[number]>('1y');
    return <PeriodPills periods={offered} value={period} onChange={setPeriod} />;
  }
  render(
    <KeyboardProvider>
      <Pills />
    </KeyboardProvider>,
  );
  expect(screen.getByRole('radio', { name: '1Y' })).toBeChecked();
  await person.keyboard('3');
  expect(screen.getByRole('radio', { name: 'Max' })).toBeChecked();
  await person.click(screen.getByRole('radio', { name: 'YTD' }));
  expect(screen.getByRole('radio', { name: 'YTD' })).toBeChecked();
  await person.keyboard('4');
  expect(screen.getByRole('radio', { name: 'YTD' })).toBeChecked();
});
