import { createContext, type ReactNode, useContext, useEffectEvent, useLayoutEffect, useState } from 'react';
import { ShortcutRegistry } from './registry.ts';
import { type ShortcutId, SHORTCUTS } from './shortcuts.ts';

const RegistryContext = createContext<ShortcutRegistry | null>(null);

/** Listens for shortcuts on the whole page. One per app. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new ShortcutRegistry(SHORTCUTS));
  // With the draw and not after it: whoever sees a page can press a key.
  useLayoutEffect(() => {
    document.addEventListener('keydown', registry.onKeyDown);
    return () => {
      document.removeEventListener('keydown', registry.onKeyDown);
    };
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Answers to a shortcut for as long as the component is on the page and `isActive`. */
export function useShortcut(id: ShortcutId, handler: (event: KeyboardEvent) => void, isActive = true): void {
  const registry = useContext(RegistryContext);
  const onPress = useEffectEvent(handler);
  useLayoutEffect(() => {
    if (!registry || !isActive) return;
    return registry.answer(id, (event) => {
      onPress(event);
    });
  }, [registry, id, isActive]);
}
