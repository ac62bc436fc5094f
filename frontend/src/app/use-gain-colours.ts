import { useEffect } from 'react';
import { useStoredChoice } from '../ui/stored-choice.ts';

/** Teal for gains and vermilion for losses, or the other way round. `public/boot.js` sets it before the first paint. */
export function useGainColours(): { isInverted: boolean; invert: (isInverted: boolean) => void } {
  const [stored, store] = useStoredChoice('direction');
  const isInverted = stored === 'inverted';
  useEffect(() => {
    if (isInverted) document.documentElement.dataset.direction = 'inverted';
    else delete document.documentElement.dataset.direction;
  }, [isInverted]);
  const invert = (next: boolean) => {
    store(next ? 'inverted' : null);
  };
  return { isInverted, invert };
}
