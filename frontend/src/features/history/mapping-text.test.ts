import { expect, test } from 'vitest';
import { ENGLISH } from '../../i18n/translator.ts';
import { columnsText, mappedBroker, mappingText } from './mapping-text.ts';

const MAPPING = JSON.stringify({
  columns: { date: 'Tag', transaction_type: 'Vorgang', isin: 'Kennung', ratio: 'Teilung' },
  dateOrder: 'dmy',
  decimalMark: 'comma',
  types: [
    { word: 'Kauf', type: 'BUY' },
    { word: 'Zinsen', type: 'LEAVE_OUT' },
  ],
  broker: 'Hausbank',
  currency: null,
  rateOf: 'currency',
  chargesIn: 'currency',
});

test('a mapping is told in sentences', () => {
  expect(mappingText(ENGLISH, MAPPING)).toBe(
    'A file of Hausbank. “Tag” tells: Date; “Vorgang” tells: Type; “Kennung” tells: ISIN; “Teilung” tells: Ratio of a split. ' +
      '“Kauf” means: BUY; “Zinsen” means: Leave out. Order of the date: Day, month, year. Decimal mark: Comma: 1.234,50.',
  );
  expect(mappedBroker(MAPPING)).toBe('Hausbank');
  expect(columnsText('["tag","vorgang"]')).toBe('tag, vorgang');
});

test('what is no mapping stays as it is', () => {
  expect(mappingText(ENGLISH, '{"a":1}')).toBeNull();
  expect(mappingText(ENGLISH, 'not JSON')).toBeNull();
  expect(columnsText('{}')).toBeNull();
  expect(columnsText('not JSON')).toBeNull();
});
