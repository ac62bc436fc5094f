import { useSyncExternalStore } from 'react';

/** Whether the server answered last time, and when it last did. */
export interface ServerState {
  readonly isAway: boolean;
  /** Milliseconds since 1970; null before the first answer. */
  readonly lastAnswer: number | null;
}

let state: ServerState = { isAway: false, lastAnswer: null };
const listeners = new Set<() => void>();

function become(next: ServerState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function serverAnswered(at: number): void {
  become({ isAway: false, lastAnswer: at });
}

export function serverIsAway(): void {
  become({ ...state, isAway: true });
}

export function useServerState(): ServerState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => state,
  );
}
