import { useSyncExternalStore } from 'react';

/** Whether the server answered last time, and when it last did. */
export interface ServerState {
  readonly isAway: boolean;
  /** Milliseconds since 1970; null before the first answer. */
  readonly lastAnswer: number | null;
  /** When this was found out, in milliseconds since 1970. */
  readonly foundAt: number;
}

let state: ServerState = { isAway: false, lastAnswer: null, foundAt: 0 };
const listeners = new Set<() => void>();

function become(next: Omit<ServerState, 'foundAt'>): void {
  state = { ...next, foundAt: Date.now() };
  for (const listener of listeners) listener();
}

export function serverAnswered(at: number): void {
  become({ isAway: false, lastAnswer: at });
}

/**
 * The server did not answer.
 *
 * @param seenAt when what is shown instead was last seen, in milliseconds since 1970; the oldest of it counts
 */
export function serverIsAway(seenAt?: number): void {
  const isOlder = seenAt !== undefined && !(state.lastAnswer !== null && state.lastAnswer < seenAt);
  become({ isAway: true, lastAnswer: isOlder ? seenAt : state.lastAnswer });
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
