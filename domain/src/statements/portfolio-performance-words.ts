/** The words of Portfolio Performance's exports, language by language; compared without case, diacritics and punctuation. */
import { plainHeader } from './degiro-headers.ts';

/** The columns that are read, by the names that the reader knows them by. */
const COLUMNS = [
  'date',
  'type',
  'value',
  'currency',
  'gross',
  'gross currency',
  'fees',
  'taxes',
  'shares',
  'isin',
  'ticker',
  'name',
  'time',
  'depot',
] as const;

/** In the order of `COLUMNS`; where a language knows several words they are separated by `|`. */
const PRINTED_COLUMNS = {
  en: 'Date, Type, Value, Transaction Currency, Gross Amount, Currency Gross Amount, Fees, Taxes, Shares, ISIN, Ticker Symbol, Security Name, Time, Securities Account',
  de: 'Datum, Typ, Wert, Buchungswährung, Bruttobetrag, Währung Bruttobetrag, Gebühren, Steuern, Stück, ISIN, Ticker-Symbol, Wertpapiername, Uhrzeit, Depot',
  nl: 'Datum, Transactietype|Type, Waarde (netto)|Waarde, Transactievaluta, Waarde (bruto), Valuta (bruto), Kosten, Belasting|Belastingen, Aantal, ISIN, Tickersymbool, Effect, Tijd, Effectenrekening',
  fr: "Date, Type, Valeur, Devise de l'opération, Montant brut, Montant brut en devise, Frais, Impôts / Taxes, Parts, ISIN, Symbole boursier, Nom du titre, Heure, Compte-titres",
  it: 'Data, Tipo, Valore, Valuta Operazione, Importo Lordo, Importo lordo valuta, Commissioni, Tasse, Azioni, ISIN, Simbolo Titolo, Nome Titolo, Ora, Conto titoli',
} as const;

/** What a row is; `own in` and `own out` are two halves of a booking between own accounts, of units or of money. */
export type PortfolioPerformanceType =
  | 'buy'
  | 'sell'
  | 'in'
  | 'out'
  | 'own in'
  | 'own out'
  | 'dividend'
  | 'fees'
  | 'taxes'
  | 'refund'
  | 'interest'
  | 'cash';

const PRINTED_TYPES: Readonly<Record<PortfolioPerformanceType, string>> = {
  buy: 'Buy, Kauf, Koop, Aankoop, Achat, Compra',
  sell: 'Sell, Verkauf, Verkoop, Vente, Vendi',
  in: 'Delivery (Inbound), Einlieferung, Levering (inkomend), Distribution (Entrante), Trasferimento Titoli (in entrata)',
  'own in':
    'Transfer (Inbound), Umbuchung (Eingang), Overboeking (inkomend), Transfert (Entrant), Trasferimento (in entrata)',
  out: 'Delivery (Outbound), Auslieferung, Levering (uitgaand), Distribution (Sortante), Trasferimento Titoli (in uscita)',
  'own out':
    'Transfer (Outbound), Umbuchung (Ausgang), Overboeking (uitgaand), Transfert (Sortant), Trasferimento (in uscita)',
  dividend: 'Dividend, Dividends, Dividende, Dividendes, Dividendo',
  fees: 'Fees, Gebühren, Kosten, Frais, Commissioni',
  taxes: 'Taxes, Steuern, Belastingen, Belasting, Impôts / Taxes, Tasse',
  refund:
    'Fees Refund, Gebührenerstattung, Terugbetaling kosten, Remboursement de Frais, Rimborso commissioni, ' +
    'Tax Refund, Steuerrückerstattung, Terugbetaling belastingen, Remboursement Impôts / Taxes, Rimborso tasse',
  interest:
    "Interest, Interest Charge, Zinsen, Zinsbelastung, Rente, Rentekosten, Intérêts, Frais d'Intérêts, Interesse, Interesse passivo",
  cash: 'Deposit, Removal, Einlage, Entnahme, Storting, Opname, Onttrekking, Dépôt, Retrait, Deposita, Rimozione',
};

const TYPES: ReadonlyMap<string, PortfolioPerformanceType> = new Map(
  (Object.entries(PRINTED_TYPES) as [PortfolioPerformanceType, string][]).flatMap(([type, words]) =>
    words.split(', ').map((word) => [plainHeader(word), type] as const),
  ),
);

/** What the word in the column of types means; undefined for a word that is not known. */
export function portfolioPerformanceType(cell: string): PortfolioPerformanceType | undefined {
  return TYPES.get(plainHeader(cell));
}

export type PortfolioPerformanceLanguage = keyof typeof PRINTED_COLUMNS;

export const LANGUAGES = Object.keys(PRINTED_COLUMNS) as PortfolioPerformanceLanguage[];

/** The names of the columns of a header in one language; what it does not know is an empty text. */
export function columnNames(header: readonly string[], language: PortfolioPerformanceLanguage): string[] {
  const names = new Map<string, string>();
  for (const [index, words] of PRINTED_COLUMNS[language].split(', ').entries())
    for (const word of words.split('|')) names.set(plainHeader(word), String(COLUMNS[index]));
  return header.map((cell) => names.get(plainHeader(cell)) ?? '');
}
