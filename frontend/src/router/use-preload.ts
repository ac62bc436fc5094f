import { useEffect, useRef } from 'react';
import { useRouter } from './use-place.ts';

/** Whoever points at a link for so long means it. */
const INTENT_MS = 50;

/** What a link listens to, so that its page is loaded when somebody is about to go there. */
export function usePreload(address: string) {
  const { preload } = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const cancel = () => {
    clearTimeout(timer.current);
  };
  const begin = () => {
    cancel();
    timer.current = setTimeout(() => void preload(address), INTENT_MS);
  };
  useEffect(() => cancel, []);
  return {
    onMouseEnter: begin,
    onFocus: begin,
    onMouseLeave: cancel,
    onBlur: cancel,
    onTouchStart: () => void preload(address),
  };
}
