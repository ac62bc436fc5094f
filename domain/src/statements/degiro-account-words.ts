/** The words of DEGIRO's Account.csv in eight languages, reduced by `plainHeader`. */
import { plainHeader } from './degiro-headers.ts';

/** The columns that are read; of the two amounts each has its currency before it or behind it, under an empty name. */
export type AccountColumn =
  | 'date'
  | 'time'
  | 'value date'
  | 'product'
  | 'isin'
  | 'description'
  | 'rate'
  | 'change'
  | 'balance'
  | 'order id';

const PRINTED: Readonly<Record<AccountColumn, string>> = {
  date: 'Date, Datum, Fecha, Data',
  time: 'Time, Tijd, Uhrzeit, Heure, Hora, Ora, Čas, Uhrze',
  'value date':
    'Value date, Valutadatum, Date de valeur, Date de, Fecha valor, Data Valore, Data Valor, Datum valuty',
  product: 'Product, Produkt, Produit, Producto, Prodotto, Produto',
  isin: 'ISIN, Code ISIN',
  description: 'Description, Omschrijving, Beschreibung, Descripción, Descrizione, Descrição, Popis',
  rate: 'FX, Tipo, Borsa, T, Kurz',
  change: 'Change, Mutatie, Änderung, Mouvements, Variación, Variazioni, Mudança, Pohyb',
  balance: 'Balance, Saldo, Solde, Zůstatek',
  'order id': 'Order Id, ID Ordre, ID Orden, ID Ordine, ID da Ordem, ID objednávky',
};

const COLUMNS: ReadonlyMap<string, AccountColumn> = new Map(
  (Object.entries(PRINTED) as [AccountColumn, string][]).flatMap(([column, words]) =>
    words.split(', ').map((word) => [plainHeader(word), column] as const),
  ),
);

/** The column that a cell of the header names in any language; empty when none. */
export function accountColumn(cell: string): AccountColumn | '' {
  return COLUMNS.get(plainHeader(cell)) ?? '';
}

/** What a row is by its description. */
export type AccountRowKind =
  | 'trade'
  | 'trade fee'
  | 'tax'
  | 'dividend'
  | 'fee'
  | 'credit'
  | 'exchange'
  | 'interest'
  | 'cash'
  | 'corporate action';

/**
 * Parts of reduced descriptions; the first that is found decides, so that a tax on a dividend is not taken for the dividend,
 * nor a sweep of cash for a deposit.
 */
const KINDS: readonly (readonly [AccountRowKind, RegExp])[] = [
  [
    'corporate action',
    /^(?:productwijziging|produktwechsel|produktanderung|productchange|stockdividend|aandelensplit|aktiensplit|stocksplit|isinchange|isinwijziging)/,
  ],
  [
    'cash',
    /geldmarktfonds|moneymarket|fondsmonetaires|cashsweep|geldrekening|geldkonto|reservation|ideal|sofort|einzahlung|auszahlung|deposit|vklad|versement|storting|terugstorting|withdrawal|prelievoflatex|retrait|vyber|^ingreso$|transfer(?:to|from)your/,
  ],
  [
    'exchange',
    /^(?:valuta(?:creditering|debitering)|wahrungswechsel|fx(?:credit|debit|vyuctovani)|(?:credito|prelievo)fx|(?:ingreso|retirada)cambio|(?:credito|cradito|levantamento)dedivisa|operationdechange)/,
  ],
  [
    'tax',
    /dividendbelasting|dividendensteuer|dividendtax|withholdingtax|quellensteuer|impotssurdividende|ritenuta|retenciondeldividendo|retenciondividendo|danzdividendy|impostosobredividendo/,
  ],
  [
    'dividend',
    /^(?:dividend[aeo]?|dividendes|fondsausschuttung|funddistribution|ausschuttung|distributiondefonds|kapitalausschuttung)$/,
  ],
  [
    'trade',
    /^(?:koop|verkoop|buy|sell|kauf|verkauf|achat|vente|compra|venta|acquisto|vendita|venda|nakup|prodej)\d/,
  ],
  [
    'fee',
    /handelsmodalitaten|verbindungskosten|aansluitingskosten|connectionfee|connessione|fraisdeconnexion|conectividad|zaobchodovani|weitergabegebuhr|passthrough|doorberekening|adrgdr|corporateactionkosten|corporateactionfee/,
  ],
  [
    'trade fee',
    /transactiekosten|transactionandor|transaktionsgebuhr|transaktionskosten|fraisdegirodecourtage|courtage|comissoesdetransacao|comissaesdetransaa|costesdetransaccion|costidi?transazione|commissionidi|transakcnipoplat|autofx|externekosten|externalcosts/,
  ],
  ['credit', /courtesy|rabatt|gutschrift|coulance|promotion/],
  ['interest', /zinsen|interest|interesse|^rente|interet|interes|urok|debetrente/],
];

/** What a row is; undefined when its description is none that is known. */
export function accountRowKind(description: string): AccountRowKind | undefined {
  const plain = plainHeader(description);
  return KINDS.find(([, pattern]) => pattern.test(plain))?.[0];
}
