import { useStoredChoice } from '../ui/stored-choice.ts';

/** Whether amounts are hidden from whoever looks over the reader's shoulder. */
export function usePrivacy(): { isPrivate: boolean; hide: (isPrivate: boolean) => void } {
  const [stored, store] = useStoredChoice('privacy');
  const hide = (isPrivate: boolean) => {
    store(isPrivate ? 'on' : null);
  };
  return { isPrivate: stored === 'on', hide };
}
