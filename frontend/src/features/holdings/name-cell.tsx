import type { ReactNode } from 'react';
import type { Position } from '../../api/wire.ts';
import { TwoLines } from '../../ui/two-lines.tsx';
import { nameOf } from './position-facts.ts';

/** The way to the page of a position. */
export type PositionLink = (position: Position, words: string) => ReactNode;

/** What a position is called, and its ISIN below when that is something else. */
export function NameCell({ position, link }: { position: Position; link: PositionLink }) {
  return (
    <TwoLines
      first={link(position, nameOf(position))}
      second={position.name === null ? null : position.isin}
    />
  );
}
