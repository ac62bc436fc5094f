import type { ReactNode } from 'react';
import type { NetWorth } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import styles from './net-worth-notes.module.css';

export interface NetWorthNotesProps {
  readonly netWorth: NetWorth;
  readonly kindName: (code: string) => string;
  /** A holding by its name, and the way to where its price can be entered. */
  readonly holdingLink: (isin: string) => ReactNode;
}

/** What the figures lack or carry on for long, each with the day that it is known of. */
export function NetWorthNotes({ netWorth, kindName, holdingLink }: NetWorthNotesProps) {
  const t = useT();
  const dates = useDateStyle();
  const { points, left_out: left, not_known_before: unknown } = netWorth;
  const old = (points.at(-1)?.by_type ?? []).filter(({ is_stale: isStale }) => isStale);
  return (
    <>
      <Note words={t('snapshots.carried-long')}>
        {old.map(({ asset_type: code, recorded_on: day }) => (
          <li key={code}>
            {kindName(code)}, {dateText(dates, day)}
          </li>
        ))}
      </Note>
      <Note words={t('snapshots.known-from')}>
        {unknown.map(({ asset_type: code, asset_detail: account, date }) => (
          <li key={[code, account].join(' ')}>
            {[kindName(code), account].filter(Boolean).join(' · ')}, {dateText(dates, date)}
          </li>
        ))}
      </Note>
      <Note words={t('snapshots.untold-days')}>
        {left.map(({ isin }) => (
          <li key={isin}>{holdingLink(isin)}</li>
        ))}
      </Note>
    </>
  );
}

function Note({ words, children }: { words: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div className={styles.note}>
      <p>{words}</p>
      <ul className={styles.items}>{children}</ul>
    </div>
  );
}
