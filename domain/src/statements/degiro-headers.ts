/**
 * The words DEGIRO puts over the columns of Transactions.csv, language by language.
 *
 * Some exports cut long names off, others change the last words: names are compared without case, diacritics and
 * punctuation, and a beginning is enough. Where a language knows several words for a column they are separated by `|`.
 */
export const DEGIRO_FIELDS = [
  'date',
  'time',
  'product',
  'isin',
  'exchange',
  'venue',
  'quantity',
  'price',
  'localValue',
  'value',
  'rate',
  'fxFee',
  'fee',
  'total',
  'orderId',
] as const;

export type DegiroField = (typeof DEGIRO_FIELDS)[number];

/** In the order of `DEGIRO_FIELDS`. */
const PRINTED: Record<string, string> = {
  en:
    'Date, Time, Product, ISIN, Reference exchange|Exchange, Venue, Quantity, Price, Local value, Value, ' +
    'Exchange rate, AutoFX Fee, Transaction and/or third party fees|Transaction costs, Total, Order ID',
  nl:
    'Datum, Tijd, Product, ISIN, Beurs, Uitvoeringsplaats, Aantal, Koers, Lokale waarde, Waarde, ' +
    'Wisselkoers, AutoFX Kosten, Transactiekosten en/of kosten van derden, Totaal, Order ID',
  de:
    'Datum, Uhrzeit, Produkt, ISIN, Referenzbörse|Börse, Ausführungsort, Anzahl, Kurs, Wert in Lokalwährung, Wert, ' +
    'Wechselkurs, AutoFX-Gebühr, Transaktionsgebühren|Transaktionskosten|Gebühr, Gesamt, Order-ID',
  it:
    'Data, Ora, Prodotto, ISIN, Borsa di riferimento|Borsa, Sede di esecuzione, Quantità, Quotazione|Prezzo, ' +
    'Valore locale, Valore, Tasso di cambio, Commissione AutoFX, ' +
    'Costi di transazione|Commissioni di transazione, Totale, ID Ordine',
  cs:
    'Datum, Čas, Produkt, ISIN, Referenční burza|Burza, Místo provedení, Počet|Množství, Cena, ' +
    'Místní hodnota|Hodnota v domácí měně, Hodnota, Směnný kurz, AutoFX poplatek|Poplatek AutoFX, ' +
    'Transakční poplatky|Poplatky za transakci, Celkem, ID objednávky|Objednávka',
  fr:
    "Date, Heure, Produit, Code ISIN|ISIN, Bourse de référence|Bourse, Lieu d'exécution, Quantité, Cours|Prix, " +
    'Valeur locale|Montant devise locale, Valeur|Montant, Taux de change, Frais AutoFX, ' +
    'Frais de courtage|Frais de transaction|Coûts de transaction, Total|Montant négocié, ID Ordre',
  es:
    'Fecha, Hora, Producto, ISIN, Bolsa de referencia|Bolsa, Centro de ejecución, Número|Cantidad, Precio, ' +
    'Valor local, Valor, Tipo de cambio, Comisión AutoFX, ' +
    'Costes de transacción|Comisiones de transacción, Total, ID Orden',
  pt:
    'Data, Hora, Produto, ISIN, Bolsa de referência|Bolsa, Local de execução, Quantidade, Preço, ' +
    'Valor local, Valor, Taxa de câmbio, Custo AutoFX|Comissão AutoFX, ' +
    'Custos de transação|Comissões de transação, Total, ID da Ordem',
};

const COMBINING_MARKS = /[\u0300-\u036F]/g;
const NOT_ALPHANUMERIC = /[^a-z0-9]/g;

/** A header cell reduced to what does not change between exports: letters without marks, and digits. */
export function plainHeader(cell: string): string {
  return cell.normalize('NFD').replace(COMBINING_MARKS, '').toLowerCase().replace(NOT_ALPHANUMERIC, '');
}

/** Language → for each field its names, reduced by `plainHeader`. */
export const DEGIRO_NAMES: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries(PRINTED).map(([language, names]) => [
    language,
    names.split(', ').map((alternatives) => alternatives.split('|').map(plainHeader)),
  ]),
);
