import type { ReactNode } from 'react';
import { Menu } from './menu.tsx';

/** Actions that are seldom wanted, behind three dots. */
export function OverflowMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu label={label} sign="⋯">
      {children}
    </Menu>
  );
}
