import { useQuery } from '@tanstack/react-query';
import { portfolioSummaryQuery } from '../features/holdings/queries.ts';
import { kindName } from '../features/other-assets/kind-name.ts';
import { assetKindsQuery } from '../features/other-assets/kind-queries.ts';
import { readSnapshotsSearch } from '../features/snapshots/search.ts';
import { partName } from '../features/allocation/part-name.ts';
import type { WhyPart } from '../features/why/line-words.ts';
import { OF_ASSETS } from '../features/why/queries.ts';
import { WhyDialog } from '../features/why/why-dialog.tsx';
import { useLanguage, useT } from '../i18n/language.tsx';
import { Link } from '../router/link.tsx';
import { useNavigate } from '../router/use-place.ts';
import type { FigureName } from '../ui/figure-names.ts';
import type { WhyQuestion } from '../ui/why-question.ts';
import type { DialogSearch } from './search.ts';
import type { WhyTrail } from './use-why-trail.ts';
import { NO_WHY, whySearch } from './why-search.ts';

/** Figures whose lines name assets. */
const ALL_ASSETS: ReadonlySet<FigureName> = new Set<FigureName>([
  'total_value_eur',
  'net_worth_other_assets',
]);

export interface WhyAnswerProps {
  readonly question: WhyQuestion;
  readonly page: number;
  readonly trail: WhyTrail;
}

/** The arithmetic of a figure, with the names that the pages know and the ways on. */
export function WhyAnswer({ question, page, trail }: WhyAnswerProps) {
  const t = useT();
  const navigate = useNavigate();
  const nameOf = useNames();
  const partNameOf = usePartNames(nameOf);
  const isOfAssets = OF_ASSETS.has(question.figure) || ALL_ASSETS.has(question.figure);
  const isOfSnapshots = question.moment !== undefined;
  const kinds = useQuery({ ...assetKindsQuery, enabled: isOfAssets || isOfSnapshots }).data ?? [];
  const go = (changed: DialogSearch) => {
    navigate({ to: '.', search: (search) => ({ ...search, ...changed }), resetScroll: false });
  };
  const before = trail.before(question);
  return (
    <WhyDialog
      question={question}
      page={page}
      nameOf={nameOf}
      assetNameOf={(type, detail) => {
        const kind = kindName(t, type, kinds);
        return detail === null ? kind : `${kind}, ${detail}`;
      }}
      partNameOf={partNameOf}
      onPage={(next) => {
        go({ why_page: next === 1 ? undefined : next });
      }}
      onBack={
        before
          ? () => {
              go(whySearch(before));
            }
          : undefined
      }
      onClose={() => {
        go(NO_WHY);
      }}
      tradeLink={(id, words) => (
        <Link to="." search={(search) => ({ ...search, trade: id })} resetScroll={false}>
          {words}
        </Link>
      )}
      pricesLink={(isin, words) => (
        <Link to="/prices/$isin" params={{ isin }}>
          {words}
        </Link>
      )}
      changeLink={(change, words) => (
        <Link to="/history" search={{ change }}>
          {words}
        </Link>
      )}
      snapshotLink={(moment, words) => (
        <Link
          to="/snapshots"
          search={(search) => ({
            ...readSnapshotsSearch({ ...search }),
            ...whySearch(question),
            why_page: page === 1 ? undefined : page,
            snapshot: moment,
          })}
          resetScroll={false}
        >
          {words}
        </Link>
      )}
      questionLink={(next, words) => (
        <Link
          to="."
          search={(search) => ({ ...search, ...whySearch(next) })}
          resetScroll={false}
          onClick={() => {
            trail.onFollow(question, next);
          }}
        >
          {words}
        </Link>
      )}
    />
  );
}

/** Parts of an allocation in the reader's language; an instrument by its name. */
function usePartNames(nameOf: (isin: string) => string): (part: WhyPart) => string {
  const t = useT();
  const { language } = useLanguage();
  return ({ by, kind, key }) =>
    partName({ t, language }, by, { kind, key, name: by === 'instrument' ? nameOf(key) : key });
}

/** Names of the instruments that are traded. */
function useNames(): (isin: string) => string {
  const { data } = useQuery(portfolioSummaryQuery);
  return (isin) => {
    const positions = data ? [...data.holdings, ...data.closed_positions, ...data.oversold_positions] : [];
    return positions.find((position) => position.isin === isin)?.name ?? isin;
  };
}
