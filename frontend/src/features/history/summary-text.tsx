import { hiddenDigits } from '../../format/hidden-digits.ts';
import { usePrivacy } from '../../ui/privacy.tsx';

/** The server's sentence about a change; in privacy without its digits, as amounts stand among them. */
export function SummaryText({ children }: { children: string }) {
  const isHidden = usePrivacy();
  return <span lang="en">{isHidden ? hiddenDigits(children) : children}</span>;
}
