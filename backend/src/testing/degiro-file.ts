/** Files as DEGIRO exports them, in its English layouts of 2025 and 2021. */
export interface ExportedTrade {
  /** `DD-MM-YYYY` */
  readonly date: string;
  /** `HH:MM` */
  readonly time: string;
  readonly product: string;
  readonly isin: string;
  /** Negative for a sale. */
  readonly units: number;
  /** Price in cents of EUR. */
  readonly cents: number;
  /** Fee in cents of EUR. */
  readonly feeCents: number;
  readonly orderId: string;
}

const HEADER =
  'Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value EUR,Exchange rate,AutoFX Fee,' +
  'Transaction and/or third party fees EUR,Total EUR,Order ID,';

function amount(cents: number, digits = 2): string {
  const text = (cents / 100).toFixed(2).replace('.', ',') + '0'.repeat(digits - 2);
  return `"${text}"`;
}

function line(trade: ExportedTrade): string {
  const value = -trade.units * trade.cents;
  return [
    trade.date,
    trade.time,
    `"${trade.product}"`,
    trade.isin,
    'XET',
    'XETA',
    String(trade.units),
    amount(trade.cents, 4),
    'EUR',
    amount(value),
    'EUR',
    amount(value),
    '',
    '"0,00"',
    amount(-trade.feeCents),
    amount(value - trade.feeCents),
    '',
    trade.orderId,
  ].join(',');
}

/** One export as a whole, in the layout of 2025. */
export function degiroFile(trades: readonly ExportedTrade[]): string {
  return [HEADER, ...trades.map(line), ''].join('\r\n');
}

/** ISINs with correct check digits: `IE` and nine digits that count up. */
export function sampleIsin(index: number): string {
  const body = `IE${String(index).padStart(9, '0')}`;
  const digits = Array.from(body, (letter) => Number.parseInt(letter, 36)).join('');
  const sum = Array.from(digits).reduceRight((total, digit, place) => {
    const doubled = (digits.length - 1 - place) % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** `count` trades over `isins` instruments and ten years; two purchases to one smaller sale. */
export function sampleTrades(count: number, isins: number, firstOrder = 0): ExportedTrade[] {
  const day = (index: number) => String(1 + (index % 28)).padStart(2, '0');
  const month = (index: number) => String(1 + (Math.floor(index / 28) % 12)).padStart(2, '0');
  return Array.from({ length: count }, (_, index) => ({
    date: `${day(index)}-${month(index)}-${2016 + Math.floor((index / count) * 10)}`,
    time: `${String(9 + (index % 8)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
    product: `SAMPLE FUND ${index % isins}`,
    isin: sampleIsin(index % isins),
    units: index % 3 === 2 ? -(1 + (index % 4)) : 5 + (index % 90),
    cents: 5_000 + ((index * 7) % 10_000),
    feeCents: index % 4 === 0 ? 0 : 100 + (index % 200),
    orderId: `00000000-0000-4000-8000-${String(firstOrder + index).padStart(12, '0')}`,
  }));
}
