import { foldedName } from '../ledger/look-through.ts';

/** What is read of a file of what a fund holds. */
export type FundColumn = 'name' | 'weight' | 'sector' | 'region' | 'assetClass';

/** How providers head their columns (iShares, Vanguard, Xtrackers, Amundi), folded as `foldedName` does. */
const HEADERS: Readonly<Record<FundColumn, readonly string[]>> = {
  name: [
    'NAME',
    'HOLDING',
    'HOLDINGS',
    'HOLDING NAME',
    'SECURITY',
    'SECURITY NAME',
    'INSTRUMENT',
    'CONSTITUENT',
    'BEZEICHNUNG',
    'WERTPAPIER',
    'WERTPAPIERNAME',
    'TITEL',
    'POSITION',
    'NOM',
    'LIBELLE',
    'VALEUR',
    'TITRE',
    'NOM DU TITRE',
    'INSTRUMENT FINANCIER',
    'NOME',
    'DENOMINAZIONE',
    'TITOLO',
    'NOME TITOLO',
    'NOME DEL TITOLO',
    'NAZEV',
    'NAZEV CENNEHO PAPIRU',
    'CENNY PAPIR',
  ],
  weight: [
    'WEIGHT',
    'WEIGHTING',
    'WEIGHTS',
    'OF FUND',
    'OF FUNDS',
    'OF MARKET VALUE',
    'OF NET ASSETS',
    'PERCENT OF FUND',
    'FUND WEIGHT',
    'MARKET VALUE WEIGHT',
    'GEWICHTUNG',
    'GEWICHT',
    'ANTEIL',
    'POIDS',
    'PONDERATION',
    'PONDERATION EN',
    'PESO',
    'PONDERAZIONE',
    'VAHA',
    'PODIL',
  ],
  sector: [
    'SECTOR',
    'SECTORS',
    'SECTOR NAME',
    'GICS SECTOR',
    'INDUSTRY',
    'INDUSTRY CLASSIFICATION',
    'SEKTOR',
    'BRANCHE',
    'INDUSTRIE',
    'BRANCHENKLASSIFIZIERUNG',
    'SECTEUR',
    'SECTEUR D ACTIVITE',
    'SETTORE',
    'ODVETVI',
  ],
  region: [
    'LOCATION',
    'COUNTRY',
    'COUNTRY NAME',
    'REGION',
    'GEOGRAPHICAL LOCATION',
    'COUNTRY OF RISK',
    'STANDORT',
    'LAND',
    'PAYS',
    'EMPLACEMENT',
    'ZONE GEOGRAPHIQUE',
    'LOCALISATION',
    'PAESE',
    'AREA GEOGRAFICA',
    'ZEME',
    'STAT',
  ],
  assetClass: [
    'ASSET CLASS',
    'TYPE OF SECURITY',
    'SECURITY TYPE',
    'ANLAGEKLASSE',
    'ASSETKLASSE',
    'WERTPAPIERTYP',
    'CLASSE D ACTIFS',
    'CLASSE D ACTIF',
    'CLASSE DI ATTIVITA',
    'ASSET CLASS NAME',
    'TRIDA AKTIV',
  ],
};

/** Where the columns are, and how the file itself heads them. */
export type FundHeader = Readonly<
  Partial<Record<FundColumn, { readonly index: number; readonly heading: string }>>
>;

/** Longer cells are no headings, and not searched for parentheses that may never close. */
const LONGEST_HEADING = 100;

/** `Weight (%)` and `% of fund*` are told by their words alone. */
function wordsOf(heading: string): string {
  if (heading.length > LONGEST_HEADING) return '';
  return foldedName(heading.replaceAll(/\([^)]*\)/g, ' ').replace(/[%*]/g, ' '));
}

/**
 * The header that a record is: it names weights and what they are of.
 *
 * @returns null for any other record
 */
export function fundHeader(cells: readonly string[]): FundHeader | null {
  const words = cells.map(wordsOf);
  const header: Partial<Record<FundColumn, { index: number; heading: string }>> = {};
  for (const [column, known] of Object.entries(HEADERS)) {
    const index = words.findIndex((word) => known.includes(word));
    if (index !== -1) header[column as FundColumn] = { index, heading: (cells[index] as string).trim() };
  }
  const { weight, name, sector, region } = header;
  return weight && (name ?? sector ?? region) ? header : null;
}
