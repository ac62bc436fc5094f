import { startTransition, useEffect, useState } from 'react';

/** Of the app as a whole: whoever comes back to a page finds all of it, and the place where it was scrolled to. */
let wasPainted = false;

/**
 * Whether the first figures of the app have been seen. What stands below them waits for that: it weighs more than they do,
 * and they would be painted together with it.
 */
export function useIsPainted(): boolean {
  const [isPainted, setIsPainted] = useState(wasPainted);
  useEffect(() => {
    if (isPainted) return undefined;
    const go = () => {
      wasPainted = true;
      startTransition(() => {
        setIsPainted(true);
      });
    };
    // A frame is drawn after its callbacks; a page in the background draws none.
    let timer = document.hidden ? setTimeout(go) : undefined;
    const frame = requestAnimationFrame(() => {
      timer ??= setTimeout(go);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isPainted]);
  return isPainted;
}
