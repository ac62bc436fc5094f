import { createContext, type ReactNode, useContext } from 'react';

const PrivacyContext = createContext(false);

/** Amounts and units below it are hidden while `isOn`; ratios and dates stay. */
export function PrivacyProvider({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  return <PrivacyContext value={isOn}>{children}</PrivacyContext>;
}

export function usePrivacy(): boolean {
  return useContext(PrivacyContext);
}
