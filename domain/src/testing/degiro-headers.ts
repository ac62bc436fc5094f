/**
 * Header lines as DEGIRO has printed them, copied from exports and public converters rather than from the reader.
 * Those of `cs` and `it` are partly translated by hand: no real export of these was at hand.
 */
export interface PrintedHeader {
  readonly language: string;
  readonly layout: 'currency-first' | 'amount-first' | 'autofx';
  readonly line: string;
}

export const PRINTED_HEADERS: readonly PrintedHeader[] = [
  {
    language: 'de',
    layout: 'currency-first',
    line: 'Datum,Uhrzeit,Produkt,ISIN,Börse,Anzahl,,Kurs,,Wert in Lokalwährun,,Wert,Wechselkurs,,Gebühr,,Gesamt,Order-ID',
  },
  {
    language: 'en',
    layout: 'amount-first',
    line: 'Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value,,Exchange rate,Transaction and/or third party fees,,Total,,Order ID',
  },
  {
    language: 'en',
    layout: 'amount-first',
    line: 'Date,Time,Product,ISIN,Reference,Venue,Quantity,Price,,Local value,,Value,,Exchange rate,Transaction and/or third,,Total,,Order ID',
  },
  {
    language: 'en',
    layout: 'amount-first',
    line: 'Date,Time,Product,ISIN,Reference,Venue,Quantity,Price,,Local value,,Value,,Exchange rate,Transaction costs,,Total,,Order ID',
  },
  {
    language: 'nl',
    layout: 'amount-first',
    line: 'Datum,Tijd,Product,ISIN,Beurs,Uitvoeringsplaa,Aantal,Koers,,Lokale waarde,,Waarde,,Wisselkoers,Transactiekosten en/of kosten van derden,,Totaal,,Order ID',
  },
  {
    language: 'de',
    layout: 'amount-first',
    line: 'Datum,Uhrzeit,Produkt,ISIN,Referenzbörse,Ausführungsort,Anzahl,Kurs,,Wert in Lokalwährung,,Wert,,Wechselkurs,Transaktionsgebühren,,Gesamt,,Order-ID',
  },
  {
    language: 'de',
    layout: 'amount-first',
    line: 'Datum,Uhrzeit,Produkt,ISIN,Referenzbörse,Ausführungsort,Anzahl,Kurs,,Wert in Lokalwährung,,Wert,,Wechselkurs,Transaktionskosten,,Gesamt,,Order-ID',
  },
  {
    language: 'cs',
    layout: 'amount-first',
    line: 'Datum,Čas,Produkt,ISIN,Referenční burza,Místo provedení,Počet,Cena,,Místní hodnota,,Hodnota,,Směnný kurz,Transakční poplatky a/nebo poplatky třetích stran,,Celkem,,ID objednávky',
  },
  {
    language: 'en',
    layout: 'autofx',
    line: 'Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value EUR,Exchange rate,AutoFX Fee,Transaction and/or third party fees EUR,Total EUR,Order ID,',
  },
  {
    language: 'nl',
    layout: 'autofx',
    line: 'Datum,Tijd,Product,ISIN,Beurs,Uitvoeringsplaats,Aantal,Koers,,Lokale waarde,,Waarde EUR,Wisselkoers,AutoFX Kosten,Transactiekosten en/of kosten van derden EUR,Totaal EUR,Order ID,',
  },
  {
    language: 'de',
    layout: 'autofx',
    line: 'Datum,Uhrzeit,Produkt,ISIN,Referenzbörse,Ausführungsort,Anzahl,Kurs,,Wert in Lokalwährung,,Wert EUR,Wechselkurs,AutoFX-Gebühr,Transaktionsgebühren und/oder Fremdkosten EUR,Gesamt EUR,Order-ID,',
  },
  {
    language: 'es',
    layout: 'autofx',
    line: 'Fecha,Hora,Producto,ISIN,Bolsa de referencia,Centro de ejecución,Número,Precio,,Valor local,,Valor EUR,Tipo de cambio,Comisión AutoFX,Costes de transacción y/o externos EUR,Total EUR,ID Orden,',
  },
  {
    language: 'fr',
    layout: 'autofx',
    line: "Date,Heure,Produit,Code ISIN,Bourse de référence,Lieu d'exécution,Quantité,Cours,,Valeur locale,,Valeur EUR,Taux de change,Frais AutoFX,Frais de courtage et/ou de parties EUR,Total EUR,ID Ordre,",
  },
  {
    language: 'it',
    layout: 'autofx',
    line: 'Data,Ora,Prodotto,ISIN,Borsa di riferimento,Sede di esecuzione,Quantità,Quotazione,,Valore locale,,Valore EUR,Tasso di cambio,Commissione AutoFX,Costi di transazione e/o di terze parti EUR,Totale EUR,ID Ordine,',
  },
  {
    language: 'pt',
    layout: 'autofx',
    line: 'Data,Hora,Produto,ISIN,Bolsa de referência,Local de execução,Quantidade,Preço,,Valor local,,Valor EUR,Taxa de câmbio,Custo AutoFX,Custos de transação e/ou de terceiros EUR,Total EUR,ID da Ordem,',
  },
  {
    language: 'cs',
    layout: 'autofx',
    line: 'Datum,Čas,Produkt,ISIN,Referenční burza,Místo provedení,Počet,Cena,,Místní hodnota,,Hodnota EUR,Směnný kurz,Poplatek AutoFX,Transakční poplatky EUR,Celkem EUR,ID objednávky,',
  },
];
