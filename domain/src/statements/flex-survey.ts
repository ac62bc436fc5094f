/** What is to be known of all corporate actions before one is judged. */
export interface ActionSurvey {
  /** The first row of each split: further rows, of other accounts, tell the same. */
  readonly firstOf: ReadonlyMap<string, number>;
  /** Splits after which the instrument has another ISIN, so that they are more than a split. */
  readonly renaming: ReadonlySet<string>;
}

/** What is to be known of all rows of a Flex query before one is judged. */
export interface FlexSurvey {
  /** Account → its base currency, where that is known. */
  readonly bases: ReadonlyMap<string, string>;
  readonly broker: string;
  /** Rows that only sum up others of the file. */
  readonly skipped: ReadonlySet<number>;
  readonly actions: ActionSurvey;
}
