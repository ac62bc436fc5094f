import {
  type AskedPart,
  commonWeightLines,
  type FundFigure,
  fundOverlapLines,
  type KnownFund,
  knownWeightLines,
  LOOK_THROUGH_KINDS,
  type LookThroughKind,
  ownedWeightLines,
  type TrailLine,
  weightInFundLines,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../../http/problem.ts';
import { breakdownsOf, lookThroughRows } from '../../records/look-through/look-through.repository.ts';
import { figureOfOther } from './figure-among.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

/** What of a fund, or of two of them, is asked about. */
export interface FundQuestion {
  readonly figure: FundFigure;
  readonly isin: string | null;
  /** The fund that it is compared with. */
  readonly otherIsin: string | null;
  /** What kind of weights, and under which name. */
  readonly part: AskedPart | null;
  readonly page: Page;
}

/**
 * The arithmetic of what is known of a fund, or of what two of them have in common.
 *
 * @throws Problem 404 when nothing is known of what one of them holds, or it holds nothing under that name
 */
export async function fundTrail(
  db: Kysely<Tables>,
  { figure, isin, otherIsin, part, page }: FundQuestion,
): Promise<TrailPage> {
  if (isin === null) throw figureOfOther(figure, 'a figure of one fund: name its isin');
  const kind = figure === 'known_weight' ? kindOf(part) : 'holding';
  const fund = await knownFund(db, isin, kind);
  const other = async () => {
    if (otherIsin === null) throw figureOfOther(figure, 'a figure of two funds: name other_isin');
    return await knownFund(db, otherIsin, kind);
  };
  const paged = (lines: readonly TrailLine[]) => pageOf(lines, page);
  switch (figure) {
    case 'known_weight':
      return paged(knownWeightLines(fund, kind));
    case 'owned_weight':
      return paged(ownedWeightLines(fund));
    case 'fund_overlap':
      return paged(fundOverlapLines(fund, await other()));
    case 'common_weight':
      return paged(commonWeightLines(fund, await other(), nameOf(part)) ?? notHeld(part));
    case 'weight_in_fund':
      return paged(weightInFundLines(fund, nameOf(part)) ?? notHeld(part));
  }
}

function kindOf(part: AskedPart | null): LookThroughKind {
  const kind = LOOK_THROUGH_KINDS.find((one) => one === part?.by);
  if (kind === undefined)
    throw figureOfOther('known_weight', 'a figure of one kind: allocation_by is region, sector or holding');
  return kind;
}

async function knownFund(db: Kysely<Tables>, isin: string, kind: LookThroughKind): Promise<KnownFund> {
  const [breakdown] = breakdownsOf(await lookThroughRows(db, isin, kind));
  if (breakdown) return { isin, parts: breakdown.parts };
  throw new Problem(404, 'look_through_not_found', `Nothing is known of what ${isin} holds.`, { isin });
}

const nameOf = (part: AskedPart | null) => part?.key ?? '';

function notHeld(part: AskedPart | null): never {
  const name = nameOf(part);
  throw new Problem(404, 'part_not_found', `Nothing is held of "${name}".`, { part: name });
}
