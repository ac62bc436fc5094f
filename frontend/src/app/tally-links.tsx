import type { ReactNode } from 'react';
import { Link } from '../router/link.tsx';
import { PositionLink } from './position-link.tsx';

/** The link that opens a transaction over the page. */
export function tradeLink(id: number, words: string): ReactNode {
  return (
    <Link to="." search={(search) => ({ ...search, trade: id })} resetScroll={false}>
      {words}
    </Link>
  );
}

/** The name of an instrument, which leads to its page. */
export function nameLink(isin: string, name: string | null): ReactNode {
  return <PositionLink isin={isin}>{name ?? isin}</PositionLink>;
}
